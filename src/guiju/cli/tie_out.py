"""`guiju tie-out`: any text or Word file held against the ledger, number by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from guiju.cli.figures import KnownOption, LedgerOption, opened
from guiju.cli.options import JsonOption, RulebookOption
from guiju.cli.screen import FOUND, out, print_json, table
from guiju.explanation import json_number
from guiju.periods import stretch
from guiju.rollup import Figures
from guiju.rulebook import load_rulebook
from guiju.tie_out.against.match import Match
from guiju.tie_out.holding import hold
from guiju.tie_out.reading import read_document
from guiju.tie_out.slip import Slip
from guiju.tie_out.texts import Text

TextArgument = Annotated[Path, typer.Argument(metavar="文本", help=".txt 或 .docx。")]
YearOption = Annotated[
    str | None, typer.Option("--period", metavar="期间", help="如 2024；不写时看文本写的是哪一年。")
]
LastYearOption = Annotated[
    Path | None,
    typer.Option("--last-year", metavar="文本", help="上一年的报告，核对说法是否一致。"),
]
CLASSES = {"figure": "数", "date": "日期", "rank": "位次", "slogan": "口号", "plan": "打算"}
_HOLDS = {True: "✓ 相符", False: "✗ 不符", None: "· 未对上"}


def tie_out(
    text: TextArgument,
    ledger: LedgerOption,
    period: YearOption = None,
    last_year: LastYearOption = None,
    known_at: KnownOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find every number, match or leave it open, and list the slips; exit 1 when one is wrong."""
    book = load_rulebook(rulebook)
    read = read_document(text)
    when = stretch(period, "期间") if period else None
    figures = Figures(book, opened(ledger, book, known_at))
    before = read_document(last_year) if last_year is not None else None
    held = hold(read, figures, when, last_year=before)
    matches, found = held.matches, held.slips
    if as_json:
        print_json([*(_record(match) for match in matches), *(_slip(slip) for slip in found)])
    else:
        _show(read, matches, found)
    if not held.sound:
        raise typer.Exit(FOUND)


def _record(match: Match) -> dict[str, Any]:
    said = match.statement
    return {
        "text": said.text,
        "value": json_number(said.value),
        "unit": said.unit,
        "class": said.class_,
        "figure": match.figure,
        "holds": match.holds,
        "why": match.why,
    }


def _slip(slip: Slip) -> dict[str, Any]:
    return {"slip": slip.slip, "text": slip.text, "why": slip.why}


def _show(read: Text, matches: Sequence[Match], found: Sequence[Slip]) -> None:
    rows = [
        (
            read.where(match.statement.place),
            match.statement.text,
            CLASSES[match.statement.class_],
            _HOLDS[match.holds] if match.statement.class_ not in ("slogan", "plan") else "—",
            match.why,
        )
        for match in matches
    ]
    columns = [("何处", "left"), ("原文", "left"), ("类别", "left"), ("核对", "left")]
    table(f"{read.name} · {len(rows)} 处", [*columns, ("依据", "left")], rows)
    if found:
        lines = [(read.where(one.place), one.text, one.slip, one.why, one.do) for one in found]
        columns = [("何处", "left"), ("原文", "left"), ("问题", "left")]
        table(f"另有 {len(lines)} 处要看", [*columns, ("理由", "left"), ("建议", "left")], lines)
    counted = Counter(match.holds for match in matches)
    text = "，".join(f"{_HOLDS[key][2:]} {counted[key]}" for key in (True, False, None))
    out.print(f"{text}；问题 {len(found)} 处", markup=False)
