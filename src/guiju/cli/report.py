"""`guiju report`: a report from an outline and a ledger, as Word, HTML or plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from guiju.cli.figures import KnownOption, LedgerOption, PeriodOption, opened
from guiju.cli.options import RulebookOption
from guiju.cli.screen import out
from guiju.composition.composing import Composed, compose
from guiju.composition.document import Document
from guiju.composition.html import to_html
from guiju.composition.outline import find_outline, read_outline
from guiju.composition.text import to_text
from guiju.composition.word import write_docx
from guiju.composition.writing import write_text
from guiju.errors import BadInput, Place, Problem
from guiju.periods import stretch
from guiju.rollup import Figures
from guiju.rulebook import load_rulebook

OutlineArgument = Annotated[
    str, typer.Argument(metavar="提纲", help="规则库里提纲的名称，或一个 .md 文件。")
]
OutOption = Annotated[
    list[Path], typer.Option("--out", metavar="文件", help=".docx、.html 或 .txt；可写多次。")
]
CommentsOption = Annotated[
    bool, typer.Option("--comments", help="在 Word 里给每个数加批注，写明来源。")
]


def report(
    outline: OutlineArgument,
    ledger: LedgerOption,
    period: PeriodOption,
    out_files: OutOption,
    comments: CommentsOption = False,
    known_at: KnownOption = None,
    rulebook: RulebookOption = None,
) -> None:
    """Compose, then write; nothing is written when anything is wrong."""
    for path in out_files:
        _writer(path, comments)
    book = load_rulebook(rulebook)
    plan = read_outline(find_outline(outline, book.root / "reports"))
    figures = Figures(book, opened(ledger, book, known_at))
    composed = compose(plan, figures, stretch(period, "期间"))
    for path in out_files:
        _writer(path, comments)(composed.document)
    _tell(composed, out_files)


def _writer(path: Path, comments: bool) -> Callable[[Document], None]:
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return lambda document: write_docx(document, path, comments=comments)
    if suffix == ".html":
        return lambda document: write_text(path, to_html(document))
    if suffix == ".txt":
        return lambda document: write_text(path, to_text(document))
    raise BadInput(Problem("不知道写成什么格式", Place(path), ".docx、.html 或 .txt", "改文件名"))


def _tell(composed: Composed, files: list[Path]) -> None:
    runs = [used for used in composed.used if getattr(used, "amount", None) is not None]
    unsettled = [used for used in runs if not used.amount.known]  # type: ignore[union-attr]
    out.print(f"共用 {len(composed.used)} 处台账数字和断言", markup=False)
    for used in dict.fromkeys(one.figure.label for one in unsettled):  # type: ignore[union-attr]
        out.print(f"  待补：{used}", markup=False, style="yellow")
    for path in files:
        out.print(f"已写 {path}", markup=False)
