"""Units and the whole numbers behind them: the one place where scales are decided.

Inside the kernel every value is a bounded whole number, so that nothing is ever decided by a
binary float: money in 分, ratios in 1e-8 parts, dates in days since 1970-01-01.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

MONEY_SCALES = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
RATIO_SCALE = 10**8
DEFAULT_DECIMALS = 4

# Bounds held at import; formulas use them to prove that 64 or 128 bits are enough.
MONEY_BOUND = 10**15
COUNT_BOUND = 10**9
RATIO_BOUND = 10**12
NUMBER_BOUND = 10**12
DAY_BOUND = 10**6

PERSON_UNITS = frozenset({"人"})


@dataclass(frozen=True)
class Unit:
    """What a number measures.

    money, person: powers of the two dimensions that may not be mixed; everything else is pure.
    label: how people write the unit; scale: internal whole numbers in one written unit of money.
    """

    money: int = 0
    person: int = 0
    label: str = ""
    scale: int = 1

    @property
    def dimension(self) -> tuple[int, int]:
        """What must agree before two numbers are added or compared."""
        return (self.money, self.person)

    def times(self, other: Unit, sign: int = 1) -> Unit:
        """The unit of a product (`sign=1`) or a quotient (`sign=-1`)."""
        money, person = self.money + sign * other.money, self.person + sign * other.person
        if other.dimension == (0, 0):
            return self
        if self.dimension == (0, 0) and sign == 1:
            return other
        if (money, person) == (0, 0):
            return SHARE
        scale = self.scale if self.money else other.scale
        joined = f"{self.label}·{other.label}" if sign == 1 else f"{self.label}/{other.label}"
        return Unit(money, person, joined, scale)


PURE = Unit()
SHARE = Unit(label="%")
DAYS = Unit(label="天")
YEARS = Unit(label="年")


def written(value: Fraction, unit: Unit) -> Fraction:
    """An internal number as people write it in `unit` (分 → 万元)."""
    return value / unit.scale if unit.money == 1 else value


def dimension_name(unit: Unit) -> str:
    """The dimension in Chinese, for messages about units that do not fit."""
    names = []
    if unit.money:
        names.append("金额" if unit.money == 1 else f"金额^{unit.money}")
    if unit.person:
        names.append("人数" if unit.person == 1 else f"人数^{unit.person}")
    return "·".join(names) or "纯数（比例、件数、分值）"
