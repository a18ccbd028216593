"""The order in which benefits are paid, and circles in what was written of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from guiju.errors import Problems
from guiju.stacking.rules import Benefit, CoFunding, Order, Rule
from guiju.vocabulary import LEVELS


def payment_order(
    benefits: Mapping[str, Benefit], rules: Iterable[Rule], problems: Problems
) -> tuple[str, ...]:
    """Higher levels first, then as written; what co-funding or an order says goes before that."""
    after = _after(benefits, rules)
    ranks = {level: place for place, level in enumerate(LEVELS)}
    written = {name: place for place, name in enumerate(benefits)}
    waiting = sorted(benefits, key=lambda n: (-ranks.get(benefits[n].level, 0), written[n]))
    done: list[str] = []
    while waiting:
        free = next((name for name in waiting if after[name] <= set(done)), None)
        if free is None:
            _tell(benefits, rules, waiting, problems)
            return tuple(benefits)
        waiting.remove(free)
        done.append(free)
    return tuple(done)


def _after(benefits: Mapping[str, Benefit], rules: Iterable[Rule]) -> dict[str, set[str]]:
    after: dict[str, set[str]] = {name: set() for name in benefits}
    for rule in rules:
        if isinstance(rule, Order):
            pairs = list(pairwise(rule.of))
        elif isinstance(rule, CoFunding):
            pairs = [(name, rule.benefit) for name in rule.of]
        else:
            continue
        for first, then in pairs:
            if first in benefits and then in benefits:
                after[then].add(first)
    return after


def _tell(
    benefits: Mapping[str, Benefit], rules: Iterable[Rule], waiting: list[str], problems: Problems
) -> None:
    named = "、".join(waiting)
    for rule in rules:
        speaks = {*rule.of, rule.benefit} if isinstance(rule, CoFunding) else set(rule.of)
        if isinstance(rule, Order | CoFunding) and len(speaks & set(waiting)) > 1:
            met = f"先后成环，排不出次序：{named}"
            problems.note(met, rule.at, do="改 order 或 co_funding，使其不成环")
            return
