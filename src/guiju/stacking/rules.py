"""What money there is and which of it may be taken together, as documents say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from guiju.errors import Place
from guiju.formulas.nodes import Number

NOW, YEAR, EVER = "now", "year", "ever"
"""Whether a rule counts what is taken now, also what was received this year, or ever."""
COUNTS = (NOW, YEAR, EVER)
UNVERIFIED = "依据待核"


@dataclass(frozen=True)
class Cited:
    """Where it is written; confidence: V, V2, K or ?."""

    source: str
    clause: str = ""
    confidence: str = "?"

    def text(self) -> str:
        """“《办法》第三条，依据待核”."""
        doubt = "" if self.confidence == "V" else f"，{UNVERIFIED}"
        return f"《{self.source}》{self.clause}{doubt}"


@dataclass(frozen=True)
class Benefit:
    """Money a firm is entitled to by a verdict, a title, or both.

    level, department: who pays. amount: a number of money, None where no document states it; of
    co-funding the most it may be. once: whoever received it is not paid again.
    """

    id: str
    label: str
    policy: str | None
    title: str | None
    level: str
    department: str
    amount: Number | None
    once: bool
    cited: Cited
    at: Place = Place()


@dataclass(frozen=True)
class Rule:
    """What rules share: the benefits they speak of, and what else counts beside those taken now."""

    id: str
    of: tuple[str, ...]
    cited: Cited
    counts: str = NOW
    at: Place = Place()


@dataclass(frozen=True)
class Exclude(Rule):
    """At most so many of them may be taken."""

    most: int = 1


@dataclass(frozen=True)
class TakeTheHigher(Rule):
    """One of them is paid; where a lower one was received before, the higher pays the rest."""


@dataclass(frozen=True)
class Cap(Rule):
    """Together they pay at most so much; those paid later are cut."""

    limit: Number | None = None


@dataclass(frozen=True)
class CoFunding(Rule):
    """`benefit`, of a lower level, pays a share of what is paid of the others."""

    benefit: str = ""
    share: Fraction = Fraction(0)


@dataclass(frozen=True)
class Order(Rule):
    """They are paid in this order."""


class Received(NamedTuple):
    """Money received before: which benefit, how much in 分, when."""

    benefit: str
    amount: int
    on: date


@dataclass(frozen=True)
class Stacking:
    """Benefits and the rules between them. One that exists is a valid one.

    order: the benefits' ids in the order in which they are paid: higher levels before lower, then
    as written, but for what the rules say.
    """

    benefits: Mapping[str, Benefit] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    order: tuple[str, ...] = ()

    def co_funding(self, benefit: str) -> CoFunding | None:
        """The rule by which a benefit pays a share of others, None for any other."""
        found = (rule for rule in self.rules if isinstance(rule, CoFunding))
        return next((rule for rule in found if rule.benefit == benefit), None)


def counted(rule: Rule, received: Iterable[Received], as_of: date) -> list[Received]:
    """What was received before as_of of the benefits of a rule, as far as the rule counts it."""
    return [
        each
        for each in received
        if each.benefit in rule.of
        and each.on <= as_of
        and (rule.counts == EVER or (rule.counts == YEAR and each.on.year == as_of.year))
    ]
