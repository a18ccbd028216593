"""Tables: inside the text, heads on every page, texts that fit."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from guiju.composition.document import Table
from guiju.composition.word.tables import fit
from tests.guiju.composition.cast import cells, document
from tests.guiju.composition.exhibits import PLATFORMS
from tests.guiju.composition.word.reading import File, W, find, text, value, write

WIDTH = 8845  # 156 mm in twentieths of a point


def table(*columns: tuple[str, str]) -> Table:
    """A table of one row, from heads and texts."""
    heads, texts = zip(*columns, strict=True)
    return Table("表", heads, (cells(*texts),), (False,) * len(heads))


@pytest.fixture
def made(word: File) -> ET.Element:
    """The report's table."""
    return next(word.body.iter(f"{W}tbl"))


def test_caption_above_note_below(word: File, made: ET.Element) -> None:
    """A black caption that stays with the table; the note in small letters."""
    body = list(word.body)
    at = body.index(made)
    assert text(body[at - 1]) == "表1 2024年新获批省级以上科技创新平台"
    assert value(body[at - 1], "pPr/pStyle") == "Caption"
    assert find(word.style("caption"), "pPr/keepNext") is not None
    assert text(body[at + 1]) == "注：资金以批复文件为准，未到账部分另列。"


def test_heads_are_repeated_and_rows_not_split(made: ET.Element) -> None:
    """On a second page the table says again what its columns are."""
    rows = list(made.iter(f"{W}tr"))
    assert [find(row, "trPr/tblHeader") is not None for row in rows] == [True] + [False] * 4
    assert all(find(row, "trPr/cantSplit") is not None for row in rows)


def test_every_text_is_there(made: ET.Element) -> None:
    """Row by row, cell by cell."""
    rows = [[text(cell) for cell in row.iter(f"{W}tc")] for row in made.iter(f"{W}tr")]
    assert rows[0] == list(PLATFORMS.heads)
    assert rows[4] == [
        "4",
        "示例联合创新中心",
        "省级",
        "示例新材料（集团）有限公司",
        "2024年11月上旬",
        "1000",
    ]


def test_numbers_stand_to_the_right(made: ET.Element) -> None:
    """As the document says of its columns."""
    (_, first, *_) = made.iter(f"{W}tr")
    sides = [value(cell, "p/pPr/jc") for cell in first.iter(f"{W}tc")]
    assert sides == ["right", None, None, None, None, "right"]


def test_widths_are_fixed_and_add_up(made: ET.Element) -> None:
    """Grid, cells and table agree on 156 mm, whatever a text would like."""
    grid = [int(e.get(f"{W}w", 0)) for e in made.iter(f"{W}gridCol")]
    assert sum(grid) == WIDTH
    assert value(made, "tblPr/tblW", "w") == str(WIDTH)
    assert value(made, "tblPr/tblLayout", "type") == "fixed"
    for row in made.iter(f"{W}tr"):
        assert [int(value(c, "tcPr/tcW", "w") or 0) for c in row.iter(f"{W}tc")] == grid


@pytest.mark.parametrize(
    ("made_of", "size"),
    [
        (table(("名称", "甲"), ("金额", "12")), 12),
        (table(*[("指标名称", "123456789")] * 7), 10.5),
        (table(*[("指标名称", "1234567890")] * 9), 9),
        (table(*[("指标的名称", "很长很长的文字" * 5)] * 20), 9),
    ],
    ids=["two", "seven", "nine", "twenty"],
)
def test_letters_shrink_before_texts_run_over(made_of: Table, size: float) -> None:
    """小四, then 五号, then 小五; the widths add up even where nothing fits."""
    got, widths = fit(made_of)
    assert (got, sum(widths)) == (size, WIDTH)
    assert min(widths) > 0


def test_short_texts_stay_on_a_line() -> None:
    """2024年11月上旬 is 7 characters of 12 pt, 84 pt; its column is at least as wide inside."""
    size, widths = fit(table(("时间", "2024年11月上旬"), ("名称", "很长的名称" * 20)))
    assert widths[0] - 2 * 85 >= 7 * size * 20
    assert widths[1] > widths[0]


def test_a_table_at_the_end_is_followed_by_a_paragraph(tmp_path: Path) -> None:
    """Word calls a file broken whose body ends in a table."""
    file = write(document(PLATFORMS), tmp_path)
    assert [e.tag for e in file.body][-2:] == [f"{W}p", f"{W}sectPr"]
