"""What to look out for: titles that run out, duties with a date, what stands against the firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import guiju
from bureau.accounts.viewer import VALUE
from bureau.applications.queries import AGAINST
from bureau.ledger.queries import Dossier
from bureau.runs.queries import Judged

DUTIES = ("renewal", "annual_report")
"""Steps by which a title is kept."""
NOTHING = ("", "否", "不适用")
NEAR_DAYS = 200


@dataclass(frozen=True)
class Watch:
    """One thing to look out for. on: its day; when: in words; urgent: within 90 days or past."""

    on: date
    when: str
    says: str
    urgent: bool


def watches(
    book: guiju.Rulebook, found: Judged, dossier: Dossier, titles: frozenset[str]
) -> tuple[Watch, ...]:
    """All of them, the nearest first."""
    every = [*_risks(found), *_duties(book, found.as_of, titles), *_against(dossier, found.as_of)]
    return tuple(sorted(dict.fromkeys(every), key=lambda each: (each.on, each.says)))


def _risks(found: Judged) -> Iterator[Watch]:
    for ladder in found.ladders:
        for risk in ladder.risks:
            days = (risk.on - found.as_of).days
            yield Watch(risk.on, f"{risk.on} 前", f"{risk.reason}。", days <= 90)


def _duties(book: guiju.Rulebook, day: date, titles: frozenset[str]) -> Iterator[Watch]:
    for policy in book.policies.values():
        if policy.grants.get("title") not in titles:
            continue
        opening = book.calendar.next_opening(policy.id, day, DUTIES)
        if opening is None or opening.last is None or (opening.last - day).days > NEAR_DAYS:
            continue
        left = book.calendar.working.between(day, opening.last)
        said = f"{opening.window.title}，还有{left.text()}（以当年通知为准）。"
        yield Watch(opening.last, f"{opening.last} 前", said, (opening.last - day).days <= 90)


def _against(dossier: Dossier, day: date) -> Iterator[Watch]:
    for name in AGAINST:
        line = dossier.lines.get(name)
        if line is None or line.now is None or line.sight != VALUE:
            continue
        if line.now.text in NOTHING:
            continue
        said = (
            line.concept.label
            if line.now.text == "是"
            else f"{line.concept.label}：{line.now.text}"
        )
        yield Watch(day, "现在", f"{said}。", True)
