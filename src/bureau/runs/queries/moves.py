"""What moved between two runs, as kept by the comparison, and as the viewer may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from bureau.accounts.viewer import VALUE, Viewer
from bureau.jobs import queries as jobs
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs.files import comparison_key, moves_file
from bureau.runs.models import Run
from bureau.runs.queries.placed import reached
from bureau.runs.queries.reading import standing_frame
from bureau.runs.queries.shapes import VERDICTS

CAUSES = {"rules": "规则", "facts": "事实", "date": "日期"}


@dataclass(frozen=True)
class Sum:
    """How many verdicts of a policy moved, by cause; gained and lost: to and from 符合."""

    policy: str
    name: str
    moved: int
    causes: Mapping[str, int]
    gained: int
    lost: int


@dataclass(frozen=True)
class Move:
    """One verdict that moved. why: the cause in words, without figures the viewer may not see."""

    code: str
    name: str
    town_name: str
    policy: str
    policy_name: str
    before: str
    after: str
    cause: str
    why: str


@dataclass(frozen=True)
class Comparison:
    """Two runs. frame: what moved within the viewer's reach; new, gone: firms only one has."""

    before: Run
    after: Run
    sums: tuple[Sum, ...]
    total: Sum
    new: int
    gone: int
    frame: pl.DataFrame

    def page(
        self, *, viewer: Viewer, policy: str = "", cause: str = "", start: int = 0, most: int = 50
    ) -> tuple[list[Move], int]:
        """Some of the moves, new rules last, since they move everybody alike; and how many."""
        found = self.frame
        if policy:
            found = found.filter(pl.col("policy") == policy)
        if cause:
            found = found.filter(pl.col("cause") == cause)
        ordered = found.sort(pl.col("cause") == "rules", "policy", "entity", maintain_order=True)
        part = ordered.slice(start, most)
        rows = {row.code: row for row in Row.objects.filter(code__in=part["entity"].to_list())}
        told = part.iter_rows(named=True)
        moves = [_move(one, rows[one["entity"]], viewer) for one in told if one["entity"] in rows]
        return moves, found.height


def comparison(*, viewer: Viewer, before: Run, after: Run) -> Comparison | None:
    """What moved between two runs; None until it has been worked out (`actions.ask_comparison`)."""
    path = moves_file(before, after)
    if not (before.is_done and after.is_done and path.exists()):
        return None
    was, now = standing_frame(before), standing_frame(after)
    towns = now.select("entity", "town")
    reach = reached(viewer.reach("r", "verdict"))
    frame = pl.read_parquet(path).join(towns, on="entity", how="left").filter(reach)
    policies = ledger.rulebook().policies
    named = {one: policies[one].name for one in frame["policy"].unique() if one in policies}
    codes = [set(side.filter(reach)["entity"]) for side in (was, now)]
    return Comparison(
        before=before,
        after=after,
        sums=tuple(
            _sum(one, named[one], frame.filter(pl.col("policy") == one))
            for one in sorted(named, key=list(policies).index)
        ),
        total=_sum("", "合计", frame),
        new=len(codes[1] - codes[0]),
        gone=len(codes[0] - codes[1]),
        frame=frame,
    )


def comparing(before: Run, after: Run) -> Any | None:
    """The job that compares two runs, where one was asked for."""
    return jobs.by_key(comparison_key(before, after))


def _sum(policy: str, name: str, frame: pl.DataFrame) -> Sum:
    causes = dict(frame["cause"].value_counts().iter_rows())
    met = "eligible"
    return Sum(
        policy=policy,
        name=name,
        moved=frame.height,
        causes={cause: causes.get(cause, 0) for cause in CAUSES},
        gained=frame.filter(pl.col("after") == met).height,
        lost=frame.filter(pl.col("before") == met).height,
    )


def _move(one: Mapping[str, Any], row: Row, viewer: Viewer) -> Move:
    kind = ledger.kind_of(row.kind)
    seen = ledger.sight(kind.concepts["sales_revenue"], row, viewer) == VALUE
    cause = CAUSES[one["cause"]]
    return Move(
        code=row.code,
        name=row.name,
        town_name=ledger.town_name(row.town) if row.town else "",
        policy=one["policy"],
        policy_name=ledger.rulebook().policies[one["policy"]].name,
        before=state_words(one["before"], one["policy"]),
        after=state_words(one["after"], one["policy"]),
        cause=cause,
        why=one["why"] if seen or one["cause"] == "rules" else "",
    )


def state_words(text: str, policy: str) -> str:
    """A verdict in Chinese; of a policy that only gives outputs, those: a rung by its name."""
    if text in VERDICTS:
        return VERDICTS[text]
    return "；".join(_output(part, policy) for part in text.split("；"))


def _output(text: str, policy: str) -> str:
    name, _, value = text.partition("=")
    book = ledger.rulebook()
    nodes = [version.outputs.get(name) for version in book.policies[policy].versions]
    for ladder in book.ladders.values():
        if ladder.metric in nodes:
            ends = value.split("—")
            return "—".join(ladder.name_of(int(n)) if n.isdigit() else n for n in ends)
    labels = [label for node in nodes if (label := getattr(node, "label", ""))]
    return f"{labels[0] if labels else name}{value}"
