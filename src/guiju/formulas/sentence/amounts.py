"""Numbers as people write them: exact, and 约 in front of whatever had to be cut."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from guiju.calendar import from_number
from guiju.vocabulary import SHARE, Unit
from guiju.vocabulary.units import MONEY_SCALES

PLACES = 2
ABOUT = "约"
DAY_LABEL = "日"
MOST_PLACES = 12
_YUAN, _WAN, _YI = MONEY_SCALES["元"], MONEY_SCALES["万元"], MONEY_SCALES["亿元"]
_CENT_OF_WAN = _WAN // 100


def amount(value: Fraction | int, unit: Unit, places: int = PLACES) -> str:
    """An internal number in the unit people think in.

    Money below 10,000万元 in 万元, from there in 亿元; shares in %; day numbers as days. At most
    `places` decimals: where that cuts something off, the text begins with 约.
    """
    if unit.label == DAY_LABEL:
        return day_words(int(value))
    one, suffix = shown_in(value, unit)
    digits, exact = decimal(Fraction(value) / one, places, grouped=suffix != "年")
    return f"{'' if exact else ABOUT}{digits}{suffix}"


def shown_in(value: Fraction | int, unit: Unit) -> tuple[Fraction, str]:
    """How many internal numbers make one of the unit shown, and that unit."""
    if unit.dimension == (1, 0):
        return _money(abs(Fraction(value)))
    if unit.label == SHARE.label:
        return Fraction(1, 100), unit.label
    return Fraction(unit.scale if unit.money == 1 else 1), unit.label


def _money(size: Fraction) -> tuple[Fraction, str]:
    if size >= _YI:
        return Fraction(_YI), "亿元"
    # A few hundred 元 would vanish in two decimals of a 万元.
    if size < _WAN and size % _CENT_OF_WAN:
        return Fraction(_YUAN), "元"
    return Fraction(_WAN), "万元"


def decimal(number: Fraction, places: int, grouped: bool = True) -> tuple[str, bool]:
    """Digits with at most `places` decimals, half rounded up, and whether nothing was cut."""
    while rounded(number, places) == 0 and number != 0 and places < MOST_PLACES:
        places += 1  # something is never shown as nothing
    cut = rounded(number, places)
    whole, rest = divmod(abs(cut), 1)
    decimals = f"{int(rest * 10**places):0{places}d}".rstrip("0") if rest else ""
    sign = "-" if cut < 0 else ""
    digits = f"{int(whole):,}" if grouped else str(int(whole))
    return f"{sign}{digits}{'.' if decimals else ''}{decimals}", cut == number


def rounded(number: Fraction, places: int) -> Fraction:
    """The nearest number with `places` decimals, halves away from zero."""
    nearest = Fraction(floor(abs(number) * 10**places + Fraction(1, 2)), 10**places)
    return -nearest if number < 0 else nearest


def day_words(number: int) -> str:
    """A day number as 2024年12月31日."""
    day = from_number(number)
    return f"{day.year}年{day.month}月{day.day}日"
