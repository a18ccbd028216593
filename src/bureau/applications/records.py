"""Notices, applications, titles, and what is against a firm, as the ledger has it; one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.applications.windows import REPORT, Window, notice
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current
from bureau.ledger.queries.titles import titles_of

APPLICATION, WINDOW, FIRM = "application", "window", "enterprise"
SUBMITTED, APPROVED = "submitted", "approved"
STAGE = "stage"
REPORT_BATCH = guiju.calendar.STEPS[REPORT]
"""The batch of what is no application but the yearly report of a title."""
_ENDS = ("enterprise", "window", "title", "holder")
_CONCEPTS = (
    *(*_ENDS, "policy", "year", "batch", "submitted_on", STAGE, "refusal_reason"),
    *("step", "opens_on", "closes_on", "notice", "confidence"),
    *("kind", "granted_on", "valid_to", "state", "reports_missed"),
)


INCIDENTS = "major_incident_dates"
AGAINST = (
    "on_abnormal_operation_list",
    "on_serious_dishonesty_list",
    "incident_or_research_misconduct_prev_current_year",
    INCIDENTS,
)
"""What is said against a firm where it is known; names the vocabulary lacks are passed over."""


class Said(NamedTuple):
    """What holds of one concept of a record."""

    period: str
    text: str
    number: int | None
    state: str = "known"
    end: str = ""


@dataclass(frozen=True)
class Record:
    """One record with what holds of it: where it stands in the county, and for whom."""

    pk: int
    code: str
    kind: str
    name: str
    town: str
    section: str
    bodies: frozenset[str]
    is_sample: bool
    said: Mapping[str, Said]

    def text(self, concept: str) -> str:
        """A text, the code of a choice, a date as written."""
        return self.said[concept].text if concept in self.said else ""

    def end(self, concept: str) -> str:
        """The code at the other end of a relation."""
        return self.said[concept].end if concept in self.said else ""

    def day(self, concept: str) -> date | None:
        """The first day a date can mean."""
        number = self.said[concept].number if concept in self.said else None
        return guiju.calendar.from_number(number) if number is not None else None


@dataclass(frozen=True)
class Application:
    """One application: whose, for what, how far. window: the code of the record it names, if any.

    since: when its stage was reached, as precise as it was written.
    """

    record: Record
    firm: str
    policy: str
    year: int
    batch: str
    window: str
    stage: str
    since: str
    title: str

    @property
    def code(self) -> str:
        """Its code in the ledger."""
        return self.record.code

    @property
    def is_ended(self) -> bool:
        """Whether it came to nothing: refused, given up, taken away."""
        return bool(stages().is_side(self.stage))

    @property
    def is_in(self) -> bool:
        """Whether it was handed in and stands."""
        return self.stage in stages().at_least(SUBMITTED)

    @property
    def stage_name(self) -> str:
        """The stage in words."""
        return str(stages().labels.get(self.stage, "未记阶段"))

    def answers(self, window: Window) -> bool:
        """Whether nothing more is to be handed in there because of it.

        What was handed in and stands answers for every window of its year; what came to nothing
        only for its own, so that a firm refused in spring is asked again in autumn.
        """
        return self.is_for(window) and (self.is_in or (self.is_ended and self._is_of(window)))

    def is_for(self, window: Window) -> bool:
        """Whether it is about this window, handed in or not; a report is no application."""
        same = (self.policy, self.year) == (window.policy, window.year)
        is_report = self.batch == REPORT_BATCH
        same = same and is_report == (window.step == REPORT)
        return same and (self.is_in or self._is_of(window))

    def _is_of(self, window: Window) -> bool:
        if window.step == REPORT:
            return True
        if self.window:
            return self.window == window.id
        return not self.batch or self.batch == window.batch


@dataclass(frozen=True)
class Book:
    """Everything the room reads of the ledger, for one viewer."""

    notices: tuple[Window, ...] = ()
    applications: tuple[Application, ...] = ()
    titles: tuple[Record, ...] = ()
    accused: tuple[Record, ...] = ()
    by_firm: Mapping[str, list[Application]] = field(default_factory=dict)

    def held(self, on: date) -> dict[str, dict[str, int | None]]:
        """By firm its titles on a day, each with its last valid day, None where that is blank."""
        return {holder: titles_of(grants, on) or {} for holder, grants in self.grants().items()}

    def grants(self) -> dict[str, list[Mapping[str, Said]]]:
        """By firm what holds of each of its records of titles."""
        found: dict[str, list[Mapping[str, Said]]] = defaultdict(list)
        for each in self.titles:
            found[each.end("holder")].append(each.said)
        return found


def stages() -> Any:
    """The stages of an application."""
    return ledger.kind_of(APPLICATION).stages


def read(*, viewer: Viewer, kinds: Iterable[str], flags: bool = False) -> Book:
    """The records of these kinds: applications within reach; notices and titles are open to all.

    flags: firms too of which something is said against them, to be shown to who may see it.
    """
    found = _records(kinds, flags)
    reach = viewer.reach(READ, ledger.thing_of(APPLICATION))
    seen = [
        _application(each)
        for each in found
        if each.kind == APPLICATION
        and each.end("enterprise")
        and reach.covers(section=each.section, town=each.town, bodies=each.bodies)
    ]
    by_firm: dict[str, list[Application]] = defaultdict(list)
    for application in seen:
        by_firm[application.firm].append(application)
    notices = (_notice(each) for each in found if each.kind == WINDOW)
    return Book(
        notices=tuple(each for each in notices if each is not None),
        applications=tuple(sorted(seen, key=lambda each: (each.firm, each.code))),
        titles=tuple(each for each in found if each.kind == title_kind() and each.end("holder")),
        accused=tuple(each for each in found if each.kind == FIRM),
        by_firm=by_firm,
    )


def title_kind() -> str:
    """The kind of record the titles of firms are read from."""
    return str(ledger.kind_of(FIRM).concepts["titles"].from_records.kind)


_OF_ROW = ("code", "kind", "name", "town", "section", "bodies", "is_sample")


def _records(kinds: Iterable[str], flags: bool) -> list[Record]:
    about = Q(entity__kind__in=list(kinds), concept__in=_CONCEPTS)
    if flags:
        about |= Q(entity__kind=FIRM, concept__in=AGAINST)
    plain = Current.objects.filter(
        about,
        entity__row__is_secret=False,
        entity__row__is_withdrawn=False,
        entity__row__merged_into=None,
        concept__in=(*_CONCEPTS, *AGAINST),
    )
    rows: dict[int, tuple[Any, ...]] = {}
    said: dict[int, dict[str, Said]] = defaultdict(dict)
    columns = ("entity_id", "concept", "period", "text", "number", "state", "ref__code")
    merged = "ref__row__merged_into__code"
    wanted = plain.order_by("entity_id", "period", "slot").values_list(
        *columns, merged, *(f"entity__row__{name}" for name in _OF_ROW)
    )
    for pk, concept, period, text, number, state, end, main, *row in wanted:
        rows[pk] = tuple(row)
        if state == "known":
            said[pk][concept] = Said(period, text, number, state, main or end or "")
        else:
            said[pk].pop(concept, None)
    return [_record(pk, row, said[pk]) for pk, row in rows.items()]


def _record(pk: int, row: tuple[Any, ...], said: Mapping[str, Said]) -> Record:
    code, kind, name, town, section, bodies, is_sample = row
    return Record(pk, code, kind, name, town, section, frozenset(bodies.split()), is_sample, said)


def _application(record: Record) -> Application:
    stage = record.said.get(STAGE)
    return Application(
        record=record,
        firm=record.end("enterprise"),
        policy=record.text("policy"),
        year=int(record.text("year")[:4] or 0),
        batch=record.text("batch"),
        window=record.end("window"),
        stage=stage.text if stage else "",
        since=stage.period if stage else "",
        title=record.end("title"),
    )


def _notice(record: Record) -> Window | None:
    said = {name: (each.text, each.number) for name, each in record.said.items()}
    return notice(record.code, record.name, said, sample=record.is_sample)
