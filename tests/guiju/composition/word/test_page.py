"""The page: paper, margins, the grid of 22 lines by 28 characters, page numbers."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from guiju.composition.document import Paragraph
from tests.guiju.composition.cast import document, prose
from tests.guiju.composition.long_report import report
from tests.guiju.composition.word.reading import File, W, find, text, value, write


def test_the_paper_is_a4(word: File) -> None:
    """210 by 297 mm are 11906 by 16838 twentieths of a point."""
    assert (value(word.section, "pgSz", "w"), value(word.section, "pgSz", "h")) == (
        "11906",
        "16838",
    )


@pytest.mark.parametrize(
    ("side", "twips"), [("top", "2098"), ("bottom", "1984"), ("left", "1587"), ("right", "1474")]
)
def test_the_margins(word: File, side: str, twips: str) -> None:
    """37 mm above, 35 below, 28 to the left, 26 to the right: a text of 156 by 225 mm."""
    assert value(word.section, "pgMar", side) == twips


def test_the_grid_has_22_lines(word: File) -> None:
    """225 mm by 22 is 579 twentieths of a point a line, for grid and body alike."""
    assert value(word.section, "docGrid", "type") == "lines"
    assert value(word.section, "docGrid", "linePitch") == "579"
    normal = word.style("Normal")
    assert value(normal, "pPr/spacing", "line") == "579"
    assert value(normal, "pPr/spacing", "lineRule") == "exact"


def test_a_line_has_28_characters(word: File) -> None:
    """16 pt less a quarter: 28 of them are 441 pt, and the text is 442.2 pt wide."""
    normal = word.style("Normal")
    assert (value(normal, "rPr/sz"), value(normal, "rPr/spacing")) == ("32", "-5")
    assert value(word.part("word/settings.xml"), "characterSpacingControl") == "doNotCompress"
    assert value(normal, "pPr/jc") == "both"


def test_paragraphs_are_indented_by_two_characters(word: File) -> None:
    """In characters for Word, in length for other programs."""
    style = word.style("Normal Indent")
    assert value(style, "pPr/ind", "firstLineChars") == "200"
    assert value(style, "pPr/ind", "firstLine") == "630"
    prose_blocks = [block for block in report().blocks if isinstance(block, Paragraph)]
    assert len(word.paragraphs("NormalIndent")) == len(prose_blocks)


@pytest.mark.parametrize(
    ("kind", "style", "align", "side"),
    [("default", "FooterOdd", "right", "right"), ("even", "FooterEven", "left", "left")],
)
def test_page_numbers(word: File, kind: str, style: str, align: str, side: str) -> None:
    """— 1 — in 4号 宋体: odd pages to the right, even ones to the left, one character in."""
    footer = _footer(word, kind)
    (line,) = footer.iter(f"{W}p")
    assert text(line) == "— 1 —"
    assert [e.text for e in line.iter(f"{W}instrText")] == [" PAGE "]
    marks = [e.get(f"{W}fldCharType") for e in line.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    named = {s.get(f"{W}styleId"): s for s in word.part("word/styles.xml").iter(f"{W}style")}
    properties = named[style]
    assert value(line, "pPr/pStyle") == style
    assert value(properties, "pPr/jc") == align
    assert value(properties, "pPr/ind", f"{side}Chars") == "100"
    assert value(properties, "rPr/sz") == "28"
    assert value(properties, "rPr/rFonts", "ascii") == "宋体"


def test_even_and_odd_pages_differ(word: File) -> None:
    """Or Word would show the odd footer on every page."""
    assert find(word.part("word/settings.xml"), "evenAndOddHeaders") is not None


def test_only_invented_data_are_marked_above_each_page(word: File, tmp_path: Path) -> None:
    """示例 stands over odd and even pages; a real report has no header."""
    headers = [name for name in word.parts if name.startswith("word/header")]
    assert len(headers) == 2
    assert all("示例" in text(word.part(name)) for name in headers)
    real = write(document(prose("正文。")), tmp_path)
    assert not [name for name in real.parts if name.startswith("word/header")]


def _footer(word: File, kind: str) -> ET.Element:
    relationship = next(
        reference.get(R_ID)
        for reference in word.section.iter(f"{W}footerReference")
        if reference.get(f"{W}type") == kind
    )
    targets = {r.get("Id"): r.get("Target") for r in word.part("word/_rels/document.xml.rels")}
    return word.part(f"word/{targets[relationship]}")


R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
