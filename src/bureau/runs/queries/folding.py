"""All policies of the rulebook over the firm, folded by how near it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import guiju
from bureau.runs.queries.briefs import GROUPS
from bureau.runs.queries.shapes import Brief, Judged

MOST_NAMED = 3


@dataclass(frozen=True)
class Line:
    """A policy in a line: what it comes down to, and when it can be handed in."""

    id: str
    name: str
    says: str
    window: str


@dataclass(frozen=True)
class Fold:
    """The policies of one group. open: shown unfolded."""

    key: str
    label: str
    lines: tuple[Line, ...]
    open: bool


def folds(book: guiju.Rulebook, found: Judged, day: date) -> tuple[Fold, ...]:
    """The groups in their order, empty ones left out; the ladders themselves are no policies."""
    briefs = [each for each in found.briefs if not _is_ladder(each, book)]
    return tuple(
        Fold(key, label, tuple(_line(book, each, day) for each in members), key == "ready")
        for key, label in GROUPS.items()
        if (members := [each for each in briefs if each.group == key])
    )


def _is_ladder(brief: Brief, book: guiju.Rulebook) -> bool:
    """Whether a policy only says where a firm stands on a ladder: nothing to apply for."""
    rungs = {getattr(ladder.metric, "name", "") for ladder in book.ladders.values()}
    version = book.policies[brief.id].versions[-1]
    given = {getattr(node, "name", None) for node in version.outputs.values()}
    return version.tree is None and bool(given & rungs)


def _line(book: guiju.Rulebook, brief: Brief, day: date) -> Line:
    applies = brief.group not in ("not_applicable", "figures")
    opening = book.calendar.next_opening(brief.id, day) if applies else None
    return Line(brief.id, brief.name, _says(brief), opening.text() if opening else "")


def _says(brief: Brief) -> str:
    if brief.unmet:
        return f"差 {len(brief.unmet)} 项：{_named(brief.unmet)}"
    if brief.missing:
        return f"待补 {len(brief.missing)} 项：{_named(brief.missing)}"
    return brief.reason or {"eligible": "条件全部满足"}.get(brief.verdict or "", "")


def _named(names: tuple[str, ...]) -> str:
    return "、".join(names[:MOST_NAMED]) + ("等" if len(names) > MOST_NAMED else "")
