"""`guiju ladder RUN`: the ladder board by town, with moves since an earlier run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from guiju.cli.from_run import RunArgument, opened
from guiju.cli.options import JsonOption, RulebookOption
from guiju.cli.screen import out, print_json, table
from guiju.comparison import FinishedRun
from guiju.errors import BadInput, Problem
from guiju.evaluation.standing import UNKNOWN_RUNG, moves, standing
from guiju.ladders import Ladder
from guiju.vocabulary import close_to

BeforeOption = Annotated[
    Path | None, typer.Option("--before", metavar="RUN", help="更早的一次运行，用来看升降。")
]
LadderOption = Annotated[
    str | None,
    typer.Option("--ladder", metavar="编号", help="哪一条梯次；不写时为规则库排在最前的一条。"),
]
NOWHERE = "（未写镇区）"


def ladder(
    run: RunArgument,
    before: BeforeOption = None,
    name: LadderOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count firms by town and rung; with --before, who climbed and who fell."""
    opened_run = opened(run, rulebook)
    chosen = _chosen(opened_run, name)
    now = _placed(opened_run, chosen)
    moved = None
    if before is not None:
        earlier = opened(before, rulebook)
        moved = moves(standing(chosen, earlier.snapshot(), earlier.as_of), now)
    if as_json:
        print_json(_record(opened_run, chosen, now, moved))
    else:
        _show(opened_run, chosen, now, moved)
        if name is None:
            _show_others(opened_run, chosen)


def _chosen(opened_run: FinishedRun, name: str | None) -> Ladder:
    ladders = opened_run.book.ladders
    if not ladders:
        raise BadInput(Problem("规则库里没有梯次", expected="ladders/ 里至少一条"))
    if name is None:
        return next(iter(ladders.values()))
    if name not in ladders:
        known = "、".join(f"{ladder.id}（{ladder.name}）" for ladder in ladders.values())
        raise BadInput(Problem(f"没有梯次“{name}”", expected=known, do=close_to(name, ladders)))
    return ladders[name]


def _placed(opened_run: FinishedRun, chosen: Ladder) -> pl.DataFrame:
    frame = opened_run.snapshot()
    towns = frame.select("entity", _town(frame)).collect()
    return standing(chosen, frame, opened_run.as_of).join(towns, on="entity", how="left")


def _town(frame: pl.LazyFrame) -> pl.Expr:
    if "town" in frame.collect_schema():
        return pl.col("town").fill_null(NOWHERE)
    return pl.lit(NOWHERE).alias("town")


def _counts(frame: pl.DataFrame, chosen: Ladder) -> list[int]:
    """Firms on each rung from the top down, then on none, then open."""
    numbers = [rung.number for rung in reversed(chosen.rungs)]
    return [frame.filter(pl.col("rung") == n).height for n in [*numbers, 0, UNKNOWN_RUNG]]


def _record(
    opened_run: FinishedRun, chosen: Ladder, now: pl.DataFrame, moved: pl.DataFrame | None
) -> dict[str, Any]:
    names = [*(rung.code for rung in reversed(chosen.rungs)), "none", "unknown"]
    towns = {
        town: dict(zip(names, _counts(part, chosen), strict=True))
        for (town,), part in sorted(now.partition_by("town", as_dict=True).items())
    }
    record: dict[str, Any] = {
        "ladder": chosen.id,
        "as_of": opened_run.as_of.isoformat(),
        "all": dict(zip(names, _counts(now, chosen), strict=True)),
        "towns": towns,
    }
    if moved is not None:
        record["moves"] = moved.to_dicts()
    return record


def _show(
    opened_run: FinishedRun, chosen: Ladder, now: pl.DataFrame, moved: pl.DataFrame | None
) -> None:
    headings = [rung.short for rung in reversed(chosen.rungs)]
    columns = [
        ("镇区", "left"),
        *((name, "right") for name in [*headings, "未入", "待定", "合计"]),
    ]
    changed = _changes_by_town(now, moved)
    if moved is not None:
        columns += [("升", "right"), ("降", "right")]
    rows = []
    for (town,), part in sorted(now.partition_by("town", as_dict=True).items()):
        rows.append(_row(str(town), part, chosen, changed.get(str(town), (0, 0)), moved))
    total = (sum(up for up, _ in changed.values()), sum(down for _, down in changed.values()))
    rows.append(_row("合计", now, chosen, total, moved))
    table(f"{chosen.name} · {opened_run.as_of}", columns, rows)
    if moved is not None:
        _show_moves(chosen, moved)


def _row(
    town: str, part: pl.DataFrame, chosen: Ladder, changed: tuple[int, int], moved: Any
) -> list[str]:
    cells = [town, *(f"{n:,}" if n else "·" for n in _counts(part, chosen)), f"{part.height:,}"]
    return cells if moved is None else [*cells, *(f"{n:,}" if n else "·" for n in changed)]


def _changes_by_town(now: pl.DataFrame, moved: pl.DataFrame | None) -> dict[str, tuple[int, int]]:
    if moved is None:
        return {}
    with_town = moved.join(now.select("entity", "town"), on="entity")
    found = with_town.group_by("town").agg(
        (pl.col("after") > pl.col("before")).sum().alias("up"),
        (pl.col("after") < pl.col("before")).sum().alias("down"),
    )
    return {town: (up, down) for town, up, down in found.select("town", "up", "down").iter_rows()}


def _show_moves(chosen: Ladder, moved: pl.DataFrame) -> None:
    ways = moved.group_by("before", "after").len().sort("after", "before", descending=[True, False])
    for was, is_now, number in ways.iter_rows():
        way = "升" if is_now > was else "降"
        text = f"{way}  {chosen.name_of(was)} → {chosen.name_of(is_now)}  {number:,} 家"
        out.print(text, markup=False)


def _show_others(opened_run: FinishedRun, chosen: Ladder) -> None:
    for other in opened_run.book.ladders.values():
        if other is not chosen:
            out.print(f"另有{other.name}：--ladder {other.id}", markup=False)
