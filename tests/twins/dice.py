"""Seeded draws for one document: mostly healthy values, straying over borders, leaving blanks."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.twins.facts import years_before

Amount = int | Decimal
Series = dict[int, Amount]

CENT = Decimal("0.000001")  # one 分, in 万元
# Documents differ in temper. Most stray once at most, so that one condition alone decides; some
# stray or are blank all over.
STRAYING = (0.0, 0.0, 0.0, 0.1)
BLANKS = (0.0, 0.0, 0.0, 0.1, 0.3)


class Dice:
    """The draws of one document, judged as of one day; mostly one of `draws` strays."""

    def __init__(self, rng: random.Random, as_of: date, draws: int) -> None:
        self.rng = rng
        self.as_of = as_of
        self.straying = rng.choice(STRAYING)
        self.blanks = rng.choice(BLANKS)
        self.drawn, self.once = 0, rng.randrange(draws + draws // 2 + 1)

    def strays(self) -> bool:
        """Return whether this draw leaves the healthy."""
        self.drawn += 1
        return self.drawn == self.once or self.rng.random() < self.straying

    def pick(self, *values: Any) -> Any:
        """Return one of the values, each as likely."""
        return self.rng.choice(values)

    def value(self, healthy: Sequence[Any], straying: Sequence[Any]) -> Any:
        """Return a healthy value, or one that strays."""
        return self.rng.choice(straying if self.strays() else healthy)

    def yes(self) -> bool:
        """Return yes, straying to no."""
        return not self.strays()

    def no(self) -> bool:
        """Return no, straying to yes."""
        return self.strays()

    def near(self, amount: Amount) -> Decimal:
        """Return an amount on a border in whole 分, straying by one of them to either side."""
        stray: Decimal = self.value([Decimal(0)], [CENT, -CENT])
        return max(Decimal(0), Decimal(amount).quantize(CENT) + stray)

    def people(self, share: int, of: int) -> int:
        """Return so many hundredths of some people, straying by one of them."""
        stray: int = self.value([0, 0, 0, 0, 1], [-1])
        return max(0, share * of // 100 + stray)

    def of_last_year(self, amount: Any) -> Any:
        """Return a yearly fact of the reference year: by year, or as one value."""
        return amount if self.pick(True, False) else {self.as_of.year - 1: amount}

    def series(self, *amounts: Amount) -> Series:
        """Return a yearly fact, the reference year first and then backwards."""
        return {self.as_of.year - 1 - back: amount for back, amount in enumerate(amounts)}

    def spread(self, amount: Decimal, years: int) -> Series:
        """Return a yearly fact that sums to an amount, unevenly over the years."""
        part = (amount * self.pick(0, Decimal("0.1"), Decimal("0.3"))).quantize(CENT)
        return self.series(amount - part * (years - 1), *[part] * (years - 1))

    def registered(self, latest: date | None = None) -> date:
        """Return a day of registration: long ago or the latest that will do, straying beside it.

        Straying also makes firms too young for a window of years.
        """
        today, day = self.as_of, timedelta(days=1)
        long_ago = date(today.year - 12, 5, 20)
        edge = latest or long_ago
        young = [date(today.year - back, 7, 1) for back in (0, 1, 2, 3)]
        drawn: date = self.value([long_ago, long_ago, edge], [edge + day, edge + day, *young])
        return min(drawn, today)

    def last_valid_day(self) -> date | None:
        """Return the last day of a title: often this very day, straying to yesterday or blank."""
        today = self.as_of
        day = timedelta(days=1)
        last: date | None = self.value([today, today + 400 * day], [today - day, None])
        return last

    def record_day(self, years: int) -> date:
        """Return a day of a record: on the ends of a window, beside them and inside."""
        edge, today = years_before(self.as_of, years), self.as_of
        day = timedelta(days=1)
        drawn: date = self.pick(edge, edge - day, today, today + day, today - 300 * day)
        return drawn

    def incidents(self, first: date) -> list[date]:
        """Return days of incidents: none, or the day before a window; straying to its ends."""
        today, day = self.as_of, timedelta(days=1)
        return [*self.value([[], [first - day], [today + day]], [[first], [today]])]

    def blanked(self, value: Any) -> Any:
        """Return a fact with some of it blank: a year, a field of a record, or all of it."""
        if isinstance(value, dict):
            return self.holed(value) if self.rng.random() >= self.blanks / 3 else None
        if isinstance(value, list) and self.rng.random() >= self.blanks:
            return [self.holed(item) if isinstance(item, dict) else item for item in value]
        return None if self.rng.random() < self.blanks else value

    def holed(self, values: dict[Any, Any]) -> dict[Any, Any]:
        """Return the values with some of them blank."""
        return {key: self.blanked(value) for key, value in values.items()}

    def finished(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Return a document of facts: a blank one is null, or is not there at all."""
        drawn = {name: self.blanked(value) for name, value in facts.items()}
        return {k: v for k, v in drawn.items() if v is not None or self.pick(True, False)}
