"""One firm's choice as plain whole numbers: what is offered, what excludes what, what is capped."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True)
class Offer:
    """Money that may be taken or left.

    amount: in 分; of co-funding the most it may be, None where nothing limits it.
    share: of what is paid of `needs`, for co-funding; None otherwise. needs: at least one of these
    has to be taken too, unless something of them was received before: `received`, in 分.
    less: what was received before in place of it, and is not paid again.
    """

    id: str
    amount: int | None
    needs: tuple[str, ...] = ()
    share: Fraction | None = None
    received: int | None = None
    less: int = 0

    def due(self, paid: Mapping[str, int]) -> int:
        """What it pays before any ceiling, given what the others pay; whole 分, rounded down."""
        if self.share is None:
            assert self.amount is not None
            return max(self.amount - self.less, 0)
        base = sum(paid.get(name, 0) for name in self.needs) + (self.received or 0)
        due = base * self.share.numerator // self.share.denominator
        return max((due if self.amount is None else min(due, self.amount)) - self.less, 0)

    def allowed(self, chosen: Collection[str]) -> bool:
        """Whether what it needs is there."""
        if not self.needs or self.received is not None:
            return True
        return any(name in chosen for name in self.needs)


@dataclass(frozen=True)
class Group:
    """Of these at most so many may be taken."""

    rule: str
    members: frozenset[str]
    slots: int


@dataclass(frozen=True)
class Ceiling:
    """Of these at most so much is paid, in 分; whoever pays later pays less."""

    rule: str
    members: frozenset[str]
    limit: int


@dataclass(frozen=True)
class Case:
    """What can be chosen from. offers stand in the order in which they are paid."""

    offers: tuple[Offer, ...]
    groups: tuple[Group, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each offer stands."""
        return {offer.id: index for index, offer in enumerate(self.offers)}

    def against(self, chosen: Collection[str]) -> Iterator[Group | Offer]:
        """What makes a choice unlawful: overfull groups, offers that lack what they need."""
        for group in self.groups:
            if sum(name in group.members for name in chosen) > group.slots:
                yield group
        for offer in self.offers:
            if offer.id in chosen and not offer.allowed(chosen):
                yield offer

    def paid(self, chosen: Collection[str]) -> dict[str, int]:
        """What each of a lawful choice pays, in order."""
        left = [ceiling.limit for ceiling in self.ceilings]
        paid: dict[str, int] = {}
        for offer in self.offers:
            if offer.id in chosen:
                over = [i for i, c in enumerate(self.ceilings) if offer.id in c.members]
                paid[offer.id] = min([offer.due(paid), *(left[i] for i in over)])
                for i in over:
                    left[i] -= paid[offer.id]
        return paid


def parts(case: Case) -> Iterator[Case]:
    """The case in pieces that have nothing to do with one another."""
    root = {offer.id: offer.id for offer in case.offers}

    def top(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    ties = [{offer.id, *offer.needs} for offer in case.offers]
    ties += [set(group.members) for group in case.groups]
    ties += [set(ceiling.members) for ceiling in case.ceilings]
    for tie in ties:
        named = sorted(tie & set(root))
        for name in named[1:]:
            root[top(name)] = top(named[0])
    for one in dict.fromkeys(map(top, root)):
        members = frozenset(name for name in root if top(name) == one)
        yield Case(
            tuple(offer for offer in case.offers if offer.id in members),
            tuple(group for group in case.groups if group.members & members),
            tuple(ceiling for ceiling in case.ceilings if ceiling.members & members),
        )
