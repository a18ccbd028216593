"""`guiju run`: everybody in a table of facts, judged into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from guiju.cli.options import AsOfOption, JsonOption, PolicyOption, RulebookOption, day_or_today
from guiju.cli.screen import err, out, print_json, progress, table
from guiju.errors import BadInput, Place, Problem
from guiju.evaluation.run_folder import refuse_strangers
from guiju.evaluation.running import RunResult
from guiju.evaluation.running import run as run_facts
from guiju.facts import Snapshot, read_tables
from guiju.rulebook import Rulebook, load_rulebook

FactsOption = Annotated[
    list[Path],
    typer.Option("--facts", metavar="路径", help="事实表或文件夹（CSV、Parquet）；可写多次。"),
]
OutOption = Annotated[Path, typer.Option("--out", metavar="文件夹", help="写到哪里。")]
FindingsOption = Annotated[bool, typer.Option("--findings", help="另写逐条结果 findings.parquet。")]
AsideOption = Annotated[
    Path | None, typer.Option("--set-aside", metavar="文件", help="坏行单独写到这里，其余照算。")
]


def run(
    facts: FactsOption,
    out_folder: OutOption,
    as_of: AsOfOption = None,
    policy: PolicyOption = None,
    findings: FindingsOption = False,
    set_aside: AsideOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read the tables, judge everybody, write the run; bad input leaves nothing behind."""
    _check_places(out_folder, set_aside)
    book = load_rulebook(rulebook)
    snapshot = read_tables(facts, book.vocabulary, day_or_today(as_of), set_aside=set_aside)
    with progress("判定企业", snapshot.frame.height) as advance:
        result = run_facts(book, snapshot, out_folder, policy, findings=findings, advance=advance)
    if as_json:
        print_json(_record(result, snapshot))
    else:
        _show(book, result, snapshot)


def _check_places(out_folder: Path, set_aside: Path | None) -> None:
    """Where things are to be written is looked at before an hour of reading, not after."""
    refuse_strangers(out_folder)
    if set_aside is None:
        return
    inside = out_folder.resolve() in set_aside.resolve().parents
    if set_aside.is_dir() or inside:
        raise BadInput(
            Problem("--set-aside 不能是文件夹，也不能在 --out 里", Place(set_aside), "另一处的 CSV")
        )


def _record(result: RunResult, snapshot: Snapshot) -> dict[str, object]:
    return {
        "out": str(result.folder),
        "as_of": snapshot.as_of.isoformat(),
        "entities": result.entities,
        "facts": dict(snapshot.counts),
        "notes": list(snapshot.notes),
        "policies": result.counts,
    }


def _show(book: Rulebook, result: RunResult, snapshot: Snapshot) -> None:
    aside = snapshot.counts.get("aside", 0)
    if aside:
        err.print(f"· 坏行 {aside:,} 行单独写出，没有参加判定", markup=False)
    for note in snapshot.notes:
        err.print(f"· {note}", markup=False)
    columns = [
        ("政策", "left"),
        ("符合", "right"),
        ("不符合", "right"),
        ("待定", "right"),
        ("不适用", "right"),
    ]
    keys = ("eligible", "ineligible", "unknown", "not_applicable")
    rows = [
        [book.policies[name].name, *(f"{counts.get(key, 0):,}" for key in keys)]
        for name, counts in result.counts.items()
        if set(counts) != {"none"}  # gives numbers only, no verdict to count
    ]
    table(f"{snapshot.as_of} · {result.entities:,} 户", columns, rows)
    out.print(f"已写入 {result.folder}", markup=False)
