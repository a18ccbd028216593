"""Windows of a year: what notices and the calendar say, when one is near, how one closes."""

from __future__ import annotations

from datetime import date

import pytest

from bureau.accounts.viewer import SYSTEM
from bureau.applications import queries
from bureau.applications.windows import Window, notes, windows_of
from bureau.ledger import actions as ledger


def window(identity: str, year: int) -> Window:
    """One window of the calendar."""
    return next(each for each in windows_of(year, ()) if each.id == f"{identity}-{year}")


def test_a_window_that_closes_on_a_holiday_says_what_then() -> None:
    """31 May 2025 is 端午: 30 May, a Friday, is the working day before; a Friday says nothing."""
    assert window("hte_annual_report", 2025).closing_note() == (
        "截止日为节假日，请按前一工作日5月30日准备，以通知为准"
    )
    assert window("hte_annual_report", 2024).closing_note() == ""


def test_a_year_without_its_arrangement_says_so() -> None:
    """31 May 2031 is a Saturday; of 2031 no holidays are entered."""
    assert window("hte_annual_report", 2031).closing_note() == (
        "截止日为节假日，请按前一工作日5月30日准备，以通知为准"
        "（2031年放假安排未录入，按周一至周五计）"
    )


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        ("2026-05-02", "ahead", "30天后开放"),
        ("2026-05-03", "near", "29天后开放"),
        ("2026-06-01", "open", "还剩91天（64个工作日）"),
        ("2026-08-31", "open", "今天截止"),
        ("2026-09-01", "over", ""),
    ],
)
def test_when_a_window_is_near(day: str, state: str, left: str) -> None:
    """1 June to 31 August 2026: near in less than 30 days; 65 weekdays after 1 June less 端午."""
    found, on = window("stsme_submission", 2026), date.fromisoformat(day)
    assert (found.state(on), found.left(on)) == (state, left)


def test_an_unknown_end_is_not_guessed() -> None:
    """From 9 July on it is open, until when nobody wrote down: firms are reminded before only."""
    found = window("js_ipo_pool_submission", 2025)
    assert found.is_near(date(2025, 7, 8))
    assert not found.is_near(date(2025, 7, 9))
    assert found.state_name(date(2025, 7, 9)) == "截止日未见通知"


def test_what_is_known_only_in_words_has_a_note_and_no_day() -> None:
    """高企: 每年分批，江苏各批日期未见."""
    assert "每年分批，江苏各批日期未见" in {note.says for note in notes()}
    assert not [each for each in windows_of(2025, ()) if each.id.startswith("hte_submission")]


@pytest.mark.django_db
def test_a_notice_of_the_year_stands_instead_of_the_calendar() -> None:
    """Autumn's notice replaces autumn, and leaves spring; the mark is the notice's own."""
    values = {"name": "秋季入库", "policy": "js_hte_pool", "year": "2025", "step": "submission"}
    values |= {"opens_on": "2025-08-20", "closes_on": "2025-09-13", "confidence": "seen"}
    code = ledger.create(by=SYSTEM, kind="window", values=values).code
    of_pool = [w for w in queries.windows(SYSTEM, date(2025, 3, 1)) if w.policy == "js_hte_pool"]
    assert [each.id for each in of_pool] == ["js_hte_pool_spring-2025", code]
    assert (of_pool[1].mark_name, of_pool[1].when) == (
        "见过原文",
        "2025年8月20日—2025年9月13日（以当年通知为准）",
    )
    assert "截止日为节假日，请按前一工作日9月12日准备" in of_pool[1].closing_note()
