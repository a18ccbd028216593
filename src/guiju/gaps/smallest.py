"""The smallest changes after which a failed policy is met: a few plans, each judged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE, OPEN, Judgement, judge_policy
from guiju.gaps.dating import handing
from guiju.gaps.folding import Ways, ways_to_meet
from guiju.gaps.ground import Ground
from guiju.gaps.leaf_notes import facts_moved
from guiju.gaps.levers import Moves
from guiju.gaps.plans import Blocked, Move, Plan, Plans, blocked_by, labels
from guiju.gaps.pricing import cheapest, months_of, price
from guiju.gaps.settling import Trial
from guiju.gaps.solving import NOTHING
from guiju.gaps.waiting import months_after, months_between
from guiju.policies.conditions import UNMET, Condition, Group, Leaf

MOST_PLANS = 3
_MOST_TRIED = 8
_MOST_TUNED = 4
_MOST_DAYS = 3


def smallest_changes(judgement: Judgement, blocked: Iterable[str] = ()) -> Plans:
    """Plans for an ineligible judgement, best first, at most three; none for any other.

    Order: plans that settle the verdict before plans that leave it open on blanks; then fewer
    facts (waiting counts as one), then no shrinking of what a share is taken of, then fewer
    months, then fewer steps of the levers. Every plan was judged again with the exact reading, on
    the day it would hold; what still failed then is not given. `blocked` names the conditions that
    no lever and no waiting mends.

    blocked: names of facts of which somebody said that they cannot be moved; the plans go without
    them, and a condition that only they would mend is named with them.
    """
    ground = Ground.of(judgement, blocked) if judgement.verdict == INELIGIBLE else None
    if ground is None:
        return Plans()
    ways = ways_to_meet(ground)
    found = list(_now(ground, ways, judgement, None))
    for day in sorted(ways.days)[:_MOST_DAYS]:
        found += _later(day, ground, judgement)
    return Plans(_best(found), _closed(judgement, ground, ways))


def _closed(judgement: Judgement, ground: Ground, ways: Ways) -> Iterator[Blocked]:
    """The conditions without a way, those that had one before facts were blocked apart."""
    free = Ground.of(judgement) if ground.blocked else None
    anyhow = ways.blocked if free is None else ways_to_meet(free).blocked
    for leaf in ways.blocked:
        yield blocked_by(leaf, () if any(leaf is other for other in anyhow) else ground.blocked)


Key = tuple[object, ...]


@dataclass(frozen=True)
class _Candidate:
    """Moves from a ground that work on its day, and the plan they make."""

    ground: Ground
    moves: Moves
    plan: Plan

    @property
    def key(self) -> Key:
        """The order in which plans are given."""
        moved, shrunk, _, size = price(self.ground, self.moves)
        waits = self.plan.wait_until is not None
        return (not self.plan.settles, moved + waits, shrunk, self.plan.months, size)

    @property
    def shrinks(self) -> int:
        """How many wholes it shrinks to flatter a share: no advice while there is another way."""
        return price(self.ground, self.moves)[1]

    @property
    def kind(self) -> frozenset[object]:
        """What is moved in which direction: another plan of the same kind is no alternative."""
        ways: set[object] = {(name, change > 0) for name, change in self.moves.items()}
        return frozenset(ways | ({self.plan.wait_until} - {None}))


def _now(ground: Ground, ways: Ways, before: Judgement, wait: date | None) -> Iterator[_Candidate]:
    """Plans by moving facts, judged on the ground's own day."""
    for moves in cheapest(ground, _moves(ground, ways), _MOST_TRIED):
        after = ground.judged(moves)
        if after.verdict in (ELIGIBLE, OPEN):
            yield _Candidate(ground, moves, _plan(ground, moves, after, before, wait))


def _moves(ground: Ground, ways: Ways) -> list[Moves]:
    """Moves that settle the whole, else that leave it open, else two coupled facts at once."""
    names = [name for name in ground.levers if any(name in facts_moved(f) for f in ways.leaves)]
    for trial in (Trial(ground, settled=True), Trial(ground, settled=False)):
        starts = (trial.repaired(moves) for moves in ways.moves[:_MOST_TRIED])
        repaired = cheapest(ground, [moves for moves in starts if moves], _MOST_TUNED)
        found = [*trial.singles(names), *(trial.tuned(moves) for moves in repaired)]
        if found:
            return found
    if not ways.hope:
        return []
    # Conditions that pull against each other: mending them one after another never ends.
    paired = cheapest(ground, list(trial.pairs(names)), 1)
    return [trial.tuned(moves) for moves in paired]


def _later(day: date, ground: Ground, before: Judgement) -> Iterator[_Candidate]:
    """Plans that hold from a later day on, with the figures known now for the years it looks at."""
    after = judge_policy(ground.policy, ground.facts, day)
    there = Ground.of(after, ground.blocked)
    if there is None:
        return
    if after.verdict == INELIGIBLE:
        yield from _now(there, ways_to_meet(there), before, day)
    else:
        yield _Candidate(there, NOTHING, _plan(there, NOTHING, after, before, day))


def _plan(
    ground: Ground, moves: Moves, after: Judgement, before: Judgement, wait: date | None
) -> Plan:
    assert before.situation is not None
    today, months = before.situation.today, months_of(ground, moves)
    by_when = max(months_after(today, months), wait or today)
    return Plan(
        moves=tuple(_move(ground, name, change) for name, change in moves.items()),
        mends=_mended(before, after),
        months=max(months, months_between(today, wait or today)),
        by_when=by_when,
        wait_until=wait,
        verdict_after=str(after.verdict),
        missing=after.missing,
        review=after.review,
        missing_labels=labels(ground.leaves, after.missing),
        handing=handing(ground, by_when),
    )


def _move(ground: Ground, name: str, change: int) -> Move:
    movable = ground.levers[name]
    return Move(
        concept=movable.concept,
        year=ground.reference if movable.concept.yearly else None,
        before=movable.written(movable.value),
        change=movable.written(change),
        months=movable.lever.within_months,
    )


def _mended(before: Judgement, after: Judgement) -> tuple[Condition, ...]:
    """Leaves, and groups of which none may hold, that were unmet and are not any more."""
    still = {row.condition.id for row in after.findings if row.outcome == UNMET}
    unmet = (row.condition for row in before.findings if row.outcome == UNMET)
    return tuple(c for c in unmet if c.id not in still and _own_test(c))


def _own_test(condition: Condition) -> bool:
    return isinstance(condition, Leaf) or (
        isinstance(condition, Group) and condition.kind == "none"
    )


def _best(candidates: Iterable[_Candidate]) -> list[Plan]:
    """The first few; without those that add moves to a better one, or shrink a whole needlessly."""
    ranked = sorted(candidates, key=lambda one: one.key)
    growing = [one for one in ranked if not one.shrinks]
    as_good = growing and growing[0].plan.settles == ranked[0].plan.settles
    kept: list[_Candidate] = []
    for candidate in growing if as_good else ranked:
        if not any(better.kind <= candidate.kind for better in kept):
            kept.append(candidate)
    return [candidate.plan for candidate in kept[:MOST_PLANS]]
