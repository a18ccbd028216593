"""Where a record stands on its way: the stages with their days, and where it may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bureau.ledger.queries.dossiers import Dossier
from bureau.ledger.values import when

STAGE = "stage"


@dataclass(frozen=True)
class Rung:
    """A stage as the ladder shows it: done, next or nothing."""

    label: str
    note: str
    state: str = ""
    href: str = ""


@dataclass(frozen=True)
class Course:
    """The way of one record: its rungs, where it is, where it may go on and back to."""

    now: str
    label: str
    since: str
    is_side: bool
    rungs: tuple[Rung, ...]
    onward: tuple[tuple[str, str], ...]
    back: tuple[tuple[str, str], ...]
    moves: tuple[tuple[str, str], ...]


def course(dossier: Dossier) -> Course | None:
    """The way of a record; None for a kind without stages."""
    stages = dossier.kind.stages
    if stages is None:
        return None
    line = dossier.lines[STAGE]
    # Latest first: of several days at one stage the first is kept.
    reached = {e.raw: e.period for e in line.entries if e.raw}
    now = line.now.raw if line.now is not None else ""
    labels = stages.labels
    onward = stages.next(now) if now else tuple(stages.order)
    rank = stages.rank(now) if now else None
    return Course(
        now=now,
        label=labels.get(now, ""),
        since=when(line.now.period) if line.now is not None else "",
        is_side=bool(now) and stages.is_side(now),
        rungs=tuple(
            _rung(code, str(label), place, now, rank, reached, onward)
            for place, (code, label) in enumerate(stages.order.items())
        ),
        onward=tuple((code, str(labels[code])) for code in onward),
        back=tuple(
            (code, str(label))
            for place, (code, label) in enumerate(stages.order.items())
            if rank is not None and place < rank and code not in onward
        ),
        moves=tuple(
            (e.period, f"{e.text} {when(e.period)}".strip()) for e in line.entries if e.raw
        ),
    )


def _rung(
    code: str,
    label: str,
    place: int,
    now: str,
    rank: int | None,
    reached: dict[str, str],
    onward: Sequence[str],
) -> Rung:
    on = when(reached.get(code, ""))
    if code == now:
        return Rung(label, f"{on} · 现在" if on else "现在", "done")
    if code in reached and (rank is None or place < rank):
        return Rung(label, on or "已过", "done")
    if onward and code == onward[0] and (rank is None or place > rank):
        return Rung(label, "可到的下一步", "next")
    return Rung(label, "—")
