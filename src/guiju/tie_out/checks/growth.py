"""Rates of growth beside the two values they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guiju.tie_out.checks.figures_of import by_sentence, dimension, shown, size
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.statement import Statement

_FROM = re.compile(r"(?:从|由)[^，。；,;]{0,16}\Z")
_TO = re.compile(r"(?:到|至|为|达)\Z")
_LAST = re.compile(r"去年|上年|前一年|上一年")
_THIS = re.compile(r"今年|本年|当年|20[0-9]{2}年")
_MORE = re.compile(r"(?:较|比|同比)[^，。；,;]{0,8}(?:增加|增长|多|减少|下降|少)\Z")
_PERCENT = re.compile(r"([0-9.]+) ?%")


def growth_rates(proof: Proof) -> Iterator[Slip]:
    """从30家增加到45家，增长60%: the rate must be what the two values give."""
    for figures in by_sentence(proof.statements):
        plain = proof.text.paragraph(figures[0].place.paragraph).plain
        for place, rate in enumerate(figures[2:], start=2):
            if rate.unit == "%" and rate.change and rate.bound in ("exact", "about"):
                pair = _pair(plain, figures[place - 2], figures[place - 1])
                if pair and pair[0]:
                    yield from _judged(rate, *pair, figures[place - 2 : place])


def _pair(plain: str, first: Statement, second: Statement) -> tuple[Fraction, Fraction] | None:
    """Old and new value where the words say which is which; exact ones only."""
    if dimension(first) != dimension(second) or not _exact(first) or not _exact(second):
        return None
    one, two = size(first, first.value or Fraction()), size(second, second.value or Fraction())
    before = plain[max(0, first.place.start - 18) : first.place.start]
    between = plain[first.place.end : second.place.start]
    if _FROM.search(before) and _TO.search(between):
        return one, two
    if _LAST.search(before) and _THIS.search(between):
        return one, two
    if _MORE.search(between) and two:
        return _less(one, two, second.change)
    return None


def _less(new: Fraction, by: Fraction, change: str | None) -> tuple[Fraction, Fraction]:
    return (new + by if change == "down" else new - by), new


def _exact(statement: Statement) -> bool:
    return statement.bound == "exact" and statement.value is not None


def _judged(rate: Statement, old: Fraction, new: Fraction, pair: list[Statement]) -> Iterator[Slip]:
    printed = _PERCENT.search(rate.text)
    decimals = len(printed[1].partition(".")[2]) if printed else 0
    said = (rate.value or Fraction()) * (-1 if rate.change == "down" else 1)
    true = (new - old) / old * 100
    slack = Fraction(1, 2 * 10**decimals) * (2 if rate.bound == "about" else 1)
    if abs(true - said) <= slack:
        return
    rounded = f"{float(round(true, max(decimals, 1))):g}%"
    why = f"由{shown(old)}到{shown(new)}，应为{rounded}，文中为“{rate.text}”"
    places = tuple(each.place for each in pair)
    yield Slip("增长率不符", rate.text, why, "核对两个数和增长率", rate.place, places)
