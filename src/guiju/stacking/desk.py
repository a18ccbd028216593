"""What reading a file of benefits and rules takes: its rulebook, its citations, its money."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guiju.documents import Mapping
from guiju.errors import BadInput, Place, Problems
from guiju.formulas.nodes import Constant, Number
from guiju.formulas.parse import number
from guiju.formulas.scope import Scope
from guiju.marks import CONFIDENCES
from guiju.rulebook import Rulebook
from guiju.slips import close_to
from guiju.stacking.rules import Cited
from guiju.vocabulary import Unit
from guiju.vocabulary.units import MONEY_SCALES

CITED_KEYS = ["source", "clause", "confidence"]


@dataclass(frozen=True)
class Desk:
    """What the things of one file are read with.

    sample: the amounts of the file are invented. cited: where its things are written unless they
    say otherwise.
    """

    book: Rulebook
    problems: Problems
    sample: bool
    cited: Cited

    def citation(self, body: Mapping, at: Place) -> Cited:
        """Where it is written, by itself or for the whole file."""
        source = str(body.get("source") or self.cited.source)
        confidence = str(body.get("confidence") or self.cited.confidence)
        if not source:
            self.problems.note("没有写依据", at, expected="source: 文件名称")
        if confidence not in CONFIDENCES:
            met = f"confidence: {confidence} 不认识" if confidence else "没有写 confidence"
            self.problems.note(met, body.at("confidence"), expected="、".join(CONFIDENCES))
        return Cited(source, str(body.get("clause") or self.cited.clause), confidence)

    def known(self, body: Mapping, key: str, known: Any) -> str | None:
        """The code that stands under a key, noted where nothing is called so."""
        value = body.get(key)
        if value is None:
            return None
        if value not in known:
            met = f"{key} 指向不存在的“{value}”"
            self.problems.note(met, body.at(key), do=close_to(value, known) or "核对编号")
        return str(value)

    def money(self, body: Mapping, key: str) -> Number | None:
        """An amount of money: a number with its unit, or a formula over facts; None when absent."""
        text = body.get(key)
        if text is None:
            return None
        if isinstance(text, int | Fraction) and not isinstance(text, bool):
            return self._plain(Fraction(text), body, key)
        try:
            found = number(text, self._scope(body.at(key)))
        except BadInput as error:
            self.problems.adopt(error)
            return None
        if found.unit.dimension != (1, 0):
            expected = "20 加 unit: 万元，或一个金额公式"
            self.problems.note(f"{key}: {text} 得出的不是金额", body.at(key), expected=expected)
        if body.get("unit") is not None:
            self.problems.note("公式自带单位，不写 unit", body.at("unit"), do="删去 unit")
        return found

    def _plain(self, value: Fraction, body: Mapping, key: str) -> Number | None:
        unit = body.get("unit")
        if unit not in MONEY_SCALES:
            met = f"{key} 没有写单位" if unit is None else f"unit: {unit} 不认识"
            at = body.at(key if unit is None else "unit")
            self.problems.note(met, at, expected=f"unit: {'、'.join(MONEY_SCALES)}之一")
            return None
        cents = value * MONEY_SCALES[unit]
        if cents.denominator != 1 or cents <= 0:
            self.problems.note(f"{key}: {value} 不成金额", body.at(key), expected="正数，细到分")
            return None
        return Constant(Unit(money=1, label=unit, scale=MONEY_SCALES[unit]), cents, free=False)

    def share(self, body: Mapping, key: str, largest: int) -> Fraction:
        """A share above zero and up to `largest` wholes."""
        try:
            found = number(body.get(key, 0), self._scope(body.at(key)))
        except BadInput:
            found = None
        if isinstance(found, Constant) and 0 < found.value <= largest:
            return found.value
        self.problems.note(f"{key}: {body.get(key)} 不成比例", body.at(key), expected="如 50%")
        return Fraction(0)

    def _scope(self, at: Place) -> Scope:
        return Scope(self.book.kind, self.book.metrics, at)
