"""万元 and 亿元 mixed for the same thing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from guiju.tie_out.checks.figures_of import by_sentence, size
from guiju.tie_out.checks.labels import label_of
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.statement import Statement

_YI = Fraction(10_000)
_UNITS = ("万元", "亿元")


def mixed_money(proof: Proof) -> Iterator[Slip]:
    """One thing in both units, or side by side where one of them does not suit its number."""
    by_label: dict[str, Statement] = {}
    for figures in by_sentence(proof.statements):
        money = [figure for figure in figures if figure.unit in _UNITS and _exact(figure)]
        for figure in money:
            first = by_label.setdefault(label_of(figure), figure)
            if label_of(figure) and first.unit != figure.unit:
                yield _slip(first, figure, f"“{label_of(figure)}”前后用了两种单位")
        for one, two in itertools.pairwise(money):
            if one.unit != two.unit and (_ill_suited(one) or _ill_suited(two)):
                yield _slip(one, two, "同一句里的金额用了两种单位，其中一种与数的大小不合")


def _exact(statement: Statement) -> bool:
    return statement.bound == "exact" and statement.value is not None


def _ill_suited(statement: Statement) -> bool:
    """0.83亿元 or 23456万元: the other unit reads better."""
    value = statement.value or Fraction()
    return value < 1 if statement.unit == "亿元" else size(statement, value) >= _YI


def _slip(first: Statement, second: Statement, why: str) -> Slip:
    do = "统一单位：不足1亿元用万元，1亿元以上用亿元"
    text = f"{first.text}、{second.text}"
    return Slip("单位不统一", text, why, do, second.place, (first.place,))
