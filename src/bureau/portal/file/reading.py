"""A body's file read once for a page: its dossier, what it is judged by, what it has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import guiju
from bureau.ledger import queries as ledger
from bureau.portal.bodies import FIRM, Own
from bureau.runs import queries as runs

MOST_CITES = 3
"""Papers named of one fact: those of its latest years."""


@dataclass(frozen=True)
class Answer:
    """Something the body has proposed. state: waiting, accepted, refused or replaced."""

    entry: ledger.Entry
    label: str
    state: str


@dataclass(frozen=True)
class OwnFile:
    """The file of one's own body on a day, its own answers counted as if accepted."""

    own: Own
    day: date
    people: frozenset[int]
    file: ledger.File

    @property
    def dossier(self) -> ledger.Dossier:
        """Every fact as the body may see it: its own, so all."""
        return self.file.dossier

    @cached_property
    def answers(self) -> list[Answer]:
        """What its people have proposed, the latest first."""
        found = [answer for line in self.dossier.lines.values() for answer in self._answers(line)]
        return sorted(found, key=lambda answer: -answer.entry.fact_id)

    def _answers(self, line: ledger.Line) -> Iterator[Answer]:
        for entry in dict.fromkeys([*line.entries, *line.history, *line.proposals]):
            if entry.proposed and entry.recorded_by_id in self.people:
                yield Answer(entry, line.concept.label, _state(entry))

    @property
    def waiting(self) -> list[Answer]:
        """What nobody has decided yet: it counts on the body's own pages only."""
        return [answer for answer in self.answers if answer.state == "waiting"]

    @cached_property
    def cites(self) -> dict[str, list[runs.Cite]]:
        """What each fact it is judged by rests on, its own answers first."""
        return {
            name: cites
            for name, line in self.dossier.lines.items()
            if (cites := list(self._cites(line))[:MOST_CITES])
        }

    def _cites(self, line: ledger.Line) -> Iterator[runs.Cite]:
        for entry in (*self._own(line), *line.entries):
            if not entry.slot:
                yield _cite(entry, line.concept.label)

    def _own(self, line: ledger.Line) -> list[ledger.Entry]:
        mine = [entry for entry in line.proposals if entry.recorded_by_id in self.people]
        return sorted(mine, key=lambda entry: (entry.period, entry.fact_id), reverse=True)

    def judged(self, policies: Any = (), asked: Any = None) -> runs.Judged:
        """The body judged live by these facts. policies: told in full; asked: asked about."""
        name = self.dossier.row.name
        how = {"policies": policies, "asked": asked, "cites": self.cites}
        return runs.judged_facts(self.file.facts, name, self.day, **how)

    def tried(self, changes: Any, policies: Any = ()) -> runs.Tried:
        """The body before and after some facts are other ones; nothing is written."""
        name = self.dossier.row.name
        how = {"policies": policies, "cites": self.cites}
        return runs.tried_facts(self.file.facts, changes, name, self.day, **how)


def own_file(own: Own) -> OwnFile:
    """The file as it is known now, judged today."""
    people, day = own.people(), guiju.calendar.today()
    file = ledger.file_of(own.code, viewer=own.viewer, as_of=day, answered_by=people)
    return OwnFile(own, day, people, file)


def is_firm(own: Own) -> bool:
    """Whether the body is a firm, which policies judge."""
    return own.body.role == FIRM


def _state(entry: ledger.Entry) -> str:
    if entry.waiting:
        return "waiting"
    if entry.refused:
        return "refused"
    return "accepted"


def _cite(entry: ledger.Entry, label: str) -> runs.Cite:
    source = "待核实：本单位自填" if entry.waiting else str(entry.source or "")
    dated = entry.source.dated if entry.source else ""
    return runs.Cite(entry.concept, label, entry.period, source, entry.grade, dated, entry.fact_id)
