"""Text → headings, paragraphs, items."""

from __future__ import annotations

import pytest

from guiju.composition.document import Chart, Heading, Origin, Paragraph
from guiju.composition.laying import lay
from guiju.composition.marked import LINE
from guiju.composition.tokens import Tokens

ORIGIN = Origin("figure", "x", "2024年", "数", "")


def laid(text: str, tokens: Tokens | None = None) -> list[str]:
    """The blocks of a text as people read them."""
    return [
        "".join(run.text for run in block.runs)
        for block in lay(text, tokens or Tokens())
        if isinstance(block, Heading | Paragraph)
    ]


def test_headings_are_numbered_under_the_one_above() -> None:
    """一、 counts through; （一） and 1. begin anew under each heading above them."""
    text = "# 总结\n## 平台\n### 甲\n### 乙\n## 人才\n### 丙\n# 思路\n### 丁\n"
    assert laid(text) == [
        "一、总结",
        "（一）平台",
        "1.甲",
        "2.乙",
        "（二）人才",
        "1.丙",
        "二、思路",
        "1.丁",
    ]


def test_levels_of_headings() -> None:
    """One, two and three marks are three levels; four are no heading."""
    blocks = lay("# 甲\n## 乙\n### 丙\n#### 丁\n#戊\n", Tokens())
    assert [block.level for block in blocks if isinstance(block, Heading)] == [1, 2, 3]
    assert laid("#### 丁\n") == ["#### 丁"]
    assert laid("#戊\n") == ["#戊"]


def test_items_are_told_one_by_one() -> None:
    """Consecutive items become one paragraph; each ends with a full stop, once."""
    assert laid("- 甲\n- 乙。\n- 丙！\n- 丁“戊。”\n") == ["一是甲。二是乙。三是丙！四是丁“戊。”"]


def test_one_item_has_no_number() -> None:
    """A single item is a plain paragraph, and an empty one is none."""
    assert laid("- 甲\n") == ["甲。"]
    assert laid("- 甲\n-\n- \n") == ["甲。"]
    assert laid("-\n") == []


def test_prose_before_items_leads_into_them() -> None:
    """A line right above items opens their paragraph; a line below one goes on with it."""
    assert laid("全年如下：\n- 甲\n  再说甲\n- 乙\n") == ["全年如下：一是甲再说甲。二是乙。"]


def test_the_last_item_never_ends_open() -> None:
    """Items may end with ；, the last of them ends with a full stop."""
    assert laid("- 甲；\n- 乙；\n") == ["一是甲；二是乙。"]
    assert laid("- 甲，\n") == ["甲。"]


def test_a_footnote_behind_a_full_stop_doubles_nothing() -> None:
    """Marks of footnotes and origins do not hide the end of an item."""
    tokens = Tokens()
    text = f"- 甲。{tokens.note('注')}\n- {tokens.mark('3项', ORIGIN)!s}\n"
    assert laid(text, tokens) == ["一是甲。〔1〕二是3项。"]
    tokens = Tokens()
    assert laid(f"- {tokens.mark('甲。', ORIGIN)!s}\n", tokens) == ["甲。"]


@pytest.mark.parametrize("blank", ["", "  ", "\t"])
def test_a_blank_line_parts_paragraphs(blank: str) -> None:
    """Lines without a blank one between them are one paragraph."""
    assert laid(f"甲，\n乙。\n{blank}\n丙。\n") == ["甲，乙。", "丙。"]


def test_a_line_that_came_out_empty_parts_nothing() -> None:
    """A line whose condition did not hold leaves no gap among the items."""
    assert laid(f"- 甲\n{LINE}\n{LINE}- 乙\n") == ["一是甲。二是乙。"]


def test_tables_and_charts_stand_alone() -> None:
    """A chart ends the paragraph before it, and numbering of items with it."""
    tokens = Tokens()
    chart = Chart("bar", "题", "", "项", (), ())
    text = "- 甲\n" + tokens.block(chart) + "- 乙\n"
    blocks = lay(text, tokens)
    assert blocks[1] is chart
    assert laid(text, tokens) == ["甲。", "乙。"]
