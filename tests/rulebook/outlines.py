"""The shipped outlines over a ledger, and what must hold of any report they make."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from guiju.composition.composing import Composed, compose
from guiju.composition.document import Block, Chart, Heading, Paragraph, Run, Table
from guiju.composition.outline import read_outline
from guiju.ledger import open_ledger
from guiju.periods import stretch
from guiju.rollup import Figures
from guiju.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "liyang-2024"
# Two marks in a row, a mark at the beginning, brackets with nothing in them.
DANGLING = re.compile(
    r"[，、；：。]{2}|^[，、；。）]|[（《“][）》”]|[，、；][）》]|[（《][，、；。]"
)
QUOTED = re.compile(r"“[^”]*”")
NUMBER = re.compile(r"\d+")


@cache
def book() -> Rulebook:
    """The rulebook as shipped."""
    return load_rulebook(ROOT / "rulebook")


def composed(name: str, ledger: Path, period: str) -> Composed:
    """A shipped outline over a ledger."""
    outline = read_outline(book().root / "reports" / f"{name}.md")
    figures = Figures(book(), open_ledger(ledger, book().vocabulary, places=book().places))
    return compose(outline, figures, stretch(period))


def runs_of(block: Block) -> list[Run]:
    """The runs of a heading, a paragraph or a table."""
    if isinstance(block, Heading | Paragraph):
        return list(block.runs)
    if isinstance(block, Table):
        return [run for row in block.rows for cell in row for run in cell]
    return []


def text_of(block: Block) -> str:
    """A block as people read it, footnote marks left out."""
    if isinstance(block, Chart):
        return block.alt
    return "".join(run.text for run in runs_of(block) if run.note is None)


def prose(report: Composed) -> list[str]:
    """Headings and paragraphs in order."""
    return [text_of(b) for b in report.document.blocks if isinstance(b, Heading | Paragraph)]


def bare_numbers(report: Composed) -> set[str]:
    """Numbers that no record stands behind: years, and names in quotes, are none."""
    found: set[str] = set()
    for block in report.document.blocks:
        own = "".join(run.text for run in runs_of(block) if run.origin is None and not run.note)
        if isinstance(block, Heading):
            own = own.split(".", 1)[-1]
        found |= set(NUMBER.findall(QUOTED.sub("", own)))
    return found
