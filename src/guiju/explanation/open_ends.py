"""Why something is still open: what is missing and who has it, what only a person can settle."""

from __future__ import annotations

from guiju.evaluation import tracing
from guiju.evaluation.mentions import Names, union
from guiju.evaluation.review import reasons_in
from guiju.explanation.names import name_of
from guiju.explanation.suppliers import missing_words
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.sentence import quoted
from guiju.policies.conditions import UNKNOWN, WAIVED, Condition, Leaf

_IN_BETWEEN = "须由有关人员在区间内评定，需人工判断"


def lacking(leaf: Leaf, view: View) -> str:
    """“：缺2023年研发费用（由企业提供）”, or the reason why more facts alone do not help."""
    missing = tracing.missing_in_leaf(leaf, view.situation)
    reasons = reasons_of(leaf, view)
    if missing:
        said = f"：缺{missing_words(missing, nodes_of(leaf), view.situation)}"
        return said + (f"；另有{'、'.join(reasons)}，请人工复核" if reasons else "")
    return f"，{'、'.join(reasons)}，请人工复核" if reasons else f"，{_IN_BETWEEN}"


def reasons_of(leaf: Leaf, view: View) -> Names:
    """What cannot be computed, or only with doubt."""
    return union(reasons_in(node, view.situation) for node in nodes_of(leaf))


def nodes_of(leaf: Leaf) -> list[n.Node]:
    """The formulas of a leaf."""
    return [leaf.measure, *([leaf.threshold] if leaf.threshold else [])]


def lacking_below(condition: Condition, view: View, most: int | None = None) -> str:
    """The same for whatever is open in a whole condition; "" when nothing is missing."""
    missing = tracing.missing(condition, view.outcomes, view.situation)
    leaves = [leaf for leaf in condition.walk() if isinstance(leaf, Leaf)]
    nodes = [node for leaf in leaves for node in nodes_of(leaf)]
    return missing_words(missing, nodes, view.situation, most) if missing else ""


def waiver_words(condition: Condition, outcome: int, own: int, view: View) -> str:
    """What the waiver of a condition did to its own outcome; "" when nothing."""
    if condition.unless is None or outcome == own:
        return ""
    name = quoted(name_of(condition.unless, view))
    if outcome == WAIVED:
        return f"，但因{name}免于考察"
    missing = lacking_below(condition.unless, view)
    return f"；如{name}则免于考察，但此点尚不清楚{f'：缺{missing}' if missing else ''}"


def open_leaves(condition: Condition, view: View) -> list[Leaf]:
    """The unknown leaves of an unknown condition, its waivers included."""
    if view.outcome(condition) != UNKNOWN:
        return []
    own = [condition] if isinstance(condition, Leaf) else []
    below = [leaf for child in condition.children() for leaf in open_leaves(child, view)]
    waiver = open_leaves(condition.unless, view) if condition.unless else []
    return [*own, *below, *waiver]
