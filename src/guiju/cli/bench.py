"""`guiju bench`: how fast, as ratios to the peers; a missing peer is not a beaten one."""

from __future__ import annotations

from typing import Annotated

import typer

from guiju.bench.machine import cores, processor, versions
from guiju.bench.results import Result
from guiju.bench.running import ENTITIES, NAMES, measured
from guiju.calendar import today
from guiju.cli.options import JsonOption
from guiju.cli.screen import FOUND, err, out, print_json, progress, table
from guiju.errors import BadInput, Problem

OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="名称", help=f"只测这一项；可写多次。可用：{'、'.join(NAMES)}。"
    ),
]
EntitiesOption = Annotated[
    int, typer.Option("--entities", metavar="户数", min=1, help="造多少家企业来测。")
]
HOLDS = {True: "✓ 达到", False: "✗ 未达到", None: "未测"}


def bench(
    only: OnlyOption = None, entities: EntitiesOption = ENTITIES, as_json: JsonOption = False
) -> None:
    """Measure, tell, and end with 1 when a goal that was measured does not hold."""
    names = _chosen(only)
    results = []
    with progress("比速度", len(names)) as advance:
        for result in measured(names, entities):
            results.append(result)
            advance()
    if as_json:
        print_json({result.goal.name: result.record() for result in results})
    else:
        _show(results, entities)
    if any(result.holds is False for result in results):
        raise typer.Exit(FOUND)


def _chosen(only: list[str] | None) -> list[str]:
    unknown = [name for name in only or () if name not in NAMES]
    if unknown:
        problem = Problem(f"没有名为“{'、'.join(unknown)}”的比较", expected="、".join(NAMES))
        raise BadInput(problem)
    return [name for name in NAMES if not only or name in only]


def _show(results: list[Result], entities: int) -> None:
    columns = [("名称", "left"), ("比什么", "left"), ("对谁", "left"), ("我们", "right")]
    columns += [("对方", "right"), ("比值", "right"), ("目标", "right"), ("结果", "left")]
    table(f"{today()} · {entities:,} 户", columns, [_row(result) for result in results])
    for result in results:
        if result.measured.why:
            err.print(f"· {result.goal.name}：{result.measured.why}", markup=False)
    known = versions()
    for result in results:
        known |= result.measured.versions
    names = "，".join(f"{name} {number}" for name, number in known.items())
    out.print(f"机器：{processor()}，{cores()} 核。版本：{names}。", markup=False)


def _row(result: Result) -> list[str]:
    goal, found = result.goal, result.measured
    ratio = "—" if found.ratio is None else f"{found.ratio:.3g}"
    name = [goal.name, goal.label, goal.against]
    return [*name, found.ours, found.theirs, ratio, f"≤ {goal.limit:g}", HOLDS[result.holds]]
