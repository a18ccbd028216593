"""Stacking once more in the plainest way: every subset is tried, money in whole 万元 or 分."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import combinations

RANK = {"county": 0, "city": 1, "province": 2, "nation": 3}
WAN = 1_000_000


@dataclass
class Money:
    """One benefit: its amount in 万元 (None: a share of others only), whether the firm may have it.

    upto: where nobody knows the amount, the most it may be.
    """

    level: str
    amount: int | None
    entitled: bool = True
    upto: int | None = None


@dataclass
class Law:
    """A set of benefits and rules, as it is also written into YAML."""

    money: dict[str, Money]
    exclude: list[tuple[list[str], int]] = field(default_factory=list)
    higher: list[list[str]] = field(default_factory=list)
    caps: list[tuple[list[str], int]] = field(default_factory=list)
    funding: dict[str, tuple[list[str], int]] = field(default_factory=dict)
    order: list[list[str]] = field(default_factory=list)

    def yaml(self) -> str:
        """The same as a file; who is entitled holds the title hte, who is not would need pool."""
        lines = ["source: 示例办法", "confidence: V", "benefits:"]
        for name, each in self.money.items():
            title = "hte" if each.entitled else "pool"
            amount = "" if each.amount is None else f", amount: {each.amount}, unit: 万元"
            if each.upto is not None:  # over a blank fact: anything between the two
                amount = f", amount: 'clip(research, {each.amount}, {each.upto})'"
            lines.append(
                f"  {name}: {{label: {name}, title: {title}, level: {each.level}{amount}}}"
            )
        lines.append("rules:")
        lines += [f"  {name}: {{{body}}}" for name, body in self._rules()]
        return "\n".join(lines) + "\n"

    def _rules(self) -> list[tuple[str, str]]:
        found = [f"exclude: [{', '.join(of)}], most: {n}" for of, n in self.exclude]
        found += [f"take_the_higher: [{', '.join(of)}]" for of in self.higher]
        found += [f"cap: [{', '.join(of)}], limit: {n}, unit: 万元" for of, n in self.caps]
        found += [
            f"co_funding: {name}, of: [{', '.join(of)}], share: {share}%"
            for name, (of, share) in self.funding.items()
        ]
        found += [f"order: [{', '.join(of)}]" for of in self.order]
        return [(f"r{i}", body) for i, body in enumerate(found)]

    def payment(self) -> list[str]:
        """Who is paid first: higher levels, then as written, but for bases and what is ordered."""
        names = list(self.money)
        waiting = sorted(names, key=lambda n: (-RANK[self.money[n].level], names.index(n)))
        done: list[str] = []
        while waiting:
            for name in waiting:
                before = set(self.funding.get(name, ([], 0))[0])
                before |= {
                    of[i] for of in self.order for i in range(len(of) - 1) if of[i + 1] == name
                }
                if before <= set(done):
                    done.append(name)
                    waiting.remove(name)
                    break
        return done

    def pays(self, chosen: set[str]) -> dict[str, int] | None:
        """What a choice pays in 分, None where it is not lawful."""
        if any(not self.money[name].entitled for name in chosen):
            return None
        if any(len(chosen & set(of)) > n for of, n in self.exclude):
            return None
        if any(len(chosen & set(of)) > 1 for of in self.higher):
            return None
        if any(name in chosen and not chosen & set(of) for name, (of, _) in self.funding.items()):
            return None
        paid: dict[str, int] = {}
        for name in self.payment():
            if name not in chosen:
                continue
            amount = self.money[name].amount
            due = None if amount is None else amount * WAN
            if name in self.funding:
                of, share = self.funding[name]
                part = sum(paid.get(base, 0) for base in of) * share // 100
                due = part if due is None else min(due, part)
            assert due is not None
            for of, limit in self.caps:
                if name in of:
                    due = min(due, limit * WAN - sum(paid.get(other, 0) for other in of))
            paid[name] = due
        return paid

    def best(self) -> tuple[list[str], int]:
        """The best of all subsets: most money, then fewest, then whoever is paid earlier."""
        order = self.payment()
        found = []
        for size in range(len(order) + 1):
            for names in combinations(order, size):
                paid = self.pays(set(names))
                if paid is not None:
                    early = tuple(name not in names for name in order)
                    found.append((-sum(paid.values()), size, early, list(names)))
        total, _, _, names = min(found)
        return names, -total


def drawn(chance: random.Random, most: int) -> Law:
    """A law by chance: up to `most` benefits, with rules that overlap and cross."""
    levels = ["county", "city", "province", "nation"]
    names = [f"m{i}" for i in range(chance.randint(2, most))]
    money = {
        name: Money(chance.choice(levels), chance.randint(1, 30), chance.random() < 0.85)
        for name in names
    }
    law = Law(money)
    for _ in range(chance.randint(0, 2)):
        of = _some(chance, names, 2)
        law.exclude.append((of, chance.randint(1, max(len(of) - 1, 1))))
    for _ in range(chance.randint(0, 1)):
        law.higher.append(_some(chance, names, 2))
    for _ in range(chance.randint(0, 3)):
        law.caps.append((_some(chance, names, 1), chance.randint(1, 50)))
    for name in names:
        above = [n for n in names if RANK[money[n].level] > RANK[money[name].level]]
        if above and chance.random() < 0.35:
            law.funding[name] = (_some(chance, above, 1), chance.choice([20, 33, 50, 100]))
            if chance.random() < 0.5:
                money[name].amount = None
    if chance.random() < 0.3:
        of = _some(chance, sorted(names, key=lambda n: -RANK[money[n].level]), 2)
        law.order.append(sorted(of, key=lambda n: -RANK[money[n].level]))
    return law


def _some(chance: random.Random, names: list[str], least: int) -> list[str]:
    return chance.sample(names, chance.randint(least, len(names))) if len(names) > least else names
