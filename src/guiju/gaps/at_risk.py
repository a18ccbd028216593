"""Rungs about to be lost: a title that runs out, or conditions the firm no longer meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from guiju.calendar import from_number, to_number
from guiju.evaluation.judging import INELIGIBLE, Judgement, judge_policy
from guiju.facts.entity import Facts
from guiju.formulas.sentence import day_words, quoted
from guiju.gaps.standing import standing, titles_stood_on
from guiju.ladders import Ladder, Rung
from guiju.policies.conditions import UNMET, Condition, Group
from guiju.policies.policy import Policy
from guiju.rulebook import Rulebook

SOON_DAYS = 365
_MOST_NAMED = 3


class AtRisk(NamedTuple):
    """A rung the firm may lose, why, and the last day on which it still stands there."""

    rung: Rung
    reason: str
    date: date


def rungs_at_risk(rulebook: Rulebook, ladder: Ladder, facts: Facts, as_of: date) -> list[AtRisk]:
    """The present rung's dangers, the nearest first.

    A title the rung rests on is in danger when its last valid day is within 365 days, and when
    every policy that grants it for a number of years would refuse its renewal today: such a title
    has to be earned again, others stay once given.
    """
    rung = ladder.rung(standing(ladder, facts, as_of)[0])
    if rung is None:
        return []
    found: list[AtRisk] = []
    for code, left in titles_stood_on(ladder, facts, as_of):
        label = rulebook.kind.title_codes.get(code, code)
        last = from_number((facts.titles or {})[code] or 0)
        ends = f"{label}有效期至{_day(last)}"
        falls = f"届时为{quoted(ladder.name_of(left))}"
        days = (last - as_of).days
        if days <= SOON_DAYS:
            found.append(AtRisk(rung, f"{ends}，还剩{days}天；{falls}", last))
        lacking = _lacking(rulebook, code, facts, as_of)
        if lacking:
            reason = (
                f"{label}的条件已有{len(lacking)}项不再满足：{_named(lacking)}；{ends}，{falls}"
            )
            found.append(AtRisk(rung, reason, last))
    return sorted(found, key=lambda risk: risk.date)


def _lacking(rulebook: Rulebook, title: str, facts: Facts, as_of: date) -> list[str]:
    """The conditions now unmet of a policy that grants the title, none while any would still do."""
    judged = [
        judge_policy(policy, _renewing(policy, facts), as_of)
        for policy in rulebook.policies.values()
        if policy.grants.get("title") == title and policy.grants.get("years")
    ]
    applied = [each for each in judged if each.version is not None]
    if not applied or any(each.verdict != INELIGIBLE for each in applied):
        return []
    return list(dict.fromkeys(_unmet_names(applied[0])))


def _renewing(policy: Policy, facts: Facts) -> Facts:
    """The firm as it would come again: where the policy tells kinds of case apart, as a renewal."""
    if policy.case_fact is None:
        return facts
    return replace(facts, values={**facts.values, policy.case_fact: 1})


def _unmet_names(judgement: Judgement) -> Iterator[str]:
    assert judgement.version is not None
    tree = judgement.version.tree
    assert tree is not None
    pairs = zip(judgement.version.nodes, judgement.outcomes, strict=True)
    outcomes = {id(node): outcome for node, outcome in pairs}

    def names(condition: Condition) -> Iterator[str]:
        kind = condition.kind if isinstance(condition, Group) else ""
        if kind != "all" and (condition.says or not condition.children()):
            yield condition.says or str(condition.id)
            return
        for child in condition.children():
            if kind == "none" or outcomes[id(child)] == UNMET:
                yield from names(child)

    yield from names(tree)


def _named(names: list[str]) -> str:
    rest = "等" if len(names) > _MOST_NAMED else ""
    return "、".join(quoted(name) for name in names[:_MOST_NAMED]) + rest


def _day(day: date) -> str:
    return day_words(to_number(day))
