"""One condition without parts in words: the number, the limit, the difference."""

from __future__ import annotations

from fractions import Fraction

from guiju.evaluation import tracing
from guiju.evaluation.findings import Finding
from guiju.explanation.names import heading, name_of
from guiju.explanation.numbers import amount, is_words
from guiju.explanation.observed import observed
from guiju.explanation.open_ends import lacking, reasons_of, waiver_words
from guiju.explanation.requirements import measure_of, requirement, subject, value_text
from guiju.explanation.shortfalls import shortfall
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.exact import NEGATIVE, NotComputable, Span, compares
from guiju.formulas.sentence import choice_words, quoted, unit_of
from guiju.policies.conditions import MET, UNKNOWN, UNMET, Leaf

OUTCOME_WORDS = {MET: "符合", UNMET: "不符合"}


def leaf_statement(finding: Finding, view: View, *, judged: bool = True) -> str:
    """A leaf's statement without its source; `judged=False` leaves out 符合 and 不符合."""
    leaf = finding.condition
    assert isinstance(leaf, Leaf)
    own = own_outcome(finding)
    if isinstance(leaf.measure, n.Predicate):
        stated = _yes_no(finding, leaf, own, view, judged)
    else:
        stated = _number(finding, leaf, own, view, judged)
    return stated + waiver_words(leaf, finding.outcome, own, view)


def own_outcome(finding: Finding) -> int:
    """The outcome a leaf has by itself, whatever its waiver says."""
    leaf, value, limit = finding.condition, finding.value, finding.threshold
    if leaf.unless is None or finding.outcome == MET or not isinstance(leaf, Leaf):
        return finding.outcome
    if not isinstance(value, Span):
        answer = None if not isinstance(value, bool) else value is leaf.expected
    elif limit is None:
        answer = None
    else:
        answer = compares(value, leaf.word, _compounded(limit, leaf.power))
    if answer is None and isinstance(value, NotComputable) and leaf.nothing is not None:
        return leaf.nothing
    return {True: MET, False: UNMET, None: UNKNOWN}[answer]


def _compounded(limit: Span, power: int) -> Span:
    if power == 1 or limit.lo is None or limit.hi is None:
        return limit
    return Span((1 + limit.lo) ** power, (1 + limit.hi) ** power)


# ---- yes or no


def _yes_no(finding: Finding, leaf: Leaf, own: int, view: View, judged: bool) -> str:
    measure, answer = leaf.measure, finding.value
    assert isinstance(measure, n.Predicate)
    if not isinstance(answer, bool):
        return _unanswered(leaf, view)
    if isinstance(measure, n.Truth) and leaf.says and leaf.expected:
        said = f"{quoted(leaf.says)}为{'是' if answer else '否'}"
    else:
        said = heading(leaf.says) + observed(measure, answer, view)
    if own == UNMET and leaf.expected and isinstance(measure, n.OneOf):
        said += f"，须{choice_words(measure)}"
    return said + (f"，{OUTCOME_WORDS[own]}" if judged and own in OUTCOME_WORDS else "")


def _unanswered(leaf: Leaf, view: View) -> str:
    name, reasons = quoted(name_of(leaf, view)), reasons_of(leaf, view)
    if reasons and not tracing.missing_in_leaf(leaf, view.situation):
        return f"{name}无法判断（{'、'.join(reasons)}），请人工复核"
    return f"{name}尚不清楚{lacking(leaf, view)}"


# ---- numbers


def _number(finding: Finding, leaf: Leaf, own: int, view: View, judged: bool) -> str:
    value, asked, what = finding.value, requirement(finding, view), subject(leaf, view)
    if isinstance(value, NotComputable):
        return _not_computable(leaf, what, asked, value.reason)
    assert isinstance(value, Span)
    if own == UNKNOWN:
        return _open(finding, value, leaf, what, asked, view)
    found = _found(finding, value, what)
    verdict = f"，{OUTCOME_WORDS[own]}" if judged else ""
    doubt = f"（{NEGATIVE}）" if value.doubt else ""
    lack = shortfall(finding, view) if own == UNMET else ""
    return f"{found}{doubt}，要求{asked}{verdict}{f'，{lack}' if lack else ''}"


def _not_computable(leaf: Leaf, what: str, asked: str, reason: str) -> str:
    said = f"{what}无法计算（{reason}），要求{asked}"
    if leaf.nothing is None:
        return f"{said}，请人工复核"
    return f"{said}，此种情形按{OUTCOME_WORDS[leaf.nothing]}处理"


def _open(finding: Finding, value: Span, leaf: Leaf, what: str, asked: str, view: View) -> str:
    if value.known and value.doubt:
        return f"{what}算得{value_text(finding)}，要求{asked}，但{NEGATIVE}，请人工复核"
    if value.known:
        return f"{_found(finding, value, what)}，要求{asked}，尚不清楚{lacking(leaf, view)}"
    if _bounded(value):
        return f"{_found(finding, value, what)}，须{asked}，尚不清楚{lacking(leaf, view)}"
    return f"{what}要求{asked}，尚不清楚{lacking(leaf, view)}"


def _bounded(value: Span) -> bool:
    """Whether what is known of an open number says anything."""
    return value.hi is not None or (value.lo is not None and value.lo > 0)


def _found(finding: Finding, value: Span, what: str) -> str:
    if value.known:
        return f"{what}{is_words(value_text(finding))}"
    unit = unit_of(measure_of_finding(finding))
    if value.lo is None or value.hi is None:
        end: Fraction | int | None = value.hi if value.lo is None else value.lo
        word = "不高于" if value.lo is None else "不低于"
        return f"{what}目前可判定{word}{amount(end or 0, unit)}"
    return f"{what}目前可判定在{value_text(finding)}之间"


def measure_of_finding(finding: Finding) -> n.Number:
    """The measure of a numeric finding."""
    assert isinstance(finding.condition, Leaf)
    return measure_of(finding.condition)
