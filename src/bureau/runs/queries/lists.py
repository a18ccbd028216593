"""What lists ask of a run: who is one condition short, who is ready, what turned, each one's step.

Whoever asks gets the firms whose verdicts are within his reach; amounts go to who may see them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs.models import Run
from bureau.runs.queries.placed import ladder_of, reached
from bureau.runs.queries.reading import standing_frame, steps_frame
from bureau.runs.queries.seeing import Seeing


@dataclass(frozen=True)
class NextStep:
    """A firm's nearest way up in a line. about: what is short; text: the smallest step that mends.

    gaps, blanks: conditions unmet and open, None at the top or where the policy does not apply.
    """

    policy: str
    policy_name: str
    gaps: int | None
    blanks: int | None
    about: str
    text: str

    @property
    def says(self) -> str:
        """The step in a clause, else what there is to do, in words."""
        if self.text or self.about:
            return self.text.partition("。")[0] or f"差“{self.about}”，没有企业自己能走的一步"
        if self.gaps is None:
            return ""
        if self.gaps:
            return f"差 {self.gaps} 项"
        return f"补 {self.blanks} 项就有结论" if self.blanks else "条件都满足，可以申报"


@dataclass(frozen=True)
class Turned:
    """A firm that has become ready for a policy between two runs, or is no longer."""

    code: str
    policy: str
    policy_name: str
    gained: bool


def previous(run: Run) -> Run | None:
    """The finished run before another, as known when it was run."""
    done = Run.objects.exclude(ended_at=None).filter(known_on=None, as_of__lte=run.as_of)
    return done.exclude(pk=run.pk).order_by("-as_of", "-pk").first()


def short_of(policy: str, *, viewer: Viewer, run: Run) -> list[str]:
    """Codes of the firms one condition short of a policy, below the rung it leads to."""
    frame = _here(run, viewer)
    if f"unmet·{policy}" not in frame.columns:
        return []
    return _codes(frame.filter(_below(policy) & (pl.col(f"unmet·{policy}") == 1)))


def ready_for(policy: str, *, viewer: Viewer, run: Run) -> list[str]:
    """Codes of the firms that meet every condition of a policy, below the rung it leads to."""
    frame = _here(run, viewer)
    if f"unmet·{policy}" not in frame.columns:
        return []
    return _codes(frame.filter(_below(policy) & _ready(policy)))


def meeting(policy: str, *, viewer: Viewer, run: Run) -> list[str]:
    """Codes of the firms that meet every condition of a policy, whatever they hold already."""
    frame = _here(run, viewer)
    if f"unmet·{policy}" not in frame.columns:
        return []
    return _codes(frame.filter(_ready(policy)))


def gone(run: Run) -> frozenset[str]:
    """Codes of the firms that are none of the county's any more."""
    return frozenset(_codes(standing_frame(run).filter(pl.col("gone"))))


def turned(*, viewer: Viewer, run: Run, before: Run, policies: Iterable[str]) -> Iterator[Turned]:
    """Whoever meets a policy in one of two runs and not in the other."""
    now, was = _here(run, viewer), standing_frame(before)
    book = ledger.rulebook()
    for policy in policies:
        if f"unmet·{policy}" not in now.columns or f"unmet·{policy}" not in was.columns:
            continue
        both = now.select("entity", _ready(policy).alias("now")).join(
            was.select("entity", _ready(policy).alias("was")), on="entity"
        )
        moved = both.filter(pl.col("now") != pl.col("was")).sort("entity")
        for code, gained, _ in moved.iter_rows():
            yield Turned(code, policy, book.policies[policy].name, gained)


def next_steps(
    rows: Iterable[Row], *, viewer: Viewer, run: Run, policy: str = ""
) -> dict[str, NextStep]:
    """By code the step of each firm: to its next rung on the first ladder, or by a policy."""
    wanted = {row.code: row for row in rows if _may(viewer, row)}
    ladder = ladder_of(None).id
    frame = standing_frame(run).filter(pl.col("entity").is_in(list(wanted)))
    way = pl.lit(policy) if policy else pl.col(f"way·{ladder}")
    steps = _steps(run, list(wanted))
    found = {}
    for told in frame.with_columns(way.alias("way")).iter_rows(named=True):
        step = _next(told, wanted[told["entity"]], viewer, steps)
        if step is not None:
            found[told["entity"]] = step
    return found


def _next(
    told: Mapping[str, Any], row: Row, viewer: Viewer, steps: Mapping[tuple[str, str], Any]
) -> NextStep | None:
    way = told["way"]
    policies = ledger.rulebook().policies
    if not way or way not in policies:
        return None
    step = steps.get((row.code, way))
    text = ""
    if step is not None:
        seen = Seeing(ledger.rulebook(), row, viewer).sees_all(step["concepts"])
        text = step["text"] if seen else step["masked"]
    return NextStep(
        policy=way,
        policy_name=policies[way].name,
        gaps=told.get(f"unmet·{way}"),
        blanks=told.get(f"unknown·{way}"),
        about=step["about"] if step is not None else "",
        text=text,
    )


def _steps(run: Run, codes: list[str]) -> dict[tuple[str, str], Any]:
    frame = steps_frame(run)
    if frame is None:
        return {}
    mine = frame.filter(pl.col("entity").is_in(codes))
    return {(step["entity"], step["policy"]): step for step in mine.iter_rows(named=True)}


def _may(viewer: Viewer, row: Row) -> bool:
    bodies = frozenset(row.bodies.split())
    return viewer.may(READ, "verdict", section=row.section, town=row.town, bodies=bodies)


def _here(run: Run, viewer: Viewer) -> pl.DataFrame:
    reach = reached(viewer.reach(READ, "verdict"))
    return standing_frame(run).filter(~pl.col("gone") & reach)


def _ready(policy: str) -> pl.Expr:
    unmet, unknown = pl.col(f"unmet·{policy}"), pl.col(f"unknown·{policy}")
    return ((unmet == 0) & (unknown == 0)).fill_null(False)


def _below(policy: str) -> pl.Expr:
    """Whoever surely stands below the rung a policy leads to; everybody where it leads to none."""
    for ladder in ledger.rulebook().ladders.values():
        for rung in ladder.rungs:
            if policy in rung.policies:
                return pl.col(f"rung·{ladder.id}").is_between(0, rung.number - 1)
    return pl.lit(True)


def _codes(frame: pl.DataFrame) -> list[str]:
    found: list[str] = frame["entity"].to_list()
    return found
