"""Whether a firm is entitled to a benefit, and how much money a number is, as far as is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import floor

from guiju.calendar import to_number
from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE, OPEN, Judgement
from guiju.evaluation.mentions import missing_in
from guiju.facts.entity import Facts
from guiju.formulas.exact import NotComputable, Situation, value_of
from guiju.formulas.nodes import Number
from guiju.formulas.sentence import day_words, quoted
from guiju.rulebook import Rulebook
from guiju.stacking.rules import Benefit, Received
from guiju.vocabulary import TITLES

YES, NO, MAYBE = "yes", "no", "maybe"


@dataclass(frozen=True)
class Standing:
    """Whether a firm is entitled: yes, no or maybe, and why; missing: what would tell, in words."""

    answer: str
    why: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sized:
    """An amount in whole 分, rounded down; None is an open end. missing: what would tell."""

    low: int | None
    high: int | None
    missing: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is one amount."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True)
class Firm:
    """A firm on a day, with the verdicts of the policies that entitle and what it received."""

    book: Rulebook
    judgements: Mapping[str, Judgement]
    facts: Facts
    as_of: date
    received: tuple[Received, ...] = ()

    @cached_property
    def situation(self) -> Situation:
        """What amounts are computed from; the reference year is the year before."""
        return Situation(self.facts, self.as_of, self.as_of.year - 1)

    def labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """What people call these facts."""
        concepts = self.book.kind.concepts
        return tuple(concepts[name].label if name in concepts else name for name in names)

    def sized(self, node: Number | None) -> Sized:
        """How much money a number is; nothing is known of one nobody wrote down."""
        if node is None:
            return Sized(None, None)
        value = value_of(node)(self.situation)
        missing = self.labels(missing_in(node, self.situation))
        if isinstance(value, NotComputable) or value.doubt:
            return Sized(None, None, missing)
        low, high = (None if end is None else max(floor(end), 0) for end in (value.lo, value.hi))
        return Sized(low, high, missing)

    def standing(self, benefit: Benefit) -> Standing:
        """Whether it is entitled to a benefit by its past, a policy and a title."""
        found = [self._past(benefit), self._verdict(benefit), self._title(benefit)]
        for answer in (NO, MAYBE):
            for standing in found:
                if standing.answer == answer:
                    return standing
        return Standing(YES)

    def _past(self, benefit: Benefit) -> Standing:
        before = [r for r in self.received if r.benefit == benefit.id and r.on <= self.as_of]
        if not benefit.once or not before:
            return Standing(YES)
        when = day_words(to_number(before[-1].on))
        return Standing(NO, f"只能享受一次，{when}已享受（{benefit.cited.text()}）")

    def _verdict(self, benefit: Benefit) -> Standing:
        if benefit.policy is None:
            return Standing(YES)
        judgement = self.judgements[benefit.policy]
        name = quoted(judgement.policy.name)
        if judgement.verdict == ELIGIBLE:
            return Standing(YES)
        if judgement.verdict == INELIGIBLE:
            return Standing(NO, f"不符合{name}")
        if judgement.verdict == OPEN:
            why = f"是否符合{name}待定"
            return Standing(MAYBE, why, self.labels(judgement.missing))
        if judgement.reason is not None:
            return Standing(NO, f"{name}不适用：{judgement.reason}")
        return Standing(MAYBE, f"{name}只给出数值，不作结论")

    def _title(self, benefit: Benefit) -> Standing:
        if benefit.title is None:
            return Standing(YES)
        label = quoted(self.book.kind.title_codes[benefit.title])
        if self.facts.titles is None:
            missing = self.labels([TITLES])
            return Standing(MAYBE, f"是否持有{label}不清楚", missing)
        if benefit.title not in self.facts.titles:
            return Standing(NO, f"未持有{label}")
        last = self.facts.titles[benefit.title]
        if last is None:
            return Standing(MAYBE, f"是否持有{label}、有效期至何日不清楚")
        held = last >= to_number(self.as_of)
        return Standing(YES) if held else Standing(NO, f"{label}已过有效期")
