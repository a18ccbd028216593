"""The words an outline may use: 数 量 超 余 说 记录 份 表 图 …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guiju.composition.exhibits import parts_chart, parts_table, records_table, series_chart
from guiju.composition.items import Item, Missing, Reader
from guiju.composition.numbers import number_text, over_text, quantity_text, some_text
from guiju.composition.origins import claim_origin, figure_origin
from guiju.errors import BadInput, Problem
from guiju.ledger import Record
from guiju.ledger.showing import plain
from guiju.periods import Stretch
from guiju.rollup import ClaimResult, FigureResult, Figures, claim_results

_MOST_YEARS = 20
_STYLES = {"柱": "column", "条": "bar", "线": "line", "饼": "pie"}


@dataclass
class Voice:
    """One report being written. Every number it gives carries its origin."""

    figures: Figures
    period: Stretch
    reader: Reader
    used: list[FigureResult | ClaimResult]

    def words(self) -> dict[str, Callable[..., Any]]:
        """The functions by the names an outline calls them."""
        return {
            "数": self.number,
            "量": self.quantity,
            "超": self.over,
            "余": self.some,
            "有": self.any,
            "说": self.claim,
            "成立": self.claim_holds,
            "记录": self.records,
            "名单": self.names,
            "份": self.parts,
            "注": self.reader.tokens.note,
            "表": self.table,
            "份表": self.table_of_parts,
            "图": self.chart,
            "走势图": self.chart_of_years,
        }

    def number(self, name: str, 期: int = 0, 位: int | None = None) -> str:
        """数: the number alone; 期=-1 is the period before, 位 the decimals."""
        return self._said(name, 期, lambda result: number_text(result, 位))

    def quantity(self, name: str, 期: int = 0, 位: int | None = None) -> str:
        """量: the number with its unit."""
        return self._said(name, 期, lambda result: quantity_text(result, 位))

    def over(self, name: str, 逢: int = 100) -> str:
        """超: 超3500, always true of the number."""
        return self._said(name, 0, lambda result: over_text(result, _step(逢)))

    def some(self, name: str, 逢: int = 10) -> str:
        """余: 40余, always true of the number."""
        return self._said(name, 0, lambda result: some_text(result, _step(逢)))

    def any(self, name: str, 期: int = 0) -> bool:
        """有: whether there is anything to say; what is not settled counts as something."""
        amount = self._result(name, 期).amount
        return not amount.why and amount.high != 0

    def claim(self, name: str, 项: Item | None = None) -> str:
        """说: the wording of a claim, qualified where the list is short, 〔…〕 where it fails."""
        result = self._claim(name, 项)
        text = result.text or f"〔{result.why}〕"
        return self.reader.tokens.mark(text, claim_origin(result, self.reader.ledger))

    def claim_holds(self, name: str, 项: Item | None = None) -> bool:
        """成立: whether a claim may be printed as it stands."""
        return self._claim(name, 项).holds

    def records(self, name: str) -> list[Item]:
        """记录: the records behind a figure, earliest first."""
        result = self._result(name, 0)
        return [Item(record, self.reader) for record in self._sorted(result.records)]

    def names(self, name: str, 字段: str = "名称", 连: str = "、") -> str:
        """名单: one field of each record, each once, joined."""
        texts = [str(item[字段]) for item in self.records(name)]
        return 连.join(dict.fromkeys(text for text in texts if text)) or Missing()

    def parts(self, name: str) -> list[dict[str, str]]:
        """份: the parts of a figure as {名称, 数}, those that are not nought."""
        result = self._result(name, 0)
        origin = figure_origin(result, self.reader.ledger)
        mark = self.reader.tokens.mark
        return [
            {"名称": share.label, "数": mark(_share_text(result, share.amount.low), origin)}
            for share in result.shares
            if share.amount.high != 0
        ]

    def table(self, name: str, 列: list[str], 题: str = "") -> str:
        """表: the records behind a figure, a row each."""
        result = self._result(name, 0)
        made = records_table(
            self._sorted(result.records), 列, 题 or result.figure.label, self.reader
        )
        return self.reader.tokens.block(made)

    def table_of_parts(self, name: str, 题: str = "") -> str:
        """份表: the parts of a figure with their sum."""
        result = self._result(name, 0)
        return self.reader.tokens.block(parts_table(result, 题, self.reader.ledger))

    def chart(self, name: str, 样式: str = "柱", 题: str = "") -> str:
        """图: the parts of a figure as a chart: 柱 条 线 饼."""
        result = self._result(name, 0)
        made = parts_chart(result, _style(样式), 题, self.reader.ledger)
        return self.reader.tokens.block(made)

    def chart_of_years(self, *names: str, 年数: int = 5, 样式: str = "线", 题: str = "") -> str:
        """走势图: figures over the last years; a year without a number stays a gap."""
        if not 1 < 年数 <= _MOST_YEARS:
            raise BadInput(Problem(f"年数 {年数} 不合适", expected=f"2 至 {_MOST_YEARS}"))
        shifts = range(1 - 年数, 1)
        rows = [[self._result(name, shift) for shift in shifts] for name in names]
        return self.reader.tokens.block(series_chart(rows, _style(样式), 题, self.reader.ledger))

    def _said(self, name: str, shift: int, form: Callable[[FigureResult], str]) -> str:
        result = self._result(name, shift)
        tokens = self.reader.tokens
        text = tokens.mark(form(result), figure_origin(result, self.reader.ledger))
        return text + "".join(tokens.note(note) for note in result.footnotes)

    def _result(self, name: str, shift: int) -> FigureResult:
        result = self.figures.figure(name, self.period.shifted(shift))
        self.used.append(result)
        return result

    def _claim(self, name: str, item: Item | None) -> ClaimResult:
        results = claim_results(self.figures, name, self.period)
        if item is not None:
            results = [r for r in results if r.subject is item._record] or results[:1]
        elif len(results) > 1:
            do = "在循环里写 说(“断言”, 项)"
            raise BadInput(Problem(f"断言“{name}”说的有 {len(results)} 条记录", do=do))
        self.used.append(results[0])
        return results[0]

    def _sorted(self, records: tuple[Record, ...]) -> list[Record]:
        def when(record: Record) -> tuple[Any, ...]:
            name = record.kind.main_date
            value = record.value(name, self.reader.on) if name else None
            return (0, value.first, value.last) if isinstance(value, Stretch) else (1,)

        return sorted(records, key=when)


def _share_text(result: FigureResult, low: Fraction | None) -> str:
    return "〔待补〕" if low is None else plain(low) + result.figure.unit


def _style(name: str) -> str:
    if name not in _STYLES:
        raise BadInput(Problem(f"没有“{name}”这种图", expected="、".join(_STYLES)))
    return _STYLES[name]


def _step(step: int) -> int:
    if not isinstance(step, int) or step < 1:
        raise BadInput(Problem(f"逢 {step} 不是正整数", expected="如 10、100、500"))
    return step
