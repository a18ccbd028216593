"""Why a verdict is another one than before: the rules, the facts, or only the date."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.comparison.sides import Side, clause_of, deciding, moved_leaves, state
from guiju.comparison.values import FactChange, changed_facts, titles_ended
from guiju.evaluation.judging import OPEN, Judgement
from guiju.policies.conditions import Leaf

RULES, FACTS, DATE = "rules", "facts", "date"
_MOST_TOLD = 4
CAUSES = {RULES: "规则", FACTS: "事实", DATE: "日期"}


@dataclass(frozen=True)
class Cause:
    """The one cause a change is counted under, in words, with the facts that moved."""

    kind: str
    text: str
    facts: tuple[FactChange, ...] = ()


def cause_of(before: Side, after: Side) -> Cause:
    """The cause of a verdict that is not what it was.

    Rules: the later facts under the earlier version still give the earlier verdict, so without
    the new version nothing would have moved. Facts: some fact the moved conditions read differs.
    Date: neither does, or the earlier facts give the later verdict by themselves: a title ran
    out, a window closed, a firm grew older.
    """
    was, now = before.judged(), after.judged()
    if _rules_alone(before, after, was, now):
        return Cause(RULES, _version_text(was, now))
    nodes = deciding(was, now)
    facts = tuple(changed_facts(nodes, was, now))
    ended = titles_ended(nodes, was, now)
    if facts and not _date_alone(before, after, now):
        return Cause(FACTS, "；".join([*ended, _facts_text(facts)]), facts)
    if not facts and _versions_differ(was, now):
        return Cause(RULES, _version_text(was, now))
    return Cause(DATE, _date_text(before, after, moved_leaves(was, now), ended))


def _date_alone(before: Side, after: Side, now: Judgement) -> bool:
    """Whether the earlier facts, a year on, already give the later verdict and settle it."""
    if now.version is None or state(now) == OPEN:
        return False
    aged = Side(after.policy, before.facts, after.day)
    return state(aged.under(after.policy, now.version)) == state(now)


def _rules_alone(before: Side, after: Side, was: Judgement, now: Judgement) -> bool:
    if not _versions_differ(was, now):
        return False
    if was.version is None:
        # No version then, one now (or the other way round): place and day decide, facts do not.
        return True
    return state(after.under(before.policy, was.version)) == state(was)


def _versions_differ(was: Judgement, now: Judgement) -> bool:
    return was.version is not now.version


def _version_text(was: Judgement, now: Judgement) -> str:
    names = [
        f"{side.version.name}版" if side.version else side.reason or "不适用" for side in (was, now)
    ]
    if names[0] == names[1]:
        return f"规则有改动（{names[0]}）"
    return f"适用的规则从{names[0]}变为{names[1]}"


def _facts_text(facts: tuple[FactChange, ...]) -> str:
    more = f"；等{len(facts)}项" if len(facts) > _MOST_TOLD else ""
    return "；".join(change.text() for change in facts[:_MOST_TOLD]) + more


def _date_text(before: Side, after: Side, moved: list[Leaf], ended: list[str]) -> str:
    clauses = "、".join(dict.fromkeys(clause_of(leaf) for leaf in moved if clause_of(leaf)))
    parts = [f"只因日期从{before.day}到{after.day}", *ended]
    return "，".join([*parts, f"涉及{clauses}"] if clauses else parts)
