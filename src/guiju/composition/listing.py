"""The words of an outline for records: 记录 名单 期内."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guiju.composition.absent import Listed
from guiju.composition.items import Item, Line
from guiju.composition.voice import Voice
from guiju.errors import BadInput, Problem
from guiju.ledger import Record
from guiju.periods import Stretch


@dataclass(eq=False)
class Listing:
    """The records behind the figures of one report."""

    voice: Voice

    def words(self) -> dict[str, Callable[..., Any]]:
        """The functions by the names an outline calls them."""
        return {
            "记录": self.records,
            "名单": self.names,
            "列名": self.named,
            "期内": self.within,
        }

    def records(self, name: str, 期: int = 0) -> Listed:
        """记录: the records behind a figure, earliest first; secret ones are only counted."""
        return Listed(Item(record, self.voice.reader) for record in self.records_of(name, 期))

    def names(self, name: str, 字段: str = "名称", 连: str = "、", 前: int = 0, 期: int = 0) -> str:
        """名单: one field of each record, each once, joined; 前=3 names three, then 等."""
        items = self.records(name, 期)
        said = dict.fromkeys(value for item in items for value in _flat(item[字段]))
        texts = list(said)[: 前 or None]
        return 连.join(str(text) for text in texts) + ("等" if len(texts) < len(said) else "")

    def named(self, name: str, 字段: str = "名称", 前: int = 3, 期: int = 0) -> str:
        """列名: 甲、乙共2家, or 甲、乙、丙等8家; of a single one the name alone."""
        items = self.records(name, 期)
        texts = self.names(name, 字段, 前=前, 期=期)
        if len(items) < 2:
            return texts or str(self.voice.quantity(name, 期))
        return texts + ("" if texts.endswith("等") else "共") + str(self.voice.quantity(name, 期))

    def within(self, 项: Item | Line, 字段: str, 期: int = 0) -> bool:
        """期内: whether a date of a record, or of a line of its list, lies wholly in the period."""
        value = 项.raw(字段)
        return isinstance(value, Stretch) and bool(value.within(self.voice.period.shifted(期)))

    def records_of(self, name: str, shift: int) -> list[Record]:
        """The records of a figure that may be opened, earliest first."""
        result = self.voice.result(name, shift)
        if result.figure.formula is not None:
            met = f"“{name}”是算出来的数，没有自己的记录"
            raise BadInput(Problem(met, do=f"用算它的数：{result.figure.formula_text}"))
        return sorted((r for r in result.records if not r.secret), key=self._when)

    def _when(self, record: Record) -> tuple[Any, ...]:
        name = record.kind.main_date
        value = record.value(name, self.voice.reader.on) if name else None
        return (0, value.first, value.last) if isinstance(value, Stretch) else (1,)


def _flat(value: Any) -> list[Any]:
    found = list(value) if isinstance(value, Listed) else [value]
    return [one["名称"] if isinstance(one, Item) else one for one in found if one]
