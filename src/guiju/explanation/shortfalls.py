"""How far an unmet condition is, in the unit a person thinks in, rounded outwards."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from guiju.calendar import from_number, years_before
from guiju.evaluation.findings import Finding
from guiju.explanation.numbers import amount, exact_money, outwards
from guiju.explanation.ratio_shortfalls import ratio_shortfall
from guiju.explanation.requirements import measure_of, unwrapped
from guiju.explanation.steps import is_whole, step_of
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.exact import Span
from guiju.formulas.sentence import OPPOSITE, STRICT, UPWARD, is_day, is_rank, unit_of
from guiju.policies.conditions import Leaf
from guiju.vocabulary import PURE, SHARE, Unit

_POINTS = "个百分点"


def shortfall(finding: Finding, view: View) -> str:
    """“按三年合计还差234万元研发费用”, or "" where there is nothing to add up."""
    leaf, value, limit = finding.condition, finding.value, finding.threshold
    if not isinstance(leaf, Leaf) or not isinstance(value, Span) or limit is None:
        return ""
    measure, up = measure_of(leaf), leaf.word in UPWARD
    end, border = (value.hi, limit.lo) if up else (value.lo, limit.hi)
    if end is None or border is None or value.doubt or leaf.word not in OPPOSITE:
        return ""
    if is_rank(measure) or isinstance(measure, n.YearOf):
        return ""
    told = ratio_shortfall(leaf, border, view) if limit.known else ""
    if told or leaf.power > 1:
        return told
    size = abs(Fraction(end) - border)
    least = "" if value.known and limit.known else "至少"
    return least + _plain(leaf, measure, size) + _day_reached(leaf, measure, size, view)


def _plain(leaf: Leaf, measure: n.Number, size: Fraction) -> str:
    unit, up, strict = unit_of(measure), leaf.word in UPWARD, leaf.word in STRICT
    out = outwards(size, step_of(measure), strict)
    if is_day(measure):
        early = "还差" if isinstance(measure, n.AsOf) else "早"
        return f"{early if up else '晚'}{int(out)}天"
    if unit.dimension == (1, 0):
        return f"{'还差' if up else '超出'}{exact_money(out)}"
    if is_whole(measure) or not strict:
        return f"{'还差' if up else '超出'}{_exactly(out, unit)}"
    if size == 0:
        return "恰在界线上"
    exceeded = _exactly(outwards(size, step_of(measure), False), unit)
    return f"还须{'增加' if up else '减少'}超过{exceeded}"


def _exactly(size: Fraction, unit: Unit) -> str:
    """A difference already in whole hundredths of the unit shown."""
    if unit.label == SHARE.label:
        return f"{amount(size * 100, PURE)}{_POINTS}"
    return amount(size, unit)


def _day_reached(leaf: Leaf, measure: n.Number, size: Fraction, view: View) -> str:
    """“（2025年3月1日达到）” for time that only has to pass."""
    since = unwrapped(measure)
    if leaf.word not in UPWARD or not isinstance(since, n.Elapsed):
        return ""
    start = view.situation.facts.values.get(since.since.concept.name)
    if not isinstance(start, int):
        return ""
    needed = int(outwards(size, 1, leaf.word in STRICT))
    if since.kind == "days":
        day = from_number(view.situation.day + needed)
    else:
        day = _anniversary(from_number(start), needed, view.situation.today)
    return f"（{day.year}年{day.month}月{day.day}日达到）"


def _anniversary(start: date, missing_years: int, today: date) -> date:
    """The day on which `missing_years` more whole years will have passed since `start`."""
    passed = today.year - start.year
    passed -= years_before(today, passed) < start
    year = start.year + passed + missing_years
    try:
        return start.replace(year=year)
    except ValueError:  # 29 February comes of age on 1 March
        return date(year, 3, 1)
