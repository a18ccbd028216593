"""What a numeric condition asks: the boundary word, the limit, and the bracket it comes from."""

from __future__ import annotations

from fractions import Fraction

from guiju.evaluation.findings import Finding
from guiju.explanation.numbers import against, beside, interval
from guiju.explanation.roots import compound_rate
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation, Span, predicate_of
from guiju.formulas.sentence import (
    ABOUT,
    boundary,
    bracket,
    brackets,
    compound_words,
    is_day,
    is_rank,
    part,
    quoted,
    unit_of,
    value_words,
)
from guiju.policies.conditions import Leaf

_ZERO = {
    "at_least": "不低于零",
    "more_than": "大于零",
    "at_most": "不超过零",
    "less_than": "小于零",
}
_AGREED = "相应标准"
# Beyond this a formula is no longer a name, and the author's own is used.
_LONG = 40


def measure_of(leaf: Leaf) -> n.Number:
    """The measure of a numeric leaf."""
    assert isinstance(leaf.measure, n.Number)
    return leaf.measure


def subject(leaf: Leaf, view: View) -> str:
    """What the condition measures, as a noun."""
    measure = measure_of(leaf)
    over = unwrapped(measure)
    if leaf.power > 1 and isinstance(over, n.Quotient):
        return compound_words(over, leaf.power, view.years)
    said = part(measure, view.years)
    return f"{quoted(leaf.says)}的数值" if leaf.says and len(said) > _LONG else said


def unwrapped(node: n.Number) -> n.Number:
    """A number without the names around it."""
    return unwrapped(node.body) if isinstance(node, n.Metric) else node


def requirement(finding: Finding, view: View) -> str:
    """“不低于4%（上年销售收入超过5,000万元、不超过2亿元）”."""
    leaf, limit = finding.condition, finding.threshold
    assert isinstance(leaf, Leaf)
    assert leaf.threshold is not None
    measure = measure_of(leaf)
    if limit is None:
        return f"{boundary(leaf.word, measure)}{part(leaf.threshold, view.years)}（无法计算）"
    note = _note(leaf.threshold, view, limit.known, measure)
    return f"{_limit(leaf, measure, limit)}{f'（{note}）' if note else ''}"


def _limit(leaf: Leaf, measure: n.Number, limit: Span) -> str:
    word = boundary(leaf.word, measure, limit.lo)
    if limit.lo is None or not limit.known:
        return f"{word}{_AGREED}"
    if limit.lo == 0 and leaf.word == "at_most" and isinstance(unwrapped(measure), n.Count):
        return f"为{limit_words(measure, limit.lo)}"  # “不超过0次” is said by nobody
    plain = not is_day(measure) and not is_rank(measure) and not isinstance(measure, n.Count)
    if limit.lo == 0 and plain and leaf.word in _ZERO and unit_of(measure).label != "人":
        return _ZERO[leaf.word]
    return f"{word}{limit_words(measure, limit.lo)}"


def limit_words(measure: n.Number, limit: Fraction | int) -> str:
    """A limit alone, with every decimal it was written with."""
    if is_day(measure) or is_rank(measure):
        return value_words(limit, measure)
    return beside(limit, limit, unit_of(measure))[1]


def _note(threshold: n.Number, view: View, known: bool, measure: n.Number) -> str:
    """Which row of a table gave the limit, all rows while that is open, or the formula."""
    table = unwrapped(threshold)
    if isinstance(table, n.Table):
        if not known:
            return brackets(table, view.years, unit_of(measure))
        index = row_that_holds(table, view.situation)
        return "" if index is None else bracket(table, index, view.years)
    if isinstance(threshold, n.Constant):
        return ""
    return part(threshold, view.years)


def row_that_holds(table: n.Table, situation: Situation) -> int | None:
    """The index of the row that gives a table's value, None while several may."""
    for index, row in enumerate(table.rows):
        holds = predicate_of(row.test)(situation)
        if holds is not False:
            return index if holds else None
    return len(table.rows)


# ---- the firm's own number


def value_text(finding: Finding) -> str:
    """The firm's number: “2.7%”, “66—74分”, decimals added where they decide."""
    leaf, value = finding.condition, finding.value
    assert isinstance(leaf, Leaf)
    assert isinstance(value, Span)
    assert value.lo is not None
    measure = measure_of(leaf)
    if is_day(measure) or is_rank(measure):
        return value_words(value.lo, measure)
    limit, unit = _nearest_end(finding.threshold, value.lo), unit_of(measure)
    if value.hi is not None and value.lo != value.hi:
        return interval(value.lo, value.hi, unit, limit)
    if leaf.power == 1:
        return against(value.lo, limit, unit)
    rate, exact = compound_rate(value.lo, leaf.power)
    text = against(rate, limit, unit)
    return text if exact or text.startswith(ABOUT) else f"{ABOUT}{text}"


def _nearest_end(limit: Span | None, value: Fraction | int) -> Fraction | None:
    """The limit a number must not be confused with: of an open one, the end it is nearer to."""
    ends = [Fraction(end) for end in (limit.lo, limit.hi) if end is not None] if limit else []
    return min(ends, key=lambda end: abs(end - Fraction(value)), default=None)
