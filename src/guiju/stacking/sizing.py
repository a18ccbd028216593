"""A firm's choice in numbers: as far as it is certain, and as far as it may still turn out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from guiju.stacking.case import Case, Ceiling, Group, Offer
from guiju.stacking.rules import (
    Benefit,
    Cap,
    CoFunding,
    Exclude,
    Stacking,
    TakeTheHigher,
    counted,
)
from guiju.stacking.standing import MAYBE, NO, YES, Firm, Sized, Standing


@dataclass(frozen=True)
class Sizes:
    """What is known of a firm's benefits: whether it is entitled, and how much each would be."""

    stacking: Stacking
    firm: Firm
    standing: dict[str, Standing]
    amount: dict[str, Sized]
    limit: dict[str, Sized]

    @staticmethod
    def of(stacking: Stacking, firm: Firm) -> Sizes:
        """Look at every benefit and every ceiling once."""
        benefits = stacking.benefits.values()
        caps = [rule for rule in stacking.rules if isinstance(rule, Cap)]
        return Sizes(
            stacking=stacking,
            firm=firm,
            standing={each.id: firm.standing(each) for each in benefits},
            amount={each.id: firm.sized(each.amount) for each in benefits},
            limit={rule.id: firm.sized(rule.limit) for rule in caps},
        )

    def certain(self, benefit: Benefit) -> bool:
        """Whether the firm is entitled, and to how much is known but for what others pay."""
        if self.standing[benefit.id].answer != YES:
            return False
        free = benefit.amount is None and self.stacking.co_funding(benefit.id) is not None
        return free or self.amount[benefit.id].known

    def open_rules(self) -> list[Cap]:
        """The ceilings of which it is not known how high they are."""
        caps = (rule for rule in self.stacking.rules if isinstance(rule, Cap))
        return [rule for rule in caps if not self.limit[rule.id].known]

    def certain_case(self) -> Case:
        """Only what is certain, under ceilings that are as low as they may be."""
        names = [name for name in self.stacking.order if self.certain(self.stacking.benefits[name])]
        offers = tuple(self._offer(name, self.amount[name].low) for name in names)
        limits = [(rule, self.limit[rule.id].low or 0) for rule in self._caps()]
        return Case(offers, tuple(self._groups(names)), tuple(self._ceilings(limits)))

    def hopeful_case(self) -> Case | None:
        """Everything that may turn out well, each as high as it may be; None without any limit.

        Its best sum is an upper bound of every outcome: an offer is held by one ceiling together
        with others and by the rest alone, so that nothing paid earlier can do harm.
        """
        names = [n for n in self.stacking.order if self.standing[n].answer in (YES, MAYBE)]
        groups = tuple(self._groups(names))
        names = [n for n in names if all(g.slots for g in groups if n in g.members)]
        limits = [(r, h) for r in self._caps() if (h := self.limit[r.id].high) is not None]
        ceilings = list(self._ceilings(limits))
        most: dict[str, int] = {}
        for name in names:
            found = self._most(name, most, ceilings)
            if found is None:
                return None
            most[name] = found
        offers = tuple(
            replace(self._offer(name, amount), amount=amount, share=None, less=0)
            for name, amount in most.items()
        )
        return Case(offers, groups, tuple(_one_each(names, ceilings)))

    def _most(self, name: str, most: dict[str, int], ceilings: Iterable[Ceiling]) -> int | None:
        """What a benefit could pay with everything else in its favour; None for no limit."""
        offer = self._offer(name, self.amount[name].high)
        limits = [ceiling.limit for ceiling in ceilings if name in ceiling.members]
        if offer.share is None and offer.amount is None:
            return min(limits, default=None)
        return min([offer.due(most), *limits])

    def _caps(self) -> list[Cap]:
        return [rule for rule in self.stacking.rules if isinstance(rule, Cap)]

    def _offer(self, name: str, amount: int | None) -> Offer:
        rule = self.stacking.co_funding(name)
        less = self._less(name)
        if rule is None:
            return Offer(name, amount, less=less)
        received = counted(rule, self.firm.received, self.firm.as_of)
        before = sum(each.amount for each in received) if received else None
        return Offer(name, amount, rule.of, rule.share, before, less)

    def _less(self, name: str) -> int:
        """The most received before of a group of which only the higher is paid."""
        return max(
            (
                each.amount
                for rule in self.stacking.rules
                if isinstance(rule, TakeTheHigher) and name in rule.of
                for each in counted(rule, self.firm.received, self.firm.as_of)
            ),
            default=0,
        )

    def _groups(self, names: Collection[str]) -> Iterable[Group]:
        for rule in self.stacking.rules:
            if isinstance(rule, TakeTheHigher):
                yield Group(rule.id, frozenset(rule.of) & set(names), 1)
            elif isinstance(rule, Exclude):
                found = counted(rule, self.firm.received, self.firm.as_of)
                before = {each.benefit for each in found}
                # What was received before already has its place.
                members = frozenset(rule.of) & set(names) - before
                yield Group(rule.id, members, max(rule.most - len(before), 0))

    def _ceilings(self, limits: Iterable[tuple[Cap, int]]) -> Iterable[Ceiling]:
        for rule, limit in limits:
            paid = sum(r.amount for r in counted(rule, self.firm.received, self.firm.as_of))
            yield Ceiling(rule.id, frozenset(rule.of), max(limit - paid, 0))


def _one_each(names: Iterable[str], ceilings: list[Ceiling]) -> Iterable[Ceiling]:
    """The ceilings with each name under the lowest of its own only."""
    own: dict[str, str] = {}
    for name in names:
        over = [ceiling for ceiling in ceilings if name in ceiling.members]
        if over:
            own[name] = min(over, key=lambda ceiling: ceiling.limit).rule
    for ceiling in ceilings:
        members = frozenset(name for name in ceiling.members if own.get(name) == ceiling.rule)
        yield replace(ceiling, members=members)


def open_base(sizes: Sizes, rule: CoFunding) -> bool:
    """Whether co-funding waits for higher money of which it is not known that it comes."""
    benefits, firm = sizes.stacking.benefits, sizes.firm
    if counted(rule, firm.received, firm.as_of):
        return False
    may = [name for name in rule.of if sizes.standing[name].answer != NO]
    return bool(may) and not any(sizes.certain(benefits[name]) for name in may)
