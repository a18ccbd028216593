"""`/agreements`: what is being talked about and signed, duties due and overdue, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import shown, viewer_of
from bureau.desk.sections.levels import reached
from bureau.desk.sections.parts import Cell, Figure, Line, line
from bureau.desk.sections.pipelines import stage_bar
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "agreement"
NAMES = ("title", "kind", "stage", "parties", "platform", "signed_on", "industry", "duties")
MORE = ("outcomes",)
TALKING = frozenset({"lead", "docking", "initialled"})
SOON = timedelta(days=60)
AMBER = "is-unknown"


@dataclass(frozen=True)
class Duty:
    """What one party has to do by a day; state: overdue, soon, done or open."""

    record: Record
    who: str
    what: str
    due: str
    done: str
    state: str
    last: str


@staff_page((READ, "record"))
def page(request: HttpRequest) -> HttpResponseBase:
    """Agreements at the end of the year looked at."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND], viewer)
    records = [r for r in _records(asked, viewer) if r.counts("stage")]
    duties = [duty for record in records for duty in duties_of(record, asked)]
    late = {duty.record.row.code for duty in duties if duty.state == "overdue"}
    stage = request.GET.get("stage", "")
    context = {
        "figures": figures(records, asked, duties),
        "stages": stage_bar(records, KIND, request),
        "picked": bool(stage),
        "duties": [
            d for d in sorted(duties, key=lambda d: d.last) if d.state in ("overdue", "soon")
        ],
        "lines": [
            _line(r, r.row.code in late)
            for r in sorted(records, key=lambda r: r.code("signed_on") or "9999", reverse=True)
            if not stage or r.code("stage") == stage
        ],
    }
    return shown(request, "agreements", asked, KIND, context)


def _records(asked: Asked, viewer: Viewer) -> list[Record]:
    rows = ledger.rows(KIND, viewer=viewer).select_related("entity")
    names = (*NAMES, *MORE)
    found = ledger.table(rows, names, viewer=viewer, on=asked.as_of, as_known=asked.as_known)
    return kept(found, asked)


def duties_of(record: Record, asked: Asked) -> Iterable[Duty]:
    """The duties of an agreement as they stand on the day looked at."""
    for cell in record.all("duties"):
        item = cell.item
        due, done = item.get("due_code", ""), item.get("done_code", "")
        last = guiju.stretch(due).last if due else None
        is_done = bool(done) and guiju.stretch(done).first <= asked.as_of
        state = "done" if is_done else "open"
        if last is not None and not is_done:
            if last < asked.as_of:
                state = "overdue"
            elif last <= asked.as_of + SOON:
                state = "soon"
        yield Duty(
            record,
            item.get("who", ""),
            item.get("what", ""),
            item.get("due", ""),
            item.get("done", "") if is_done else "",
            state,
            last.isoformat() if last else "9999",
        )


def figures(records: Sequence[Record], asked: Asked, duties: Sequence[Duty]) -> list[Figure]:
    """Signed in the year, under way, late."""
    signed = [r for r in records if reached(r, "signed") and asked.holds(r.code("signed_on"))]
    talking = sum(r.code("stage") in TALKING for r in records)
    performing = sum(r.code("stage") == "performing" for r in records)
    overdue = [duty for duty in duties if duty.state == "overdue"]
    fruitful = [r for r in signed if r.all("outcomes")]
    return [
        Figure(f"{asked.year}年正式签订", len(signed), "份"),
        Figure("其中已有成效", len(fruitful), "份"),
        Figure("在谈", talking, "份", "还没有签"),
        Figure("履约中", performing, "份"),
        Figure("逾期事项", len(overdue), "项", "" if not overdue else "请催办"),
    ]


def _line(record: Record, late: bool) -> Line:
    parties = "、".join(cell.text for cell in record.all("parties"))
    outcomes = record.all("outcomes")
    return line(
        record,
        [
            Cell("类型", record.text("kind")),
            Cell("签约方", parties),
            Cell("产业", record.text("industry")),
            Cell("阶段", record.text("stage") + ("（有逾期事项）" if late else "")),
            Cell("签订", record.text("signed_on"), cls="n"),
            Cell("成效", f"{len(outcomes)} 项" if outcomes else "", cls="n"),
        ],
        state=AMBER if late else "",
    )
