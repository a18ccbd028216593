"""The numbers a policy gives besides its verdict, in words."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.evaluation.judging import Judgement
from guiju.explanation.numbers import amount, interval, is_words
from guiju.formulas.exact import NotComputable, Value
from guiju.formulas.sentence import RELATIVE, Years, part, unit_of
from guiju.vocabulary import Unit

SCORE, POINTS = "score", "分"
_PLACES = 4


def result_words(judgement: Judgement, years: Years = RELATIVE) -> str:
    """“得分为66—74分，加计扣除比例为100%”; partial scores are left to the table of findings."""
    return "，".join(_each(judgement, years))


def _each(judgement: Judgement, years: Years) -> Iterator[str]:
    if judgement.version is None:
        return
    for name, node in judgement.version.outputs.items():
        value = judgement.outputs[name]
        if name == SCORE:
            unit = unit_of(node) if unit_of(node).label else Unit(label=POINTS)
            yield _said("得分", value, unit)
        elif unit_of(node).label != POINTS:
            yield _said(part(node, years), value, unit_of(node))


def _said(label: str, value: Value, unit: Unit) -> str:
    if isinstance(value, NotComputable):
        return f"{label}无法计算（{value.reason}）"
    if value.lo is None or value.hi is None:
        return f"{label}尚不清楚"
    if value.lo == value.hi:
        return f"{label}{is_words(amount(value.lo, unit, _PLACES))}"
    return f"{label}在{interval(value.lo, value.hi, unit)}之间"
