"""Why a verdict is another one than before: the rules, the facts, or only the date."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.comparison.sides import Side, clause_of, deciding, moved_leaves, only_older, state
from guiju.comparison.values import (
    UNKNOWN,
    FactChange,
    changed_facts,
    standing_changes,
    titles_ended,
)
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
    the new version nothing would have moved; or the policy came into force or ceased. Facts: what
    the moved conditions read is not what it was, be it a correction, another year's figure, or a
    place or kind of case that brings another version. Date: had every number read stayed the
    same, the verdict would have moved all the same: a title ran out, a firm grew older.
    """
    was, now = before.judgement, after.judgement
    chosen = _chosen_by_facts(before, after)
    if was.version is None or now.version is None:
        return _by_facts((), chosen) if chosen else Cause(RULES, _version_text(was, now))
    kept = state(after.under(before.policy, was.version))
    rules_matter = kept != state(now)
    if rules_matter and not chosen and kept == state(was):
        return Cause(RULES, _version_text(was, now))
    return _of_firm(before, after, chosen if rules_matter else (), rules_matter)


def _of_firm(
    before: Side, after: Side, chosen: tuple[FactChange, ...], rules_matter: bool
) -> Cause:
    """The cause where the rules alone are not: the firm's facts, else the day."""
    was, now = before.judgement, after.judgement
    assert was.version is not None
    nodes = deciding(was, now)
    ended = tuple(titles_ended(nodes, was, now))
    aged = only_older(before, after.day, before.policy, was.version)
    moved = moved_leaves(was, now)
    # Two verdicts may be open for different reasons: some condition must have moved by itself.
    otherwise = {id(leaf) for leaf in moved_leaves(aged, now)}
    by_day = [leaf for leaf in moved if id(leaf) not in otherwise]
    if not chosen and state(aged) == state(now) and (by_day or not moved):
        return Cause(DATE, _date_text(before, after, by_day, ended))
    facts = (*chosen, *_most_telling(changed_facts(nodes, was, now), was, now))
    if rules_matter and not chosen and (not facts or _rules_suffice(before, after, now)):
        return Cause(RULES, _version_text(was, now))
    facts = facts or tuple(standing_changes(before, after))
    if facts:
        return _by_facts(ended, facts)
    return Cause(DATE, _date_text(before, after, moved, ended))


def _most_telling(facts: list[FactChange], was: Judgement, now: Judgement) -> list[FactChange]:
    """Blanks first where a verdict was or is open; then each fact once before its other years."""
    opened = OPEN in (was.verdict, now.verdict)
    ordered = sorted(facts, key=lambda one: not (opened and UNKNOWN in (one.before, one.after)))
    first: dict[tuple[str, str], FactChange] = {}
    for one in ordered:
        first.setdefault((one.name, one.label), one)
    return [*first.values(), *(one for one in ordered if one not in first.values())]


def _rules_suffice(before: Side, after: Side, now: Judgement) -> bool:
    """Whether the later version says so of what was read before, too."""
    assert now.version is not None
    return state(only_older(before, after.day, after.policy, now.version)) == state(now)


def _chosen_by_facts(before: Side, after: Side) -> tuple[FactChange, ...]:
    """The place or kind of case without which the later version would not apply."""
    same_rules = Side(after.policy, before.facts, after.day)
    if same_rules.version is after.version:
        return ()
    return tuple(change for change in standing_changes(before, after) if change.selects)


def _version_text(was: Judgement, now: Judgement) -> str:
    if was.version is None:
        assert now.version is not None
        return f"原先没有施行的版本，现施行{now.version.name}版"
    if now.version is None:
        return f"原施行{was.version.name}版，现在没有施行的版本"
    if was.version.name == now.version.name:
        return f"规则有改动（{now.version.name}版）"
    return f"适用的规则从{was.version.name}版变为{now.version.name}版"


def _by_facts(ended: tuple[str, ...], facts: tuple[FactChange, ...]) -> Cause:
    more = (f"等{len(facts)}项",) if len(facts) > _MOST_TOLD else ()
    told = (change.text() for change in facts[:_MOST_TOLD])
    return Cause(FACTS, "；".join([*ended, *told, *more]), facts)


def _date_text(before: Side, after: Side, moved: list[Leaf], ended: tuple[str, ...]) -> str:
    clauses = "、".join(dict.fromkeys(clause_of(leaf) for leaf in moved if clause_of(leaf)))
    parts = [f"只因日期从{before.day}到{after.day}", *ended]
    return "，".join([*parts, f"涉及{clauses}"] if clauses else parts)
