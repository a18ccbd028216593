"""`guiju diff RUN RUN`: every verdict that moved between two runs, with its cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from guiju.cli.dossier import VERDICTS
from guiju.cli.from_run import OpenRun, opened
from guiju.cli.options import JsonOption, PolicyOption, RulebookOption
from guiju.cli.screen import FOUND, err, out, print_json, progress, table
from guiju.comparison import CAUSES, Cause, Side, cause_of, state
from guiju.facts import facts_of_row

BeforeArgument = Annotated[Path, typer.Argument(metavar="RUN", help="较早的一次运行。")]
AfterArgument = Annotated[Path, typer.Argument(metavar="RUN", help="较晚的一次运行。")]
BookBefore = Annotated[
    Path | None,
    typer.Option("--before-rulebook", metavar="文件夹", help="较早那次的规则库，若已不同。"),
]
_SHOWN = 40


@dataclass(frozen=True)
class Moved:
    """One firm whose verdict under one policy is another, and why."""

    entity: str
    policy: str
    before: str
    after: str
    cause: Cause


def diff(
    before: BeforeArgument,
    after: AfterArgument,
    policy: PolicyOption = None,
    rulebook: RulebookOption = None,
    before_rulebook: BookBefore = None,
    as_json: JsonOption = False,
) -> None:
    """Judge again, exactly, whoever may have moved; exit 1 when somebody has."""
    later = opened(after, rulebook)
    earlier = opened(before, before_rulebook or rulebook)
    if before_rulebook is None:
        # One rulebook for both: what differs then is its version by date, never a file.
        earlier = replace(earlier, book=later.book)
    names = [name for name in later.policies if name in earlier.policies]
    chosen = [name for name in names if not policy or name in policy]
    moved = list(_moved(earlier, later, chosen))
    new, gone = _strangers(earlier, later)
    if as_json:
        for one in moved:
            print_json(_record(one))
        print_json({"moved": len(moved), "causes": _sums(moved), "new": new, "gone": gone})
    else:
        _show(moved, later, new, gone)
    if moved:
        raise typer.Exit(FOUND)


def _moved(earlier: OpenRun, later: OpenRun, names: list[str]) -> Iterator[Moved]:
    rows = {row["entity"]: row for row in earlier.snapshot().collect().iter_rows(named=True)}
    now = later.snapshot().collect()
    with progress("对比两次运行", now.height) as advance:
        for row in now.iter_rows(named=True):
            was = rows.get(row["entity"])
            if was is not None:
                yield from _of_firm(was, row, earlier, later, names)
            advance()


def _of_firm(
    was: dict[str, Any], row: dict[str, Any], earlier: OpenRun, later: OpenRun, names: list[str]
) -> Iterator[Moved]:
    old = facts_of_row(was, earlier.book.vocabulary, earlier.as_of)
    new = facts_of_row(row, later.book.vocabulary, later.as_of)
    for name in names:
        sides = (
            Side(earlier.book.policies[name], old, earlier.as_of),
            Side(later.book.policies[name], new, later.as_of),
        )
        states = [state(side.judged()) for side in sides]
        if states[0] != states[1]:
            yield Moved(row["entity"], name, states[0], states[1], cause_of(*sides))


def _strangers(earlier: OpenRun, later: OpenRun) -> tuple[int, int]:
    was = set(earlier.snapshot().select("entity").collect()["entity"])
    now = set(later.snapshot().select(pl.col("entity")).collect()["entity"])
    return len(now - was), len(was - now)


def _sums(moved: list[Moved]) -> dict[str, int]:
    counted = Counter(one.cause.kind for one in moved)
    return {kind: counted.get(kind, 0) for kind in CAUSES}


def _record(one: Moved) -> dict[str, Any]:
    return {
        "entity": one.entity,
        "policy": one.policy,
        "before": one.before,
        "after": one.after,
        "cause": one.cause.kind,
        "why": one.cause.text,
        "facts": [
            {"fact": fact.name, "years": fact.years, "before": fact.before, "after": fact.after}
            for fact in one.cause.facts
        ],
    }


def _show(moved: list[Moved], later: OpenRun, new: int, gone: int) -> None:
    rows = []
    for name in dict.fromkeys(one.policy for one in moved):
        own = [one for one in moved if one.policy == name]
        sums = _sums(own)
        title = later.book.policies[name].name
        rows.append([title, f"{len(own):,}", *(f"{sums[kind]:,}" for kind in CAUSES)])
    sums = _sums(moved)
    rows.append(["合计", f"{len(moved):,}", *(f"{sums[kind]:,}" for kind in CAUSES)])
    columns = [("政策", "left"), ("变了", "right"), *((text, "right") for text in CAUSES.values())]
    table("变了的结论，按原因", columns, rows)
    lines = [
        (
            one.entity,
            later.book.policies[one.policy].name,
            _word(one.before, one.policy, later),
            _word(one.after, one.policy, later),
            f"{CAUSES[one.cause.kind]}：{one.cause.text}",
        )
        for one in moved[:_SHOWN]
    ]
    columns = [
        ("企业", "left"),
        ("政策", "left"),
        ("原来", "left"),
        ("现在", "left"),
        ("原因", "left"),
    ]
    if lines:
        table("", columns, lines)
    if len(moved) > _SHOWN:
        err.print(f"……共 {len(moved):,} 条，只列前 {_SHOWN} 条；--json 给出全部", markup=False)
    out.print(f"新增企业 {new:,} 家，不再出现 {gone:,} 家", markup=False)


def _word(text: str, policy: str, run: OpenRun) -> str:
    """A verdict in Chinese; a rung by the name its ladder gives it."""
    if text in VERDICTS:
        return VERDICTS[text][0]
    name, _, value = text.partition("=")
    metrics = [version.outputs.get(name) for version in run.book.policies[policy].versions]
    ladder = next((one for one in run.book.ladders.values() if one.metric in metrics), None)
    return ladder.name_of(int(value)) if ladder is not None and value.isdigit() else text
