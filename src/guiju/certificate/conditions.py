"""The conditions of a judgement, an entry each: the rule, what it came to, and both in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.certificate.canonical import Entry, marked
from guiju.certificate.numbers import without_floats
from guiju.certificate.wording import difference, found, note, requires
from guiju.certificate.written import Paired, leaf_rule
from guiju.explanation.names import name_of
from guiju.explanation.view import View
from guiju.policies.conditions import OUTCOME_NAMES, Condition, Group

RULE_KEYS = ("under", "waives", "clause", "confidence", "says", "quote", "rule")
"""What the rulebook says of a condition."""
ANSWER_KEYS = ("outcome", "value", "threshold", "margin")
"""What judging it gave."""
WORD_KEYS = ("asks", "requires", "found", "difference", "note", "facts")
"""Both in words."""

MADE_UP = ":"
"""Stands in the name of a group that has none of its own."""


def condition_entries(
    paired: list[Paired], view: View, told: list[dict[str, Any]]
) -> Iterator[Entry]:
    """An entry for every condition, in the order written.

    paired: each with the YAML it was built from. told: the records of those with an id, as
    `judge --json` prints them. A group without an id is called after its kind and first member.
    """
    names = identities([condition for condition, _ in paired])
    above = _above([condition for condition, _ in paired])
    records = {record["id"]: record for record in told}
    for condition, body in paired:
        parent, waives = above.get(id(condition), (None, False))
        entry = {
            "id": names[id(condition)],
            "under": None if parent is None else names[id(parent)],
            "waives": waives,
            "clause": condition.clause,
            "confidence": condition.confidence,
            "says": condition.says,
            "quote": condition.quote,
            "rule": _rule(condition, body, names),
            **_answer(condition, view, records.get(str(condition.id))),
            "asks": name_of(condition, view),
            "requires": requires(condition, view),
            "found": found(condition, view),
            "difference": difference(condition, view),
            "note": note(condition, view),
        }
        yield marked(entry)


def _answer(condition: Condition, view: View, record: dict[str, Any] | None) -> Entry:
    outcome = OUTCOME_NAMES[view.outcome(condition)]
    if record is None:
        blank = dict.fromkeys(("value", "threshold", "margin"))
        return {"outcome": outcome, **blank, "facts": []}
    low, high = record["value_min"], record["value_max"]
    exact = without_floats(
        {
            "value": low if low == high else {"min": low, "max": high},
            "threshold": record["threshold"],
            "margin": record["margin"],
        }
    )
    return {"outcome": outcome, **exact, "facts": record["facts"]}


def _rule(condition: Condition, body: Any, names: dict[int, str]) -> Entry:
    if not isinstance(condition, Group):
        return {**leaf_rule(body)}
    rule: Entry = {condition.kind: [names[id(member)] for member in condition.members]}
    if condition.kind == "at_least_n":
        rule["n"] = condition.needed
    return rule


def identities(conditions: list[Condition]) -> dict[int, str]:
    """A name for every condition by id(): its own, or `routes:score` for a group without one."""
    taken = {condition.id for condition in conditions if condition.id is not None}
    names: dict[int, str] = {}
    for condition in conditions:
        name = condition.id or _made_up(condition)
        while condition.id is None and name in taken:
            name += "'"
        taken.add(name)
        names[id(condition)] = name
    return names


def _made_up(group: Condition) -> str:
    assert isinstance(group, Group)
    first = next(node.id for node in group.walk() if node.id is not None)
    return f"{group.kind}{MADE_UP}{first}"


def _above(conditions: list[Condition]) -> dict[int, tuple[Condition, bool]]:
    """The condition each stands under, and whether as its waiver."""
    above: dict[int, tuple[Condition, bool]] = {}
    for condition in conditions:
        above.update((id(child), (condition, False)) for child in condition.children())
        if condition.unless is not None:
            above[id(condition.unless)] = (condition, True)
    return above
