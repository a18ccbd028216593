"""Tables and charts from figures: heads, units, gaps, what is said in words."""

from __future__ import annotations

from pathlib import Path

from guiju.composition.document import Chart, Table
from tests.guiju.composition.world import paragraphs, written


def block(root: Path, body: str, **tables: str) -> Table | Chart:
    """The one table or chart an outline makes."""
    (found,) = written(root, body + "\n", **tables).document.blocks
    assert isinstance(found, Table | Chart)
    return found


def cells(table: Table | Chart) -> list[list[str]]:
    """The rows of a table as people read them."""
    assert isinstance(table, Table)
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


def test_a_table_of_records(tmp_path: Path) -> None:
    """Heads are labels with their units, numbers stand bare and to the right."""
    table = block(
        tmp_path, "{{ 表('centres', 列=['名称', '级别', '获批日期', '工位', '依托单位.所在地']) }}"
    )
    assert isinstance(table, Table)
    assert table.caption == "中心"
    assert table.heads == ("名称", "级别", "获批日期", "工位（个）", "所在地")
    assert cells(table) == [
        ["示例甲中心", "示例市级", "3月5日", "30", "〔待补〕"],
        ["示例乙中心", "省级", "7月", "12", "南京"],
    ]
    assert table.numeric == (False, False, False, True, False)


def test_heads_may_be_named(tmp_path: Path) -> None:
    """A head given in the outline stands instead of the label, the unit behind it."""
    table = block(tmp_path, "{{ 表('centres', 题='一览', 列={'单位': '名称', '座位': '工位'}) }}")
    assert isinstance(table, Table)
    assert (table.caption, table.heads) == ("一览", ("单位", "座位（个）"))


def test_a_table_without_records_says_so(tmp_path: Path) -> None:
    """A table of nothing has its heads and a line."""
    table = block(tmp_path, "{{ 表('centres', 列=['名称', '工位'], 期=-9) }}")
    assert isinstance(table, Table)
    assert (table.heads, table.rows, table.note) == (("名称", "工位（个）"), (), "本期没有记录。")


def test_parts_with_their_sum(tmp_path: Path) -> None:
    """A table of parts ends with the whole, each number with the records of its part."""
    table = block(tmp_path, "{{ 份表('centres') }}")
    assert isinstance(table, Table)
    assert table.heads == ("类别", "数量（个）")
    assert cells(table) == [["示例市级", "1"], ["省级", "1"], ["合计", "2"]]
    origins = [row[1][0].origin for row in table.rows]
    assert [origin.records for origin in origins if origin] == [("c-1",), ("c-2",), ("c-2", "c-1")]


def test_a_chart_of_parts(tmp_path: Path) -> None:
    """A chart holds the numbers, and says them in words for who cannot see it."""
    chart = block(tmp_path, "{{ 图('centres', 样式='饼', 题='构成') }}")
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.caption, chart.unit) == ("pie", "构成", "个")
    assert chart.series == (("中心", (1.0, 1.0)),)
    assert chart.alt == "饼图：构成。示例市级1个，省级1个。"


def test_a_chart_over_years(tmp_path: Path) -> None:
    """Years without a number stay gaps; years before the ledger come from its history."""
    chart = block(tmp_path, "{{ 走势图('grants', 年数=4, 样式='柱') }}")
    assert isinstance(chart, Chart)
    assert chart.categories == ("2021年", "2022年", "2023年", "2024年")
    assert chart.series == (("获批资金", (None, 1000.0, 910.57, 3533.0)),)
    assert "2021年〔无基数〕，2022年1000万元" in chart.alt


def test_nothing_to_draw_is_not_drawn(tmp_path: Path) -> None:
    """A chart of nothing is left out, with its line."""
    gone = {"award": "", "grant": "", "series_point": ""}
    made = written(tmp_path, "甲\n{{ 图('centres', 期=-9) }}\n{{ 走势图('grants') }}\n乙\n", **gone)
    assert paragraphs(made) == ["甲乙"]
