"""What changed of the conditions themselves: wording, formula, border, how a group is made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guiju.certificate.canonical import Entry
from guiju.certificate.conditions import RULE_KEYS
from guiju.certificate.differences import RULE, Difference, condition_name
from guiju.certificate.rule_aspects import aspects, words
from guiju.formulas.sentence.words import BOUNDARY

_BOUNDARY = {**BOUNDARY, "one_of": "属于"}
_GROUP_NAMES = {
    "all": "全部",
    "any": "任一",
    "none": "均不",
    "routes": "任一途径",
    "at_least_n": "至少",
}


def changed_conditions(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Difference]:
    """Every difference between the conditions of two records, both texts told."""
    before = {entry["id"]: entry for entry in old}
    after = {entry["id"]: entry for entry in new}
    for identity, entry in before.items():
        if identity in after:
            yield from _condition(entry, after[identity])
        else:
            says = f"条件{condition_name(entry)}已不在规则库"
            yield Difference(RULE, "condition", identity, says, before=entry["requires"])
    for identity, entry in after.items():
        if identity not in before:
            says = f"规则库新增了条件{condition_name(entry)}"
            yield Difference(RULE, "condition", identity, says, after=entry["requires"])


def _condition(old: Entry, new: Entry) -> Iterator[Difference]:
    plain = [key for key in RULE_KEYS if key != "rule"]
    a = {"id": old["id"], **{key: old[key] for key in plain}, **_rule(old["rule"])}
    b = {"id": new["id"], **{key: new[key] for key in plain}, **_rule(new["rule"])}
    yield from aspects(a, b, condition_name(old))


def _rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    """A rule by aspect: what is measured, the border it must keep to, how a group is made up."""
    plain = {key: value for key, value in rule.items() if key in ("measure", "nothing")}
    border = [f"{_BOUNDARY[key]} {rule[key]}" for key in rule if key in _BOUNDARY]
    made = [f"{_GROUP_NAMES[key]}：{words(rule[key])}" for key in rule if key in _GROUP_NAMES]
    if "n" in rule:
        made.append(f"{rule['n']} 项")
    told = {"门槛": "，".join(border), "组成": "，".join(made)}
    return {**plain, **{name: text for name, text in told.items() if text}}
