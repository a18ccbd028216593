"""The words of an outline for numbers and claims: 数 量 超 余 有 说 …"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from guiju.composition.footnotes import Notes
from guiju.composition.items import Item
from guiju.composition.marked import Marked
from guiju.composition.numbers import (
    growth_text,
    number_text,
    over_text,
    quantity_text,
    some_text,
    with_unit,
)
from guiju.composition.origins import claim_origin, figure_origin, part_label, share_origin
from guiju.composition.reader import Reader
from guiju.errors import BadInput, Problem
from guiju.figures import base_of
from guiju.periods import Stretch
from guiju.rollup import STATUSES, ClaimResult, FigureResult, Figures, claim_results
from guiju.rollup.results import NO_SUBJECT


@dataclass(eq=False)
class Voice:
    """One report being written. Every number it gives carries its origin.

    used: every figure and claim that was printed, in order; notes: what was footnoted already.
    In every word, 期=-1 is the period before.
    """

    figures: Figures
    period: Stretch
    reader: Reader
    used: list[FigureResult | ClaimResult] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)

    def words(self) -> dict[str, Callable[..., Any]]:
        """The functions by the names an outline calls them."""
        return {
            "数": self.number,
            "量": self.quantity,
            "超": self.over,
            "余": self.some,
            "增幅": self.growth,
            "有": self.any,
            "已定": self.settled,
            "同": self.same,
            "口径": self.scope,
            "份": self.parts,
            "分述": self.parts_told,
            "列举": self.enumerated,
            "说": self.claim,
            "述说": self.claims,
            "能说": self.claim_sayable,
            "成立": self.claim_holds,
            "注": self.reader.tokens.note,
        }

    def number(self, name: str, 期: int = 0, 位: int | None = None) -> Marked:
        """数: the number alone; 位 says the decimals."""
        return self._said(name, 期, lambda result: number_text(result, 位))

    def quantity(self, name: str, 期: int = 0, 位: int | None = None) -> Marked:
        """量: the number with its unit."""
        return self._said(name, 期, lambda result: quantity_text(result, 位))

    def over(self, name: str, 逢: int = 100, 期: int = 0) -> Marked:
        """超: 超3500, always true of the number."""
        return self._said(name, 期, lambda result: over_text(result, _step(逢)))

    def some(self, name: str, 逢: int = 10, 期: int = 0) -> Marked:
        """余: 40余, always true of the number."""
        return self._said(name, 期, lambda result: some_text(result, _step(逢)))

    def growth(self, name: str, 期: int = 0, 位: int | None = None) -> Marked:
        """增幅: 增长288%, 下降12% or 持平, by the sign of the figure."""
        return self._said(name, 期, lambda result: growth_text(result, 位))

    def any(self, name: str, 期: int = 0) -> bool:
        """有: whether there is anything to say; what is not settled counts as something."""
        amount = self.figures.figure(name, self.period.shifted(期)).amount
        return not amount.why and amount.high != 0

    def settled(self, name: str, 期: int = 0) -> bool:
        """已定: whether a figure is one number, with nothing left open."""
        return self.figures.figure(name, self.period.shifted(期)).amount.known

    def same(self, name: str, 另: str) -> bool:
        """同: whether two figures of the period are known to be one number."""
        one, other = (self.figures.figure(each, self.period).value for each in (name, 另))
        return one is not None and one == other

    def scope(self, name: str) -> str:
        """口径: which records a figure counts, or how it is worked out, in words."""
        return self.figures.book.scope(name)

    def parts(self, name: str, 期: int = 0) -> list[dict[str, Marked]]:
        """份: the parts of a figure as {名称, 数}, those that are not nought."""
        result, mark = self.result(name, 期), self.reader.tokens.mark
        found = []
        for share in result.shares:
            origin = share_origin(result, share, self.reader.ledger)
            text = with_unit(share.amount, result.figure.unit)
            if share.amount.high != 0:
                found.append({"名称": mark(part_label(share), origin), "数": mark(text, origin)})
        return found

    def parts_told(self, name: str, 连: str = "、", 期: int = 0) -> str:
        """分述: each part with its number, joined: 省级3000万元、国家级533万元."""
        return 连.join(f"{part['名称']!s}{part['数']!s}" for part in self.parts(name, 期))

    def enumerated(self, 各项: Mapping[str, str], 连: str = "、", 期: int = 0) -> str:
        """列举: {"一等奖": "first_prizes"} told with their numbers, those that are not nought."""
        told = [
            f"{words!s}{self.quantity(name, 期)!s}"
            for words, name in 各项.items()
            if self.any(name, 期)
        ]
        return 连.join(told)

    def claim(self, name: str, 项: Item | None = None) -> Marked:
        """说: the wording of a claim, qualified where the list is short, 〔…〕 where it fails."""
        result = self._claim(name, 项)
        self.used.append(result)
        text = result.text or f"〔{result.why}〕"
        return self.reader.tokens.mark(text, claim_origin(result, self.reader.ledger))

    def claims(
        self, 断言: Sequence[str], 项: Item | None = None, 前: str = "", 连: str = "、"
    ) -> str:
        """述说: those of several claims that may be said, joined behind `前`; else nothing."""
        said = [str(self.claim(name, 项)) for name in 断言 if self.claim_sayable(name, 项)]
        return 前 + 连.join(said) if said else ""

    def claim_sayable(self, name: str, 项: Item | None = None) -> bool:
        """能说: whether 说 has a wording, be it a qualified one."""
        return bool(self._claim(name, 项).text)

    def claim_holds(self, name: str, 项: Item | None = None) -> bool:
        """成立: whether a claim may be printed as it stands."""
        return self._claim(name, 项).holds

    def result(self, name: str, shift: int) -> FigureResult:
        """A figure that is about to be printed."""
        result = self.figures.figure(name, self.period.shifted(shift))
        self.used.append(result)
        return result

    def _said(self, name: str, shift: int, form: Callable[[FigureResult], str]) -> Marked:
        result = self.result(name, shift)
        tokens = self.reader.tokens
        text = tokens.mark(form(result), figure_origin(result, self.reader.ledger))
        notes = [*self.notes.of(result), *self._cut_otherwise(name, shift, result)]
        return text.followed_by("".join(tokens.note(note) for note in notes))

    def _cut_otherwise(self, name: str, shift: int, result: FigureResult) -> list[str]:
        """What is due where the name says another cut: the figure as it was, beside it."""
        base = base_of(name)
        if base == name:
            return []
        return self.notes.of_cut(result, self.figures.figure(base, self.period.shifted(shift)))

    def _claim(self, name: str, item: Item | None) -> ClaimResult:
        results = claim_results(self.figures, name, self.period)
        if item is not None:
            return _of(item, results)
        if len(results) > 1:
            do = "在循环里写 说(“断言”, 项)"
            raise BadInput(Problem(f"断言“{name}”说的有 {len(results)} 条记录", do=do))
        return results[0]


def _of(item: Item, results: list[ClaimResult]) -> ClaimResult:
    """What a claim says of a record; that it says nothing, where the record is none of its own."""
    for result in results:
        if result.subject in (item.record, None):
            return result
    why = f"{STATUSES[NO_SUBJECT]}：断言说的不是这条记录"
    blank = {"n": None, "text": "", "why": why, "subject": None, "records": ()}
    return replace(results[0], status=NO_SUBJECT, **blank)  # type: ignore[arg-type]


def _step(step: int) -> int:
    if not isinstance(step, int) or step < 1:
        raise BadInput(Problem(f"逢 {step} 不是正整数", expected="如 10、100、500"))
    return step
