"""The firms of a ledger as the kernel judges them: rungs and verdicts on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from guiju.calendar import to_number
from guiju.evaluation.judging import Judgement, judge_policy
from guiju.facts import Facts
from guiju.facts.entity import NEVER_HELD
from guiju.facts.spells import Spell, last_valid_day
from guiju.formulas.exact import NotComputable, Situation, value_of
from guiju.ledger import NOT_APPLICABLE, Ledger, Record
from guiju.periods import DAY, Stretch
from guiju.rulebook import Rulebook
from guiju.vocabulary import TITLES, Concept

Code = str


class Firms:
    """Judges each firm of a ledger once a day asked about."""

    def __init__(self, book: Rulebook, ledger: Ledger) -> None:
        self.book = book
        self.ledger = ledger
        self._facts: dict[tuple[str, date], Facts] = {}
        self._judged: dict[tuple[str, str, date], Judgement] = {}
        self._rungs: dict[tuple[str, str, date], tuple[int, int] | None] = {}

    def rung(self, firm: Record, ladder: str, on: date) -> tuple[int, int] | None:
        """The lowest and the highest rung the firm may stand on, None when nothing is known."""
        key = (firm.id, ladder, on)
        if key not in self._rungs:
            situation = Situation(self.facts(firm, on), on, on.year - 1)
            value = value_of(self.book.ladders[ladder].metric)(situation)
            known = not isinstance(value, NotComputable) and None not in (value.lo, value.hi)
            self._rungs[key] = (int(value.lo), int(value.hi)) if known else None  # type: ignore[union-attr, arg-type]
        return self._rungs[key]

    def verdict(self, firm: Record, policy: str, on: date) -> str:
        """eligible, ineligible, unknown or not_applicable."""
        key = (firm.id, policy, on)
        if key not in self._judged:
            self._judged[key] = judge_policy(
                self.book.policies[policy], self.facts(firm, on), on, {}
            )
        return self._judged[key].verdict or "unknown"

    def facts(self, firm: Record, on: date) -> Facts:
        """What the ledger knows of a firm on that day, in the kernel's own shape."""
        key = (firm.id, on)
        if key not in self._facts:
            self._facts[key] = self._made(firm, on)
        return self._facts[key]

    @cached_property
    def _held_by(self) -> dict[str, list[Record]]:
        """Records of titles by the firm that holds them."""
        concept = self.book.kind.find(TITLES)
        origin = concept.from_records if concept is not None else None
        found: dict[str, list[Record]] = {}
        if origin is None:
            return found
        for record in self.ledger.of(origin.kind):
            found.setdefault(str(record.value(origin.of)), []).append(record)
        return found

    def _made(self, firm: Record, on: date) -> Facts:
        values: dict[str, int | str] = {}
        lists = {name: tuple(map(_item, items)) for name, items in firm.lists.items()}
        for name, concept in firm.kind.concepts.items():
            value = firm.value(name, on)
            if value == NOT_APPLICABLE and concept.type == "list":
                lists[name] = ()
            elif isinstance(value, tuple):
                lists[name] = tuple(map(_item, value))
            elif isinstance(value, Stretch):
                if (day := _number_of(value)) is not None:
                    values[name] = day
            elif value not in (None, NOT_APPLICABLE) and not concept.yearly:
                values[name] = value
        years: dict[str, dict[int | None, int]] = {
            name: {year: value for year, value in by.items() if isinstance(value, int)}
            for name, by in firm.years.items()
        }
        return Facts(firm.id, values, years, lists, self._titles(firm, on), as_of=on)

    def _titles(self, firm: Record, on: date) -> dict[str, int | None] | None:
        """Last valid days from the records of titles, as the vocabulary says they are folded."""
        concept = firm.kind.find(TITLES)
        origin = concept.from_records if concept is not None else None
        if concept is None or origin is None:
            return None
        spells: dict[Code, list[Spell]] = {}
        for record in self._held_by.get(firm.id, ()):
            code = _title_code(record, origin.code, concept)
            if code is not None and not _taken_away(record, origin.unless, on):
                ends = _day(record, origin.since), _day(record, origin.until, last=True)
                spells.setdefault(code, []).append(Spell(*ends))
        found = {code: last_valid_day(held, to_number(on)) for code, held in spells.items()}
        return {code: day for code, day in found.items() if day != NEVER_HELD}


def _number_of(value: Any) -> Any:
    """A cell as policies calculate with it: a day as a number; a month is no day and unknown."""
    if isinstance(value, Stretch):
        return to_number(value.first) if value.precision == DAY else None
    return None if value == NOT_APPLICABLE else value


def _item(item: Any) -> Any:
    """An item of a list: each of its fields, or the one value it is."""
    if isinstance(item, dict):
        return {name: _number_of(value) for name, value in item.items()}
    return _number_of(item)


def _title_code(record: Record, name: str, titles: Concept) -> Code | None:
    own, value = record.concept(name), record.value(name)
    if own is None or not isinstance(value, int):
        return None
    code = list(own.choices)[value]
    return code if code in titles.choices else None


def _taken_away(record: Record, unless: Mapping[str, tuple[str, ...]], on: date) -> bool:
    for name, codes in unless.items():
        concept, value = record.concept(name), record.value(name, on)
        codes_of = list(concept.choices) if concept is not None else []
        if isinstance(value, int) and codes_of and codes_of[value] in codes:
            return True
    return False


def _day(record: Record, name: str, last: bool = False) -> int | None:
    value = record.value(name)
    if not isinstance(value, Stretch):
        return None
    return to_number(value.last if last else value.first)
