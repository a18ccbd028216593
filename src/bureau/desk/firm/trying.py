"""试一试: numbers typed into a form, the firm judged with them, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.firm.page import Firm, firm_of, judge, may
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Dossier, Line
from bureau.runs.queries import Judged, PolicyView
from bureau.runs.queries.judging import changed

YEARS = 3
"""A policy looks at its reference year and at most the two before it in a form."""
TRIED_TYPES = frozenset({"money", "count", "number", "ratio", "bool", "choice", "date"})
LONGEST = 60


@dataclass(frozen=True)
class Field:
    """One number of the form. name: concept or concept:year; held: what stands in the ledger."""

    name: str
    concept: Any
    year: int | None
    held: str
    typed: str
    error: str = ""

    @property
    def moved(self) -> bool:
        """Whether it was altered."""
        return self.typed.strip() != self.held

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What a list offers: yes or no, or the concept's own choices."""
        if self.concept.type == "bool":
            return [("是", "是"), ("否", "否")]
        return list(self.concept.choices.items()) if self.concept.type == "choice" else []


@dataclass(frozen=True)
class Moved:
    """A verdict or a condition that comes out otherwise."""

    name: str
    before: str
    after: str
    better: bool


def fields_of(
    names: Iterable[str], dossier: Dossier, last_year: int, typed: Mapping[str, str]
) -> list[Field]:
    """The form for these concepts, as typed where something was."""
    lines = [dossier.lines[name] for name in names if name in dossier.lines]
    return [
        _field(line, year, typed)
        for line in lines
        if line.concept.type in TRIED_TYPES
        for year in _years(line, last_year)
    ]


def _years(line: Line, last_year: int) -> list[int | None]:
    if not line.concept.yearly:
        return [None]
    return [last_year - back for back in range(YEARS)]


def _field(line: Line, year: int | None, typed: Mapping[str, str]) -> Field:
    name = line.concept.name if year is None else f"{line.concept.name}:{year}"
    if year is None:
        held = line.now.raw if line.now is not None else ""
    else:
        held = next((e.raw for e in line.entries if e.period[:4] == str(year)), "")
    text = typed.get(name, held)[:LONGEST]
    return Field(name, line.concept, year, held, text, _error(line.concept, text))


def _error(concept: Any, text: str) -> str:
    try:
        guiju.read_cell(concept, text)
    except guiju.BadInput as wrong:
        return "；".join(problem.text() for problem in wrong.problems)
    return ""


def changes_of(fields: Iterable[Field]) -> dict[str, Any]:
    """What was altered: {concept: value} or {concept: {year: value}}; a blank is unknown."""
    found: dict[str, Any] = {}
    for field in fields:
        if not field.moved:
            continue
        if field.year is None:
            found[field.concept.name] = field.typed.strip() or None
        else:
            found.setdefault(field.concept.name, {})[field.year] = field.typed.strip() or None
    return found


def verdicts_moved(before: Judged, after: Judged) -> list[Moved]:
    """The policies that come out otherwise."""
    was = {each.id: each for each in before.briefs}
    return [
        Moved(each.name, was[each.id].verdict_label, each.verdict_label, each.verdict == "eligible")
        for each in after.briefs
        if each.verdict != was[each.id].verdict
    ]


def conditions_side_by_side(before: PolicyView, after: PolicyView) -> Iterator[dict[str, Any]]:
    """Each condition of the policy before and after, those that moved first."""
    was = {each.id: each for each in before.conditions}
    pairs = [(was.get(each.id), each) for each in after.conditions]
    moved = [
        old is None or (old.outcome, old.value) != (new.outcome, new.value) for old, new in pairs
    ]
    for wanted in (True, False):
        for (old, new), is_moved in zip(pairs, moved, strict=True):
            if is_moved is wanted:
                yield {"before": old, "after": new, "moved": is_moved}


@staff_page((READ, "verdict"))
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The form, and after sending it what would be otherwise."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    firm = firm_of(request, code)
    if firm.judged is None or not may(viewer, READ, "year_facts", firm.row):
        raise PermissionDenied("试一试要用到这家企业的年度数据，您的角色只看结论，不看数据。")
    if firm.focus is None:
        return render(request, "desk/try.html", {"firm": firm, "row": firm.row})
    return render(
        request, "desk/try.html", _context(request, firm, firm.judged, firm.focus, viewer)
    )


def _context(
    request: HttpRequest, firm: Firm, found: Judged, policy: PolicyView, viewer: Viewer
) -> dict[str, Any]:
    sent = request.method == "POST" and "again" not in request.POST
    typed = {name: str(text) for name, text in request.POST.items()} if sent else {}
    fields = fields_of(read_by(firm, policy), firm.file.dossier, found.as_of.year - 1, typed)
    context = {
        "firm": firm,
        "row": firm.row,
        "policy": policy,
        "fields": fields,
        "asked": [each for each in fields if each.error],
        "sent": sent,
        "days": firm.days,
    }
    changes = changes_of(fields)
    if not sent or context["asked"] or not changes:
        return context
    return context | _outcome(firm, found, policy, changes, viewer)


def _outcome(
    firm: Firm, found: Judged, policy: PolicyView, changes: dict[str, Any], viewer: Viewer
) -> dict[str, Any]:
    book = ledger.rulebook()
    other = changed(firm.file.facts, changes, book, found.as_of)
    file = replace(firm.file, facts=other, records=())
    after = judge(file, firm.days, viewer, (policy.id,))
    told = after.policy(policy.id)
    assert told is not None
    ladders = [
        Moved(now.name, was.standing, now.standing, now.low > was.low)
        for was, now in zip(found.ladders, after.ladders, strict=True)
        if (was.low, was.high) != (now.low, now.high)
    ]
    return {
        "after": told,
        "pairs": list(conditions_side_by_side(policy, told)),
        "verdicts": verdicts_moved(found, after),
        "ladders": ladders,
    }


def read_by(firm: Firm, policy: PolicyView) -> list[str]:
    """The facts the policy reads, those of conditions not met first."""
    judged = guiju.judge(ledger.rulebook(), firm.file.facts, firm.days.as_of, [policy.id])
    told = guiju.judgement_record(policy.id, firm.days.as_of, judged)["policies"][policy.id]
    order = {"unmet": 0, "unknown": 1}
    rows = sorted(told["conditions"], key=lambda each: order.get(each["outcome"], 2))
    return list(dict.fromkeys(name for row in rows for name in row["facts"]))
