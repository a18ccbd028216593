"""The unit a column of amounts is in: said by the sheet, or guessed with the reason beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from bureau.ledger.sheets.cells import VALUE, read
from bureau.ledger.sheets.headings import MONEY_UNITS

SCALES = {"元": 100, "千元": 100_000, "万元": 1_000_000, "亿元": 10_000_000_000}
"""分 in one of each."""
_LEAST, _MOST = 5_000_000, 20_000_000_000
"""Between 5 万元 and 2 亿元 in 分 lies the median of most columns of most firms."""
_FAR = 100
SAID, GUESSED = "said", "guessed"


@dataclass(frozen=True)
class Unit:
    """The likeliest unit and why; sure where the sheet says it and nothing speaks against."""

    unit: str
    why: str
    how: str = GUESSED
    warning: str = ""

    @property
    def sure(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.how == SAID and not self.warning


def unit_of(
    concept: Any, raws: Sequence[Any], heading: str = "", above: str = "", known: Iterable[Any] = ()
) -> Unit:
    """The unit of one column.

    heading: what its own heading says; above: what a line over the table says for all; known:
    pairs (raw cell, what the ledger has for last year in 分) of the same records.
    """
    by_ledger = _by_ledger(concept, known)
    if heading in SCALES:
        return Unit(heading, f"表头写着“{heading}”", SAID, _against(heading, by_ledger))
    if above in SCALES:
        return Unit(above, f"表格上方写着“单位：{above}”", SAID, _against(above, by_ledger))
    if by_ledger:
        return Unit(by_ledger[0], by_ledger[1])
    return _by_size(concept, raws)


def _against(said: str, by_ledger: tuple[str, str] | None) -> str:
    if by_ledger is None or by_ledger[0] == said:
        return ""
    return f"但{by_ledger[1]}"


def _by_ledger(concept: Any, known: Iterable[Any]) -> tuple[str, str] | None:
    """The unit in which the figures come nearest to last year's of the same records."""
    ratios = []
    for raw, last in known:
        found = read(concept, raw, "元")
        if found.state == VALUE and isinstance(found.value, int) and found.value > 0 and last > 0:
            ratios.append(found.value / last)
    if len(ratios) < 3:
        return None
    middle = median(ratios)
    unit = min(MONEY_UNITS, key=lambda u: max(middle * SCALES[u] / 100, 100 / middle / SCALES[u]))
    times = middle * SCALES[unit] / 100
    return unit, f"与 {len(ratios)} 家上年的数相比，按“{unit}”算中位数是上年的 {times:.2f} 倍"


def _by_size(concept: Any, raws: Sequence[Any]) -> Unit:
    """The unit that brings the median into what is usual."""
    values = [
        found.value / 100
        for raw in raws
        if (found := read(concept, raw, "元")).state == VALUE
        and isinstance(found.value, int)
        and found.value
    ]
    own = concept.unit or "万元"
    if not values:
        return Unit(own, "这一列没有数，按台账的单位")
    middle = median(map(abs, values))
    shown = f"{middle:,.0f}" if middle >= 100 else f"{middle:,.2f}"
    # The ledger's own unit, unless what it would mean is far from usual.
    if _distance(middle * SCALES[own]) <= _FAR:
        return Unit(own, f"中位数 {shown}，像“{own}”")
    unit = min(("元", "万元", "亿元"), key=lambda u: _distance(middle * SCALES[u]))
    return Unit(unit, f"中位数 {shown}，更像“{unit}”")


def _distance(amount: float) -> float:
    """How many times below or above what is usual."""
    return max(_LEAST / amount, amount / _MOST, 1.0)
