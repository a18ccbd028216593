"""Notices, applications, titles, and what is against a firm, as one viewer may read them.

One query; one more after something was recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.applications.recorded import FIRM, STAGE, Kept, Record, kept
from bureau.applications.windows import REPORT, Window, notice
from bureau.ledger import queries as ledger

APPLICATION, WINDOW = "application", "window"
SUBMITTED, APPROVED = "submitted", "approved"
REPORT_BATCH = guiju.calendar.STEPS[REPORT]
"""The batch of what is no application but the yearly report of a title."""


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
    """Everything the room reads of the ledger, for one viewer. kept: titles, open to all."""

    kept: Kept
    notices: tuple[Window, ...] = ()
    applications: tuple[Application, ...] = ()
    accused: tuple[Record, ...] = ()
    by_firm: Mapping[str, list[Application]] = field(default_factory=dict)


def stages() -> Any:
    """The stages of an application."""
    return ledger.kind_of(APPLICATION).stages


def read(*, viewer: Viewer, kinds: Iterable[str], flags: bool = False) -> Book:
    """The records of these kinds: applications within reach; notices and titles are open to all.

    flags: firms too of which something is said against them, to be shown to who may see it.
    """
    book = kept(kinds, flags=flags)
    reach = viewer.reach(READ, ledger.thing_of(APPLICATION))
    seen = [
        _application(each)
        for each in book.records
        if each.kind == APPLICATION
        and each.end("enterprise")
        and reach.covers(section=each.section, town=each.town, bodies=each.bodies)
    ]
    by_firm: dict[str, list[Application]] = defaultdict(list)
    for application in seen:
        by_firm[application.firm].append(application)
    notices = (_notice(each) for each in book.records if each.kind == WINDOW)
    return Book(
        notices=tuple(each for each in notices if each is not None),
        applications=tuple(sorted(seen, key=lambda each: (each.firm, each.code))),
        kept=book,
        accused=tuple(each for each in book.records if each.kind == FIRM),
        by_firm=by_firm,
    )


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
