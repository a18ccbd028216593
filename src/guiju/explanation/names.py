"""What a condition is called where it is one of several."""

from __future__ import annotations

from guiju.explanation.requirements import subject
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.sentence import listed, phrase, quoted
from guiju.policies.conditions import Condition, Group, Leaf

_LONG = 3


def name_of(condition: Condition, view: View) -> str:
    """The author's short name; else what is measured, or the names below."""
    if condition.says:
        return condition.says.rstrip("。；")
    if isinstance(condition, Leaf):
        if isinstance(condition.measure, n.Truth):
            return phrase(condition.measure.fact, view.years)
        if isinstance(condition.measure, n.Predicate):
            return phrase(condition.measure, view.years)
        return subject(condition, view)
    assert isinstance(condition, Group)
    names = [name_of(member, view) for member in condition.members]
    if len(names) > _LONG:
        return f"{names[0]}等{len(names)}项"
    return listed(names, "和" if condition.needed == len(names) else "或")


def heading(says: str) -> str:
    """“直接途径：”, kept to one colon where the name has one already."""
    if not says:
        return ""
    return f"{quoted(says)}一项：" if "：" in says else f"{says}："


def named_list(conditions: list[Condition], view: View, most: int = 6) -> str:
    """“甲”、“乙”, or “甲”、“乙”等9项 when there are many."""
    names = [quoted(name_of(condition, view)) for condition in conditions[:most]]
    rest = f"等{len(conditions)}项" if len(conditions) > most else ""
    return f"{'、'.join(names)}{rest}"
