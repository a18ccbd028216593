"""The best lawful choice, exactly: every choice is tried that could still be better.

Better is more money; then fewer benefits; then the one that takes what is paid earlier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guiju.stacking.case import Case, Offer, parts

Choice = tuple[str, ...]


def best_choice(case: Case, forced: str | None = None) -> tuple[Choice, int] | None:
    """The best choice in the order of payment, with its sum in 分.

    forced: an offer that has to be among it; None comes back where no lawful choice has it.
    """
    choice: list[str] = []
    total = 0
    for part in parts(case):
        found = _Search(part, forced if forced in part.place else None).found()
        if found is None:
            return None
        choice += found[0]
        total += found[1]
    return tuple(sorted(choice, key=case.place.__getitem__)), total


@dataclass
class _State:
    """What has been decided of the first offers."""

    chosen: list[str] = field(default_factory=list)
    paid: dict[str, int] = field(default_factory=dict)
    total: int = 0


class _Search:
    """Depth first in the order of payment, taking before leaving, cut off by a bound."""

    def __init__(self, case: Case, forced: str | None) -> None:
        self.case = case
        self.forced = forced
        self.most = _most(case)
        self.left = [ceiling.limit for ceiling in case.ceilings]
        self.slots = [group.slots for group in case.groups]
        self.over = _indices(case, [ceiling.members for ceiling in case.ceilings])
        self.above = {name: frozenset(found) for name, found in self.over.items()}
        self.within = _indices(case, [group.members for group in case.groups])
        self.needed = {n for offer in case.offers if offer.share is None for n in offer.needs}
        self.state = _State()
        self.best: tuple[Choice, int] | None = None

    def found(self) -> tuple[Choice, int] | None:
        self._decide(0)
        return self.best

    def _decide(self, index: int) -> None:
        if index == len(self.case.offers):
            self._keep()
            return
        if not self._hopeful(index):
            return
        offer = self.case.offers[index]
        if self._may_take(offer):
            self._take(index, offer)
        if offer.id != self.forced:
            self._decide(index + 1)

    def _may_take(self, offer: Offer) -> bool:
        return offer.allowed(self.state.paid) and all(self.slots[g] for g in self.within[offer.id])

    def _take(self, index: int, offer: Offer) -> None:
        state, over = self.state, self.over[offer.id]
        due = min([offer.due(state.paid), *(self.left[i] for i in over)])
        if not due and offer.id != self.forced and offer.id not in self.needed:
            return  # it would bring nothing and could only be in the way
        state.chosen.append(offer.id)
        state.paid[offer.id] = due
        self._shift(offer, over, due)
        self._decide(index + 1)
        self._shift(offer, over, -due, back=True)
        del state.paid[offer.id]
        state.chosen.pop()

    def _shift(self, offer: Offer, over: list[int], due: int, back: bool = False) -> None:
        self.state.total += due
        for i in over:
            self.left[i] -= due
        for g in self.within[offer.id]:
            self.slots[g] += 1 if back else -1

    def _keep(self) -> None:
        state = self.state
        if self.best is None or (state.total, -len(state.chosen)) > (
            self.best[1],
            -len(self.best[0]),
        ):
            self.best = tuple(state.chosen), state.total

    def _hopeful(self, index: int) -> bool:
        """Whether what is still open could end better than the best so far."""
        if self.best is None:
            return True
        choice, total = self.best
        ahead = list(self._ahead(index))
        lacking, bound = total - self.state.total, self._bound(ahead)
        if bound != lacking:
            return bound > lacking
        # Only as much can come of it: then it has to come of fewer.
        return len(self.state.chosen) + _fewest(ahead, lacking) < len(choice)

    def _ahead(self, index: int) -> Iterator[tuple[int, Offer]]:
        """What each offer that is still open could bring at most."""
        for offer in self.case.offers[index:]:
            if all(self.slots[g] for g in self.within[offer.id]):
                amount = min([self.most[offer.id], *(self.left[i] for i in self.over[offer.id])])
                if amount > 0 or offer.id in self.needed:
                    yield amount, offer

    def _bound(self, ahead: list[tuple[int, Offer]]) -> int:
        """No more than this can still come: the least over the ceilings looked at first."""
        buckets = self._buckets(ahead)
        firsts = {ceiling for _, over in buckets for ceiling in over} or {-1}
        return min(self._under(buckets, first) for first in firsts)

    def _buckets(self, ahead: list[tuple[int, Offer]]) -> list[tuple[int, frozenset[int]]]:
        """What comes of each group at most (of whoever is in none, of each by itself).

        With the ceilings under which all of it stands.
        """
        amounts: dict[int, list[int]] = {}
        over: dict[int, frozenset[int]] = {}
        for amount, offer in ahead:
            key = self.within[offer.id][0] if self.within[offer.id] else -1 - self._place(offer)
            amounts.setdefault(key, []).append(amount)
            over[key] = over.get(key, self.above[offer.id]) & self.above[offer.id]
        slots = {key: self.slots[key] if key >= 0 else 1 for key in amounts}
        return [
            (sum(sorted(found, reverse=True)[: slots[key]]), over[key])
            for key, found in amounts.items()
        ]

    def _under(self, buckets: list[tuple[int, frozenset[int]]], first: int) -> int:
        """The sum with each bucket under one of its ceilings: `first`, or its own first."""
        sure, under = 0, dict.fromkeys(range(len(self.left)), 0)
        for amount, over in buckets:
            if not over:
                sure += amount
            else:
                under[first if first in over else min(over)] += amount
        return sure + sum(min(amount, self.left[c]) for c, amount in under.items())

    def _place(self, offer: Offer) -> int:
        return self.case.place[offer.id]


def _most(case: Case) -> dict[str, int]:
    """What each offer could pay if everything it needs were taken and paid in full."""
    most: dict[str, int] = {}
    for offer in case.offers:
        limits = [c.limit for c in case.ceilings if offer.id in c.members]
        most[offer.id] = max(min([offer.due(most), *limits]), 0)
    return most


def _fewest(ahead: list[tuple[int, Offer]], lacking: int) -> int:
    """How many more it takes at least to bring as much as is lacking."""
    count = 0
    for amount, _ in sorted(ahead, key=lambda each: -each[0]):
        if lacking <= 0:
            break
        lacking -= amount
        count += 1
    return count


def _indices(case: Case, groups: list[frozenset[str]]) -> dict[str, list[int]]:
    return {
        offer.id: [i for i, members in enumerate(groups) if offer.id in members]
        for offer in case.offers
    }
