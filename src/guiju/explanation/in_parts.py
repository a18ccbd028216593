"""A finding in words, taken apart for a table: what it is about, found, asked, short, missing."""

from __future__ import annotations

from typing import Any

from guiju.evaluation import tracing
from guiju.evaluation.findings import Finding
from guiju.explanation.groups import asked as group_asked
from guiju.explanation.leaves import measure_of_finding, own_outcome
from guiju.explanation.names import name_of
from guiju.explanation.numbers import amount
from guiju.explanation.observed import observed
from guiju.explanation.open_ends import nodes_of, reasons_of
from guiju.explanation.requirements import requirement, value_text
from guiju.explanation.shortfalls import shortfall
from guiju.explanation.suppliers import blank_years, fact_words, supplier_of
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.exact import NotComputable, Span
from guiju.formulas.sentence import choice_words, negated, phrase, unit_of
from guiju.policies.conditions import UNKNOWN, UNMET, Condition, Group, Leaf

YES_NO = {True: "是", False: "否"}


def in_parts(finding: Finding, view: View) -> dict[str, Any]:
    """about, found, asked, short as short Chinese texts, "" where there is nothing to say.

    word: the boundary word, "" of a group.
    missing: `{fact, label, supplier, years}` of each blank that would settle it; review: what only
    a person can settle.
    """
    condition = finding.condition
    unmet = own_outcome(finding) == UNMET
    return {
        "about": name_of(condition, view),
        "word": condition.word if isinstance(condition, Leaf) else "",
        "found": _found(finding, view),
        "asked": _asked(finding, view),
        "short": shortfall(finding, view) if unmet else "",
        "missing": _missing(condition, view),
        "review": list(_review(condition, view)),
    }


def _asked(finding: Finding, view: View) -> str:
    condition = finding.condition
    if isinstance(condition, Group):
        return group_asked(condition, view)
    assert isinstance(condition, Leaf)
    measure = condition.measure
    if isinstance(measure, n.Number):
        return requirement(finding, view)
    if isinstance(measure, n.OneOf) and condition.expected:
        return choice_words(measure)
    assert isinstance(measure, n.Predicate)
    if isinstance(measure, n.Truth) and condition.expected:
        return YES_NO[True]
    say = phrase if condition.expected else negated
    return say(measure, view.years)


def _found(finding: Finding, view: View) -> str:
    leaf, value = finding.condition, finding.value
    if not isinstance(leaf, Leaf):
        return ""
    if isinstance(leaf.measure, n.Predicate):
        if not isinstance(value, bool):
            return ""
        if isinstance(leaf.measure, n.Truth) and leaf.expected:
            return YES_NO[value]
        return observed(leaf.measure, value, view)
    if isinstance(value, NotComputable):
        return f"无法计算（{value.reason}）"
    return _number(finding, value) if isinstance(value, Span) else ""


def _number(finding: Finding, value: Span) -> str:
    """The number, or the one end of it that is known; "" where that says nothing."""
    if value.lo is not None and value.hi is not None:
        return value_text(finding)
    unit = unit_of(measure_of_finding(finding))
    if value.hi is not None:
        return f"不高于{amount(value.hi, unit)}"
    return f"不低于{amount(value.lo, unit)}" if value.lo is not None and value.lo > 0 else ""


def _missing(condition: Condition, view: View) -> list[dict[str, Any]]:
    if view.outcome(condition) != UNKNOWN:
        return []
    names = tracing.missing(condition, view.outcomes, view.situation)
    leaves = [leaf for leaf in condition.walk() if isinstance(leaf, Leaf)]
    parts = [part for leaf in leaves for node in nodes_of(leaf) for part in node.walk()]
    return [
        {
            "fact": name,
            "label": fact_words(name, parts, view.situation),
            "supplier": supplier_of(name, parts),
            "years": blank_years(name, parts, view.situation),
        }
        for name in names
    ]


def _review(condition: Condition, view: View) -> dict[str, None]:
    if view.outcome(condition) != UNKNOWN or not isinstance(condition, Leaf):
        return {}
    return dict(reasons_of(condition, view))
