"""Folding a decided tree once more: what failed, what is missing, what needs a person."""

from __future__ import annotations

from guiju.evaluation.holding_down import holding_down
from guiju.evaluation.mentions import Names, facts_in, missing_in, union
from guiju.evaluation.review import reasons_in
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation
from guiju.policies.conditions import MET, UNKNOWN, UNMET, WAIVED, Condition, Group, Leaf

Outcomes = dict[int, int]
"""Outcome by id() of condition, for every node of a tree."""


def failing(condition: Condition, outcomes: Outcomes, situation: Situation) -> Names:
    """The facts an unmet condition fails on."""
    if isinstance(condition, Leaf):
        return _failing_leaf(condition, situation)
    assert isinstance(condition, Group)
    unmet = [member for member in condition.members if outcomes[id(member)] == UNMET]
    if condition.kind == "none":
        met = [m for m in condition.members if outcomes[id(m)] in (MET, WAIVED)]
        return union(_facts_below(member) for member in met)
    if condition.needed < len(condition.members):
        unmet = unmet[:1] + [m for m in unmet[1:] if _started(m, outcomes, situation)]
    return union(failing(member, outcomes, situation) for member in unmet)


def _failing_leaf(leaf: Leaf, situation: Situation) -> Names:
    threshold = facts_in(leaf.threshold) if leaf.threshold else {}
    if isinstance(leaf.measure, n.Predicate) or leaf.word not in ("at_least", "more_than"):
        return union([facts_in(leaf.measure), threshold])
    return union([holding_down(leaf.measure, situation), threshold])


def _facts_below(condition: Condition) -> Names:
    if isinstance(condition, Leaf):
        threshold = facts_in(condition.threshold) if condition.threshold else {}
        return union([facts_in(condition.measure), threshold])
    return union(_facts_below(child) for child in condition.children())


def _started(condition: Condition, outcomes: Outcomes, situation: Situation) -> bool:
    """Whether a firm has set foot on a way: an unmet fact of it is known and not nothing."""
    if isinstance(condition, Leaf):
        return any(_stands(part, situation) for part in _readers(condition))
    return any(
        _started(child, outcomes, situation)
        for child in condition.children()
        if outcomes[id(child)] == UNMET
    )


def _readers(leaf: Leaf) -> list[n.Node]:
    return [part for part in leaf.measure.walk() if isinstance(part, n.Fact | n.Count | n.Holds)]


def _stands(part: n.Node, situation: Situation) -> bool:
    facts = situation.facts
    if isinstance(part, n.Holds):
        return any(code in (facts.titles or {}) for code in part.titles)
    if isinstance(part, n.Count):
        return bool(facts.lists.get(part.concept.name))
    assert isinstance(part, n.Fact)
    name = part.concept.name
    if part.concept.yearly:
        year = situation.reference + part.shift
        return bool(facts.yearly(name, year, situation.reference))
    return bool(facts.values.get(name))


def missing(condition: Condition, outcomes: Outcomes, situation: Situation) -> Names:
    """The blank facts that would settle an unknown condition."""
    if outcomes[id(condition)] != UNKNOWN:
        return {}
    parts: list[Names] = []
    if isinstance(condition, Leaf):
        parts.append(missing_in_leaf(condition, situation))
    parts += [missing(child, outcomes, situation) for child in condition.children()]
    if condition.unless:
        parts.append(missing(condition.unless, outcomes, situation))
    return union(parts)


def missing_in_leaf(leaf: Leaf, situation: Situation) -> Names:
    """The blank facts that leave a leaf open; a number nobody can compute asks for nothing."""
    parts = [missing_in(leaf.measure, situation)]
    if leaf.threshold:
        parts.append(missing_in(leaf.threshold, situation))
    return union(parts)


def review(condition: Condition, outcomes: Outcomes, situation: Situation) -> Names:
    """What a person must look at, as “condition：reason”."""
    if outcomes[id(condition)] != UNKNOWN:
        return {}
    parts: list[Names] = []
    if isinstance(condition, Leaf):
        reasons = union(
            reasons_in(part, situation) for part in (condition.measure, condition.threshold) if part
        )
        name = condition.says or condition.id
        parts.append({f"{name}：{reason}": None for reason in reasons})
    parts += [review(child, outcomes, situation) for child in condition.children()]
    if condition.unless:
        parts.append(review(condition.unless, outcomes, situation))
    return union(parts)


def routes(condition: Condition, outcomes: Outcomes) -> list[str]:
    """The ids of the met ways of every `routes:` group."""
    found: list[str] = []
    for node in condition.walk():
        if isinstance(node, Group) and node.kind == "routes":
            ways = (m for m in node.members if outcomes[id(m)] in (MET, WAIVED))
            found += [str(way.id) for way in ways]
    return found
