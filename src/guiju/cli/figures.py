"""`guiju figures`: every figure of a period with its records, from a folder ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from guiju.cli.options import JsonOption, RulebookOption
from guiju.cli.screen import out, print_json, progress, say, table
from guiju.composition.numbers import number_text, quantity_text
from guiju.explanation import json_number
from guiju.ledger import Ledger, open_ledger
from guiju.ledger.cells import day_of
from guiju.ledger.showing import day_text
from guiju.periods import Stretch, stretch
from guiju.rollup import Amount, ClaimResult, FigureResult, Figures, claim_results
from guiju.rulebook import Rulebook, load_rulebook

LedgerOption = Annotated[
    Path, typer.Option("--ledger", metavar="文件夹", help="台账文件夹：一种记录一张表。")
]
PeriodOption = Annotated[
    str, typer.Option("--period", metavar="期间", help="如 2024、2024H1、2024Q3、2024-07。")
]
KnownOption = Annotated[
    str | None,
    typer.Option("--known-at", metavar="日期", help="按那一天掌握的情况；不写时为全部。"),
]
IdOption = Annotated[
    list[str] | None, typer.Option("--id", metavar="名称", help="只看这个数或断言；可写多次。")
]


def figures(
    ledger: LedgerOption,
    period: PeriodOption,
    only: IdOption = None,
    known_at: KnownOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every figure and claim, or with --id one of them with the records behind it."""
    book = load_rulebook(rulebook)
    made = Figures(book, opened(ledger, book, known_at))
    when = stretch(period, "期间")
    results = _results(made, when, only)
    if as_json:
        for result in results:
            print_json(record(result))
    elif only:
        for result in results:
            _show(result, made.ledger)
    else:
        _show_all(results, when)


def opened(folder: Path, book: Rulebook, known_at: str | None) -> Ledger:
    """The ledger of a command, with a progress bar over its tables."""
    day: date | None = day_of(known_at, "--known-at ")
    with progress("读台账") as advance:
        return open_ledger(
            folder,
            book.vocabulary,
            places=book.places,
            known_at=day,
            progress=lambda _name: advance(),
        )


def _results(
    made: Figures, period: Stretch, only: list[str] | None
) -> list[FigureResult | ClaimResult]:
    book = made.book.figures
    results: list[FigureResult | ClaimResult] = []
    for name in only or [*book.figures, *book.claims]:
        if name in book.claims:
            results += claim_results(made, name, period)
        else:
            results.append(made.figure(name, period))
    return results


def record(result: FigureResult | ClaimResult) -> dict[str, Any]:
    """The JSON line of a figure or claim; shares are fractions, as everywhere inside."""
    if isinstance(result, ClaimResult):
        return {
            "claim": result.claim.id,
            "label": result.claim.label,
            "period": result.period.code(),
            "status": result.status,
            "n": result.n,
            "text": result.text,
            "why": result.why,
            "subject": result.subject.id if result.subject else None,
            "records": [one.id for one in result.records],
        }
    low, high = _ends(result.amount)
    return {
        "figure": result.figure.id,
        "label": result.figure.label,
        "period": result.period.code(),
        "value": low if result.amount.known else None,
        "low": low,
        "high": high,
        "why": result.amount.why,
        "unit": result.figure.unit,
        "scope": result.figure.scope,
        "formula": result.figure.formula_text,
        "records": [one.id for one in result.behind],
        "possible": [one.id for one in result.possible],
        "aside": [{"id": one.record.id, "why": one.why} for one in result.aside],
        "parts": {share.code: _ends(share.amount)[0] for share in result.shares},
        "footnotes": list(result.footnotes),
    }


def _ends(amount: Amount) -> list[Any]:
    """Both ends: JSON numbers where a decimal says it exactly, else strings p/q."""
    return [json_number(end) for end in (amount.low, amount.high)]


def _show_all(results: list[FigureResult | ClaimResult], period: Stretch) -> None:
    counted = [result for result in results if isinstance(result, FigureResult)]
    claimed = [result for result in results if isinstance(result, ClaimResult)]
    rows = [
        (one.figure.label, number_text(one), one.figure.unit, f"{len(one.behind)}", one.figure.id)
        for one in counted
    ]
    columns = [("数", "left"), ("值", "right"), ("单位", "left")]
    columns += [("记录", "right"), ("名称", "left")]
    table(f"{period.text()} · {len(rows)} 个数", columns, rows)
    if claimed:
        columns = [("断言", "left"), ("结论", "left"), ("依据", "left"), ("名称", "left")]
        lines = [(one.claim.label, one.text or "—", one.why, one.claim.id) for one in claimed]
        table(f"{period.text()} · {len(lines)} 条断言", columns, lines)


def _show(result: FigureResult | ClaimResult, ledger: Ledger) -> None:
    out.print()
    if isinstance(result, ClaimResult):
        say(f"{result.claim.label}：{result.text or '—'}")
        say(result.why, 2)
        _records("名单", result.records, ledger)
        return
    say(f"{result.figure.label}：{quantity_text(result)}")
    say(f"口径：{result.figure.scope or result.figure.formula_text}", 2)
    say(f"情况截至{day_text(result.period.last)}", 2)
    for note in result.footnotes:
        say(f"注：{note}", 2)
    for one in result.inputs:
        say(f"其中 {one.figure.label}（{one.period.text()}）：{number_text(one)}", 2)
    _records("记录", result.behind, ledger)
    _records("缺项待核", result.possible, ledger)
    for aside in result.aside:
        say(f"不计入 {aside.record.id} {ledger.name_of(aside.record)}：{aside.why}", 2)


def _records(title: str, records: tuple[Any, ...], ledger: Ledger) -> None:
    for one in records:
        source = ledger.sources.get(one.given.source or "")
        paper = source.named() if source else "没有来源"
        say(f"{title} {one.id} {ledger.name_of(one)} · {paper} · {one.given.at.text()}", 2)
