"""What follows from a firm's facts alone, worked out once for as long as they are the same.

Pages of one firm are opened again and again between two facts. The answer is kept under all that
it depends on, the facts themselves among it, so that it can never be an old one.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import guiju

MOST = 64
"""Firms whose reasoning is kept in a process: some tens of megabytes."""


@dataclass
class Reasoning:
    """The judgements of one firm on a day, and what is asked of them, filled when asked for."""

    book: guiju.Rulebook
    facts: guiju.Facts
    as_of: date
    judgements: Mapping[str, guiju.Judgement]
    steps: tuple[Any, ...]
    _records: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _plans: dict[str, Any] = field(default_factory=dict)
    _questions: dict[tuple[str, ...] | None, tuple[Any, ...]] = field(default_factory=dict)

    def record(self, policy: str) -> Mapping[str, Any]:
        """The kernel's record of one judgement, taken apart for a table."""
        if policy not in self._records:
            judged = {policy: self.judgements[policy]}
            told = guiju.judgement_record("", self.as_of, judged, parts=True)
            self._records[policy] = told["policies"][policy]
        return self._records[policy]

    def plans(self, policy: str) -> Any:
        """The smallest changes for one policy; those of the next rungs are worked out already."""
        if policy not in self._plans:
            ways = {way.judgement.policy.id: way.plans for step in self.steps for way in step.ways}
            made = ways.get(policy)
            if made is None:
                made = guiju.smallest_changes(self.judgements[policy])
            self._plans[policy] = made
        return self._plans[policy]

    def questions(self, only: Sequence[str] | None) -> tuple[Any, ...]:
        """The questions still worth asking about these policies, about all when None."""
        key = tuple(only) if only else None
        if key not in self._questions:
            chosen = list(only) if only else None
            found = guiju.next_questions(self.book, self.facts, self.as_of, chosen)
            self._questions[key] = tuple(found)
        return self._questions[key]


_kept: OrderedDict[str, Reasoning] = OrderedDict()
_guard = threading.Lock()


def reasoned(book: guiju.Rulebook, facts: guiju.Facts, as_of: date) -> Reasoning:
    """The reasoning of these facts: the one kept, else a new one."""
    key = _key(book, facts, as_of)
    with _guard:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    steps = tuple(guiju.step_up(book, facts, as_of, ladder) for ladder in book.ladders)
    made = Reasoning(book, facts, as_of, guiju.judge(book, facts, as_of), steps)
    with _guard:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def _key(book: guiju.Rulebook, facts: guiju.Facts, as_of: date) -> str:
    """Everything an answer depends on; today, because what lies ahead is counted from it."""
    parts = (
        book.hash,
        as_of,
        guiju.calendar.today(),
        facts.entity,
        facts.as_of,
        facts.policies,
        sorted(facts.values.items()),
        sorted((name, sorted(by.items(), key=repr)) for name, by in facts.years.items()),
        sorted((name, repr(items)) for name, items in facts.lists.items()),
        None if facts.titles is None else sorted(facts.titles.items()),
        sorted(facts.sources.items()),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()
