"""The dates of a plan: the first window by which its facts can be in place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guiju.evaluation.judging import judge
from guiju.gaps import smallest_changes
from guiju.rulebook import load_rulebook
from tests.cast import DAY, POLICY, firm, write_rulebook
from tests.guiju.gaps.desk import Desk, leaf

RICH = leaf("rich", "measure: research, at_least: 50")


def said(tmp_path: Path, windows: str) -> str:
    """The plan of a firm 10万元 short on 31 December 2024: twelve months, so by the end of 2025."""
    (plan,) = smallest_changes(Desk(tmp_path, RICH + windows).judged(research={2023: 40}))
    return plan.text()


BEFORE = "研发费用增加10万元（至50万元）。最早2025年12月31日可达到"


@pytest.mark.parametrize(
    ("windows", "then"),
    [
        ("", "。"),
        (
            "windows:\n- notices: [{year: 2026, opens: 6月1日, closes: 8月31日, confidence: V2}]\n",
            "，最早可报：2026年6月1日—8月31日（以当年通知为准）。",
        ),
        (
            "windows:\n- notices: [{year: 2024, opens: 6月1日, closes: 8月31日, confidence: V}]\n",
            "，最早可报：2026年6月1日—8月31日（参照2024年，以当年通知为准）。",
        ),
        (
            "windows:\n- yearly: {opens: 9月, closes: 9月, confidence: K}\n"
            "- yearly: {opens: 5月, closes: 5月, confidence: K}\n",
            "，最早可报：2026年5月（以当年通知为准）。",
        ),
        (
            "windows:\n- yearly: {opens: 12月, closes: 12月, confidence: K}\n",
            "，最早可报：2025年12月（以当年通知为准）。",
        ),
        (
            "windows:\n- {note: 每年分批, confidence: '?'}\n",
            "，申报时间：每年分批，以当年通知为准。",
        ),
        (
            "windows:\n- notices: [{year: 2026, opens: 6月1日, confidence: '?'}]\n",
            "，申报日期以当年通知为准。",
        ),
        ("windows:\n- {step: annual_report, yearly: {closes: 5月31日, confidence: V}}\n", "。"),
    ],
    ids=["none", "this year", "another year", "batches", "in time", "note", "doubt", "a report"],
)
def test_when_a_plan_can_be_handed_in(tmp_path: Path, windows: str, then: str) -> None:
    """The dates carry their year; where nothing decides, only the notice does."""
    assert said(tmp_path, windows) == BEFORE + then


def test_another_version_by_then(tmp_path: Path) -> None:
    """Version 1 ends with April 2026: whoever applies in June is judged by what comes after it."""
    windows = "windows:\n- notices: [{year: 2026, opens: 6月1日, confidence: V}]\n"
    policy = POLICY.format(id="p", tree=f"  all:\n{RICH}{windows}")
    ended = policy.replace("{from: 2016-01-01}", "{from: 2016-01-01, until: 2026-04-30}")
    book = load_rulebook(write_rulebook(tmp_path, {"p": ended}))
    (plan,) = smallest_changes(judge(book, firm(book, research={2023: 40}), DAY)["p"])
    assert not plan.handing.same_version
    assert plan.handing.text() == (
        "最早可报：2026年6月1日起（以当年通知为准），届时适用的版本不同，须重新判定"
    )


def test_waiting_is_handed_in_too(tmp_path: Path) -> None:
    """A year since registration is over on 1 October 2025; the May after it is the first."""
    tree = leaf("age", "measure: days_since(registration_date), at_least: 365")
    windows = "windows:\n- yearly: {opens: 5月, closes: 5月, confidence: K}\n"
    (plan,) = smallest_changes(
        Desk(tmp_path, tree + windows).judged(registration_date="2024-10-01")
    )
    opening = plan.handing.opening
    assert opening is not None
    assert (opening.first, opening.last) == (date(2026, 5, 1), date(2026, 5, 31))
