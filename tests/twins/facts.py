"""A firm on a day: its facts by name and year, titles and dated records, read one way each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.twins.figures import BLANK, NOTHING, Figure, difference, total
from tests.twins.outcomes import UNKNOWN, all_of, any_of, opposite, said

Facts = Mapping[str, Any]
Test = Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True)
class Firm:
    """Facts `{name: value | {year: value} | [records] | titles}` and the day they are judged."""

    facts: Facts
    as_of: date

    @property
    def last_year(self) -> int:
        """Return the reference year: the year before the day's, also on 31 December."""
        return self.as_of.year - 1

    def given(self, name: str) -> Any:
        """Return a fact as it was given, None when blank."""
        return self.facts.get(name)

    def existed(self, year: int) -> bool:
        """Return whether the firm was there in a year; with its date blank, it was."""
        registered = self.given("registration_date")
        return registered is None or year >= registered.year

    def in_year(self, name: str, year: int) -> Any:
        """Return a yearly fact as given; one value without a year is the reference year's."""
        value = self.given(name)
        if isinstance(value, Mapping):
            return value.get(year)
        return value if year == self.last_year else None

    def figure(self, name: str, back: int = 0) -> Figure:
        """Return a yearly number, `back` years before the reference year."""
        year = self.last_year - back
        if not self.existed(year):
            return NOTHING
        value = self.in_year(name, year)
        if value is None and name == "net_assets":
            return difference(
                self.figure("total_assets", back), self.figure("total_liabilities", back)
            )
        return BLANK if value is None else Figure(Fraction(str(value)))

    def now(self, name: str) -> Figure:
        """Return a number that belongs to no year."""
        value = self.given(name)
        return BLANK if value is None else Figure(Fraction(str(value)))

    def sum_of(self, name: str, years: int) -> Figure:
        """Return the sum over exactly these last years."""
        return total([self.figure(name, back) for back in range(years)])

    def sum_up_to(self, name: str, years: int) -> Figure:
        """Return the sum over those of the last years in which the firm existed."""
        lived = [back for back in range(years) if self.existed(self.last_year - back)]
        return total([self.figure(name, back) for back in lived])

    def yes(self, name: str) -> str:
        """Return whether a yes/no fact is yes."""
        return said(self.given(name))

    def no(self, name: str) -> str:
        """Return whether a yes/no fact is no."""
        return opposite(self.yes(name))

    def of_last_year(self, name: str, wanted: object) -> str:
        """Return whether a yearly fact that is no number is as wanted in the reference year."""
        if not self.existed(self.last_year):
            return UNKNOWN
        value = self.in_year(name, self.last_year)
        return UNKNOWN if value is None else said(value == wanted)

    def one_of(self, name: str, *wanted: str) -> str:
        """Return whether a choice is one of the wanted."""
        value = self.given(name)
        return UNKNOWN if value is None else said(value in wanted)

    def holds(self, title: str) -> str:
        """Return whether a title is valid on the day: its last day included."""
        titles = self.given("titles")
        if titles is None:
            return UNKNOWN
        if title not in titles:
            return said(False)
        last_day = titles[title]
        return UNKNOWN if last_day is None else said(last_day >= self.as_of)

    def in_jiangsu(self) -> str:
        """Return whether the firm is registered in Jiangsu, by its word or else by its place."""
        return self.registered_in("registered_in_jiangsu", "32")

    def in_changzhou(self) -> str:
        """Return whether the firm is registered in Changzhou, Liyang included."""
        return self.registered_in("registered_in_changzhou", "3204")

    def registered_in(self, name: str, code: str) -> str:
        """Return whether the firm is registered somewhere, by its word or else by its place."""
        value, place = self.given(name), self.given("region_code")
        if value is None and place is not None:
            return said(str(place).startswith(code))
        return said(value)

    def founded(self, first: int, last: int = 9999) -> str:
        """Return whether the firm was founded in these calendar years, both in."""
        registered = self.given("registration_date")
        return UNKNOWN if registered is None else said(first <= registered.year <= last)

    def registered_by(self, day: date) -> str:
        """Return whether the firm was registered on a day or before."""
        registered = self.given("registration_date")
        return UNKNOWN if registered is None else said(registered <= day)

    def has_record(self, name: str, *tests: Test) -> str:
        """Return whether some record of a list passes all tests; no list at all is unknown."""
        records = self.given(name)
        if records is None:
            return UNKNOWN
        return any_of(*(all_of(*(test(record) for test in tests)) for record in records))

    def none_since(self, name: str, first: date) -> str:
        """Return whether no day of a plain list lies from `first` to the day judged, both in."""
        days = self.given(name)
        if days is None:
            return UNKNOWN
        return opposite(any_of(*(between(day, first, self.as_of) for day in days)))


def between(day: date | None, first: date, last: date) -> str:
    """Return whether a day lies in a window, both ends in."""
    return UNKNOWN if day is None else said(first <= day <= last)


def years_before(day: date, years: int) -> date:
    """Return the same calendar day years before; for 29 February the 28th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def days_before(day: date, days: int) -> date:
    """Return the day that many days before."""
    return day - timedelta(days=days)


def field_in(name: str, *wanted: str) -> Test:
    """Return a test of a record: its field is one of the wanted; a blank may be."""
    return lambda record: said(None if record.get(name) is None else record[name] in wanted)


def field_at_most(name: str, limit: int) -> Test:
    """Return a test of a record: its number is the limit or below; a blank may be."""
    return lambda record: said(None if record.get(name) is None else record[name] <= limit)


def dated(first: date, last: date) -> Test:
    """Return a test of a record: its date lies in a window, both ends in; a blank may."""
    return lambda record: between(record.get("date"), first, last)
