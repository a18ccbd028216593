"""The page of one firm, put together from its file and its judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

import guiju
from bureau.accounts.actions import log_reading
from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import VALUE, Viewer
from bureau.desk.firm import facts, recent, related, watching
from bureau.desk.firm.days import Days, days_asked
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Dossier, File
from bureau.runs.models import Run
from bureau.runs.queries import (
    Cite,
    Judged,
    PolicyView,
    current,
    folds,
    judged_facts,
    nearest,
    step_for,
    step_of,
)
from bureau.runs.queries.seeing import Seeing

MOST_CITES = 3
FIRM = "enterprise"


@dataclass(frozen=True)
class Firm:
    """One firm as one viewer sees it. judged: None where verdicts are not his to see.

    run: the one lists and boards show, None before the first.
    """

    file: File
    days: Days
    run: Run | None
    judged: Judged | None
    focus: PolicyView | None

    @property
    def row(self) -> Any:
        """Its row."""
        return self.file.dossier.row


def firm_of(request: HttpRequest, code: str, policies: tuple[str, ...] = ()) -> Firm:
    """The firm of an address, judged; its reading is logged where closed facts are shown."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    run = current()
    days = days_asked(request, run.as_of if run is not None else guiju.calendar.today())
    file = ledger.file_of(code, viewer=viewer, as_of=days.as_of, as_known=days.as_known)
    row = file.dossier.row
    if row.kind != FIRM:
        raise Http404(f"没有编号为“{code}”的企业。")
    focus = _focus(request, policies)
    found = judge(file, days, viewer, focus) if may(viewer, READ, "verdict", row) else None
    _log(viewer, file.dossier)
    return Firm(file, days, run, found, _policy_in_focus(found, focus))


def may(viewer: Viewer, deed: str, thing: str, row: Any) -> bool:
    """Whether he may do a deed with a thing of this firm."""
    bodies = frozenset(row.bodies.split())
    return viewer.may(deed, thing, section=row.section, town=row.town, bodies=bodies)


def judge(file: File, days: Days, viewer: Viewer, policies: tuple[str, ...]) -> Judged:
    """The firm's file judged on its day; the given policies and the next rungs' in full."""
    row = file.dossier.row
    seeing = Seeing(ledger.rulebook(), row, viewer)
    cites = cites_of(file.dossier)
    return judged_facts(
        file.facts, row.name, days.as_of, policies=policies, seeing=seeing, cites=cites, asked=()
    )


def cites_of(dossier: Dossier) -> dict[str, list[Cite]]:
    """What each fact rests on, the latest years first."""
    return {
        name: [
            Cite.of(line.concept.label, each, each.source, each.grade, each.fact_id)
            for each in line.entries[:MOST_CITES]
        ]
        for name, line in dossier.lines.items()
    }


def _focus(request: HttpRequest, policies: tuple[str, ...]) -> tuple[str, ...]:
    """The policies told in full: the one asked for by `?policy=`."""
    asked = request.GET.get("policy", "")
    known = ledger.rulebook().policies
    return policies or ((asked,) if asked in known else ())


def _policy_in_focus(found: Judged | None, focus: tuple[str, ...]) -> PolicyView | None:
    if found is None:
        return None
    if focus:
        return found.policy(focus[0])
    return nearest(found.ladder) if found.ladder is not None else None


def _log(viewer: Viewer, dossier: Dossier) -> None:
    """One line in the log of readings for the closed facts a page shows as they are."""
    closed = [
        line.concept.name
        for line in dossier.known()
        if line.sight == VALUE and line.concept.seen_as != "open"
    ]
    if closed:
        log_reading(
            viewer=viewer, thing="year_facts", code=dossier.row.code, how="page", fields=closed
        )


@staff_page((READ, "firm"))
def page(request: HttpRequest, code: str) -> HttpResponse:
    """One firm: ladder, the one thing to do, findings, other policies, watch-outs, facts."""
    return render(request, "desk/firm.html", context_of(request, firm_of(request, code)))


def context_of(request: HttpRequest, firm: Firm) -> dict[str, Any]:
    """What the page and its print on one sheet show."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    dossier, row, found = firm.file.dossier, firm.row, firm.judged
    past = firm.days.past
    return {
        "firm": firm,
        "row": row,
        "dossier": dossier,
        "days": firm.days,
        "town": ledger.town_name(row.town) if row.town else "",
        "officer": dossier.text("officer"),
        "facts_line": _facts_line(dossier),
        "groups": facts.groups(dossier),
        "shelves": related.shelves(firm.file.records),
        "run": firm.run,
        "since": _since(firm),
        "today": guiju.calendar.today(),
        "events": recent.events(dossier, firm.file.records),
        "may_write": not past and may(viewer, WRITE, "year_facts", row),
        "may_name_officer": not past and may(viewer, WRITE, "firm", row),
        **(_judged_context(viewer, firm, found) if found is not None else {}),
    }


def _since(firm: Firm) -> int:
    """How many of the firm's facts the current run has not read."""
    if firm.run is None or firm.days.past:
        return 0
    return firm.file.later_than(firm.run.last_fact, firm.run.last_decision)


def _judged_context(viewer: Viewer, firm: Firm, found: Judged) -> dict[str, Any]:
    book, day = ledger.rulebook(), found.as_of
    main = found.ladder
    titles = frozenset(_held(firm.file.titles, day))
    return {
        "judged": found,
        "main": main,
        "others": found.ladders[1:],
        "ladders": [_rungs(ladder) for ladder in found.ladders],
        "step": step_for(firm.focus) if firm.focus else main and step_of(main),
        "focus": firm.focus,
        "folds": folds(book, found, day),
        "question": found.questions[0] if found.questions else None,
        "may_try": not firm.days.past and may(viewer, READ, "year_facts", firm.row),
        "may_certify": not firm.days.past and found.hidden is False,
        "watches": watching.watches(book, found, firm.file.dossier, titles),
    }


def _held(titles: Any, day: date) -> list[str]:
    number = guiju.calendar.to_number(day)
    return [name for name, last in (titles or {}).items() if last is None or last >= number]


def _rungs(ladder: Any) -> dict[str, Any]:
    """A ladder as the look draws it."""
    rungs = [
        {
            "label": rung.name,
            "note": rung.note,
            "state": rung.state if rung.state != "ahead" else "",
        }
        for rung in ladder.rungs
    ]
    return {"name": ladder.name, "rungs": rungs, "ladder": ladder}


def _facts_line(dossier: Dossier) -> list[str]:
    """What stands under the name: code, trade, founding."""
    code = dossier.text("credit_code")
    founded = dossier.text("registration_date")
    parts = [
        f"统一社会信用代码 {code}" if code else f"编号 {dossier.row.code}",
        dossier.text("chain"),
        f"成立 {founded}" if founded else "",
    ]
    return [part for part in parts if part]
