"""The words of an outline for tables and charts: 表 份表 图 走势图."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guiju.composition.exhibits import parts_chart, parts_table, series_chart
from guiju.composition.listing import Listing
from guiju.composition.record_tables import records_table
from guiju.errors import BadInput, Problem

_MOST_YEARS = 20
_STYLES = {"柱": "column", "条": "bar", "线": "line", "饼": "pie"}


@dataclass(eq=False)
class Displays:
    """Tables and charts of one report."""

    listing: Listing

    def words(self) -> dict[str, Callable[..., Any]]:
        """The functions by the names an outline calls them."""
        return {
            "表": self.table,
            "份表": self.table_of_parts,
            "图": self.chart,
            "走势图": self.chart_of_years,
        }

    def table(
        self, name: str, 列: Sequence[str] | Mapping[str, str], 题: str = "", 期: int = 0
    ) -> str:
        """表: the records behind a figure, a row each; 列 names fields, or {head: field}."""
        reader = self.listing.voice.reader
        records, figure = (
            self.listing.records_of(name, 期),
            self.listing.voice.result(name, 期).figure,
        )
        kind = reader.ledger.vocabulary.kinds[figure.over]
        return reader.tokens.block(records_table(records, kind, 列, 题 or figure.label, reader))

    def table_of_parts(self, name: str, 题: str = "", 期: int = 0) -> str:
        """份表: the parts of a figure with their sum."""
        result, reader = self.listing.voice.result(name, 期), self.listing.voice.reader
        return reader.tokens.block(parts_table(result, 题 or result.figure.label, reader.ledger))

    def chart(self, name: str, 样式: str = "柱", 题: str = "", 期: int = 0) -> str:
        """图: the parts of a figure as a chart (柱 条 线 饼); nothing where there are none."""
        result, reader = self.listing.voice.result(name, 期), self.listing.voice.reader
        title = 题 or result.figure.label
        made = parts_chart(result, _style(样式), title, reader.ledger)
        return reader.tokens.block(made) if made else ""

    def chart_of_years(self, *names: str, 年数: int = 5, 样式: str = "线", 题: str = "") -> str:
        """走势图: figures over the last years; a year without a number stays a gap."""
        if not names or not isinstance(年数, int) or not 1 < 年数 <= _MOST_YEARS:
            raise BadInput(Problem("走势图写得不全", expected=f"数的名称，年数 2 至 {_MOST_YEARS}"))
        reader = self.listing.voice.reader
        shifts = range(1 - 年数, 1)
        rows = [[self.listing.voice.result(name, shift) for shift in shifts] for name in names]
        title = 题 or rows[0][0].figure.label
        made = series_chart(rows, _style(样式), title, reader.ledger)
        return reader.tokens.block(made) if made else ""


def _style(name: str) -> str:
    if name not in _STYLES:
        raise BadInput(Problem(f"没有“{name}”这种图", expected="、".join(_STYLES)))
    return _STYLES[name]
