"""A firm's smallest step taken on paper: its facts with the step, judged by the exact reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

import guiju
from bureau.ledger import queries as ledger
from bureau.runs import queries as runs
from bureau.runs.models import Run
from bureau.runs.queries.judging import changed

ELIGIBLE = "eligible"
MET, OTHER_STEP = "复核符合", "事实或规则已变，原来的一步不再是这一步"


@dataclass(frozen=True)
class Trial:
    """One firm after its step. holds: whether it then meets the policy; says: what came of it."""

    code: str
    holds: bool
    says: str
    day: date
    town: str = ""
    effort: int = 0
    kind: str = ""
    row: Mapping[str, Any] | None = None

    def with_row(self, row: Mapping[str, Any], *, is_ready: bool) -> Trial:
        """With what the list of candidates says of it."""
        kind = "ready" if is_ready else "near"
        return replace(self, town=row["town"], effort=row["effort"], kind=kind, row=row)

    def as_data(self, name: str) -> dict[str, Any]:
        """As a plan keeps it."""
        row = self.row or {}
        by_when = row.get("by_when")
        return {
            "code": self.code,
            "name": name,
            "town": self.town,
            "kind": self.kind,
            "effort": self.effort,
            "when": row.get("when") or "",
            "by_when": by_when.isoformat() if by_when else "",
            "about": row.get("about") or "",
            "text": row.get("text") or "",
            "masked": row.get("masked") or "",
            "clause": row.get("clause") or "",
            "concepts": list(row.get("concepts") or ()),
            "handing": row.get("handing") or "",
            "judged_on": self.day.isoformat(),
            "says": self.says,
        }


def tried(
    run: Run, codes: Sequence[str], policy: str, texts: Mapping[str, str | None]
) -> Iterator[Trial]:
    """Each firm with its step taken; texts: the step as the list has it, blank where none is due.

    The facts are those the run read, so that the same plan can be made again.
    """
    if not codes:
        return
    opened = runs.opened(run)
    for facts in opened.facts_of(codes):
        yield _tried(opened.book, facts, opened.as_of, policy, texts.get(facts.entity) or "")


def _tried(book: guiju.Rulebook, facts: guiju.Facts, on: date, policy: str, text: str) -> Trial:
    before = guiju.judge(book, facts, on, [policy])[policy]
    if not text:
        return _told(before, facts.entity, on)
    plan = next((p for p in guiju.smallest_changes(before) if p.text() == text), None)
    if plan is None:
        return Trial(facts.entity, False, OTHER_STEP, on)
    day = plan.wait_until or on
    after = changed(facts, _moved(plan), book, day)
    return _told(guiju.judge(book, after, day, [policy])[policy], facts.entity, day)


def _told(judged: guiju.Judgement, code: str, day: date) -> Trial:
    if judged.verdict == ELIGIBLE:
        return Trial(code, True, MET, day)
    labels = ledger.kind_of("enterprise").concepts
    blanks = "、".join(labels[name].label for name in judged.missing if name in labels)
    failing = "、".join(labels[name].label for name in judged.failing if name in labels)
    said = f"仍待补：{blanks}" if blanks else f"仍不满足：{failing}" if failing else "不再适用"
    return Trial(code, False, f"复核未通过，{said}", day)


def _moved(plan: Any) -> dict[str, Any]:
    """The moves of a plan as somebody would write them into a form."""
    found: dict[str, Any] = {}
    for move in plan.moves:
        value = _written(move.after, move.concept)
        if move.year is None:
            found[move.concept.name] = value
        else:
            found.setdefault(move.concept.name, {})[move.year] = value
    return found


def _written(value: Fraction, concept: Any) -> Any:
    """A number as people type it in the concept's unit; yes and no in words."""
    if concept.type == "bool":
        return "是" if value else "否"
    whole = value.denominator == 1
    text = str(value.numerator) if whole else f"{float(value):.8f}".rstrip("0")
    return f"{text}%" if concept.type == "ratio" else text
