"""A condition in the columns of a table: asked, found, how far inside or short, what is open."""

from __future__ import annotations

from fractions import Fraction

from guiju.evaluation.findings import Finding
from guiju.explanation.groups import members
from guiju.explanation.leaves import own_outcome
from guiju.explanation.names import name_of
from guiju.explanation.numbers import amount
from guiju.explanation.observed import observed
from guiju.explanation.open_ends import lacking, waiver_words
from guiju.explanation.requirements import measure_of, requirement, value_text
from guiju.explanation.shortfalls import shortfall
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.exact import NEGATIVE, NotComputable, Span
from guiju.formulas.sentence import is_day, is_rank, negated, part, phrase, quoted, unit_of
from guiju.policies.conditions import MET, UNKNOWN, UNMET, WAIVED, Condition, Group, Leaf
from guiju.vocabulary import PURE, SHARE

OUTCOME_WORDS = {MET: "符合", UNMET: "不符合", UNKNOWN: "尚不清楚", WAIVED: "免于考察"}
_ASKED = {
    "all": "以下{size}项均须符合",
    "any": "以下任一条件符合即可",
    "routes": "以下任一途径符合即可",
    "none": "不得有以下情形",
    "at_least_n": "以下{size}项至少符合{needed}项",
}


def requires(condition: Condition, view: View) -> str:
    """What is asked: 不低于4%（上年销售收入……）, 为“是”, 以下任一途径符合即可."""
    if isinstance(condition, Group):
        size = len(condition.members)
        return _ASKED[condition.kind].format(size=size, needed=condition.needed)
    assert isinstance(condition, Leaf)
    if not isinstance(condition.measure, n.Predicate):
        return requirement(view.finding(condition), view)
    if isinstance(condition.measure, n.Truth):
        name = quoted(part(condition.measure.fact, view.years))
        own = condition.says and condition.expected  # then the name of the condition asks it
        return f"{'' if own else name}为“{'是' if condition.expected else '否'}”"
    say = phrase if condition.expected else negated
    return say(condition.measure, view.years)


def found(condition: Condition, view: View) -> str:
    """What the entity has: 约3.31%, 是, 30—100分; "" while nothing is known."""
    if isinstance(condition, Group):
        return _counted(condition, view)
    assert isinstance(condition, Leaf)
    return _value(view.finding(condition), condition, view)


def note(condition: Condition, view: View) -> str:
    """What keeps a condition open and who has it, or what made it unnecessary."""
    if isinstance(condition, Group):
        waived = view.outcome(condition) == WAIVED
        return f"因“{name_of(condition.unless, view)}”" if waived and condition.unless else ""
    assert isinstance(condition, Leaf)
    finding = view.finding(condition)
    own = own_outcome(finding)
    said = lacking(condition, view) if own == UNKNOWN else ""
    said += waiver_words(condition, finding.outcome, own, view)
    return said.lstrip("：，；").removeprefix("但")


def _counted(group: Group, view: View) -> str:
    counts = ((word, len(members(group, view, each))) for each, word in OUTCOME_WORDS.items())
    return "，".join(f"{word}{count}项" for word, count in counts if count)


def _value(finding: Finding, leaf: Leaf, view: View) -> str:
    value = finding.value
    if isinstance(leaf.measure, n.Predicate):
        if not isinstance(value, bool):
            return ""
        if isinstance(leaf.measure, n.Truth):
            return "是" if value else "否"
        return observed(leaf.measure, value, view)
    if isinstance(value, NotComputable):
        return f"无法计算（{value.reason}）"
    assert isinstance(value, Span)
    return _span(finding, value, leaf) + (f"（{NEGATIVE}）" if value.doubt else "")


def _span(finding: Finding, value: Span, leaf: Leaf) -> str:
    if value.lo is not None and value.hi is not None:
        return value_text(finding)
    end = value.hi if value.lo is None else value.lo
    if end is None or (value.hi is None and end <= 0):
        return ""  # “at least nothing” says nothing
    word = "不高于" if value.lo is None else "不低于"
    return f"{word}{amount(end, unit_of(measure_of(leaf)))}"


def difference(condition: Condition, view: View) -> str:
    """还差165万元研发费用, 富余1.67个百分点, 恰在门槛上; "" where nothing can be added up."""
    if not isinstance(condition, Leaf) or isinstance(condition.measure, n.Predicate):
        return ""
    finding = view.finding(condition)
    own = own_outcome(finding)
    if own == UNMET:
        return shortfall(finding, view)
    return _spare(finding, condition) if own == MET else ""


def _spare(finding: Finding, leaf: Leaf) -> str:
    margin, limit, measure = finding.margin, finding.threshold, measure_of(leaf)
    if margin is None or limit is None or is_rank(measure) or is_day(measure):
        return ""
    if margin == 0:
        return "" if limit.lo == 0 else "恰在门槛上"
    return f"富余{_size(margin, measure)}"


def _size(margin: Fraction, measure: n.Number) -> str:
    unit = unit_of(measure)
    if unit.label == SHARE.label:
        return f"{amount(margin * 100, PURE)}个百分点"
    return amount(margin, unit)
