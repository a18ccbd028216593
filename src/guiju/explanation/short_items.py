"""Which conditions an ineligible verdict comes down to, each with what it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.explanation.groups import asked
from guiju.explanation.leaves import leaf_statement
from guiju.explanation.names import name_of
from guiju.explanation.view import View
from guiju.formulas.sentence import quoted
from guiju.policies.conditions import UNMET, Condition, Group, Leaf

_MOST_OF_A_WAY = 2


def short_items(condition: Condition, view: View) -> list[Condition]:
    """The unmet conditions that must change: leaves, and choices of which no way is met."""
    if view.outcome(condition) != UNMET:
        return []
    if isinstance(condition, Group) and condition.kind != "none" and _asks_all(condition):
        return [item for member in condition.members for item in short_items(member, view)]
    return [condition]


def _asks_all(group: Group) -> bool:
    return group.needed == len(group.members)


def short_words(condition: Condition, view: View) -> str:
    """One such condition: a leaf with its numbers, a choice with the way that lacks least."""
    if isinstance(condition, Leaf):
        return leaf_statement(view.finding(condition), view, judged=False)
    assert isinstance(condition, Group)
    if condition.kind == "none":
        return asked(condition, view)
    way = nearest_way(condition, view)
    lacks = list(_leaves_short(way, view))
    told = [short_words(leaf, view) for leaf in lacks[:_MOST_OF_A_WAY]]
    more = f"等{len(lacks)}项" if len(lacks) > _MOST_OF_A_WAY else ""
    return (
        f"{asked(condition, view)}，目前均不符合，"
        f"其中{quoted(name_of(way, view))}最为接近：{'，'.join(told)}{more}"
    )


def _leaves_short(condition: Condition, view: View) -> Iterator[Condition]:
    """What a way lacks, choices inside it by their own nearest way."""
    for item in short_items(condition, view):
        if isinstance(item, Group) and item.kind != "none":
            yield from _leaves_short(nearest_way(item, view), view)
        else:
            yield item


def nearest_way(group: Group, view: View) -> Condition:
    """The unmet member that lacks least, the first of them at a tie.

    What need not change does not count: the other ways of a choice inside it, an untaken waiver.
    """
    unmet = [member for member in group.members if view.outcome(member) == UNMET]
    return min(unmet, key=lambda member: sum(1 for _ in _leaves_short(member, view)))
