"""One line of the register: where a firm stands, its next step, its titles, who looks after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.register.asking import FIRM
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row
from bureau.runs.models import Run
from bureau.runs.queries import NextStep, next_steps

SHOWN = ("credit_code", "officer")


@dataclass(frozen=True)
class Title:
    """A title held on the day, and until when."""

    label: str
    until: str
    soon: bool


@dataclass(frozen=True)
class Line:
    """A firm as the register shows it.

    step: the next step, None where it is not his to see or nobody has worked it out; sees: whether
    he may see the firm's verdicts.
    """

    row: Row
    code: str
    town: str
    rung: str
    officer: str
    titles: tuple[Title, ...]
    step: NextStep | None
    sees: bool

    @property
    def gaps(self) -> int | None:
        """Conditions unmet of the next rung's policy, or of the one asked for."""
        return self.step.gaps if self.step is not None else None

    @property
    def blanks(self) -> int | None:
        """Conditions open of it."""
        return self.step.blanks if self.step is not None else None


SOON_DAYS = 90


def lines_of(
    rows: Iterable[Row], viewer: Viewer, day: date, run: Run | None, policy: str = ""
) -> list[Line]:
    """The lines of a page of rows, in two queries; policy: the step by which is told."""
    found = list(rows)
    steps = next_steps(found, viewer=viewer, run=run, policy=policy) if run is not None else {}
    said = _said(found)
    titles = _titles(found, day)
    return [
        _line(row, said[row.pk], titles.get(row.pk, ()), steps.get(row.code), sees(viewer, row))
        for row in found
    ]


def sees(viewer: Viewer, row: Row) -> bool:
    """Whether he may see the verdicts of a firm."""
    bodies = frozenset(row.bodies.split())
    return viewer.may(READ, "verdict", section=row.section, town=row.town, bodies=bodies)


def _line(
    row: Row, said: Mapping[str, str], titles: tuple[Title, ...], step: NextStep | None, seen: bool
) -> Line:
    return Line(
        row=row,
        code=said.get("credit_code", "") or row.code,
        town=ledger.town_name(row.town) if row.town else "",
        rung=rung_name(row.rung),
        officer=said.get("officer", ""),
        titles=titles,
        step=step,
        sees=seen,
    )


def rung_name(number: int | None) -> str:
    """What people call standing there on the first ladder, short."""
    ladder = next(iter(ledger.rulebook().ladders.values()))
    if number is None:
        return "未计算"
    rung = ladder.rung(number)
    return rung.short if rung is not None else "未入梯次" if number == 0 else "待定"


def _said(rows: list[Row]) -> Mapping[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    now = Current.objects.filter(entity__in=[row.pk for row in rows], concept__in=SHOWN)
    for pk, concept, text in now.order_by("period").values_list("entity_id", "concept", "text"):
        found[pk][concept] = text
    return found


def _titles(rows: list[Row], day: date) -> dict[int, tuple[Title, ...]]:
    """By firm the titles it holds on the day, the highest last valid day of each."""
    source = ledger.kind_of(FIRM).concepts["titles"].from_records
    labels = {**ledger.kind_of(FIRM).title_codes, **_short_names()}
    naming = Current.objects.filter(concept=source.of, ref__in=[row.pk for row in rows])
    said = Current.objects.filter(entity__in=naming.values("entity"), entity__kind=source.kind)
    grants: dict[int, dict[str, Any]] = defaultdict(dict)
    for entry in said.only("entity_id", "concept", "number", "text", "ref_id"):
        grants[entry.entity_id][entry.concept] = entry
    number = guiju.calendar.to_number(day)
    held: dict[int, dict[str, int | None]] = defaultdict(dict)
    for grant in grants.values():
        if _holds(grant, source, number):
            code, until = grant[source.code].text, grant.get(source.until)
            last = until.number if until is not None else None
            mine = held[grant[source.of].ref_id]
            mine[code] = last if last is None or code not in mine else max(last, mine[code] or last)
    return {
        pk: tuple(_title(code, last, number, labels) for code, last in by_code.items())
        for pk, by_code in held.items()
    }


def _short_names() -> dict[str, str]:
    """Titles that are rungs go by the rung's short name where there is little room."""
    ladders = ledger.rulebook().ladders.values()
    return {rung.title: rung.short for each in ladders for rung in each.rungs if rung.title}


def _holds(grant: Mapping[str, Any], source: Any, day: int) -> bool:
    since, until = grant.get(source.since), grant.get(source.until)
    taken = any(grant[f].text in codes for f, codes in source.unless.items() if f in grant)
    begun = since is None or since.number is None or since.number <= day
    over = until is not None and until.number is not None and until.number < day
    return source.of in grant and source.code in grant and begun and not over and not taken


def _title(code: str, last: int | None, day: int, labels: Mapping[str, str]) -> Title:
    until = str(guiju.calendar.from_number(last)) if last is not None else ""
    return Title(labels.get(code, code), until, last is not None and last - day <= SOON_DAYS)
