"""`/talent`: who was selected, by programme and stage; who came; whose term ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import query_with, shown, viewer_of
from bureau.desk.sections.levels import reached, stage_labels
from bureau.desk.sections.parts import Cell, Figure, Grid, Line, grid, line, linked
from bureau.desk.sections.platforms import intake_of
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "talent_award"
NAMES = ("programme", "level", "year", "stage", "person", "org", "selected_on", "term_to")
CITY_UP = frozenset({"city", "province", "nation"})
AHEAD = timedelta(days=365)
MOST_ORGS = 30
SETTLED = frozenset({"settled", "impossible"})


@staff_page((READ, "person"), (READ, "record"))
def page(request: HttpRequest) -> HttpResponseBase:
    """The year's selections, and who came to the platforms."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND, "platform"], viewer)
    records, names_people = _awards(asked, viewer)
    in_year = [r for r in records if asked.holds(r.code("year"))]
    secret = _secret(asked, viewer)
    intake, _ = intake_of(asked, viewer)
    programme, stage = _picked(request)
    context = {
        "figures": figures(in_year, asked, secret, intake),
        "grid": funnel(in_year, request if names_people else None),
        "secret": secret,
        "names_people": names_people,
        "picked": bool(programme),
        "lines": [_line(r) for r in in_year if _fits(r, programme, stage)] if names_people else [],
        "ending": ending(records, asked) if names_people else [],
        "intake": intake,
        "by_org": _by_org(intake["lines"]),
        "services": services(asked, viewer) if names_people else None,
    }
    return shown(request, "talent", asked, KIND, context)


def _awards(asked: Asked, viewer: Viewer) -> tuple[list[Record], bool]:
    """Awards that count, secret ones never among them; whether they may be named."""
    found, names_people = ledger.countable(
        KIND, NAMES, viewer=viewer, on=asked.as_of, as_known=asked.as_known
    )
    return [r for r in kept(found, asked) if r.counts("stage", "year")], names_people


def _secret(asked: Asked, viewer: Viewer) -> int | None:
    """How many selections of the year are not to be opened; None for whom even that is closed."""
    found = ledger.secret_rows(KIND, viewer=viewer)
    if found is None:
        return None
    selected = ledger.kind_of(KIND).stages.at_least("selected")
    if asked.as_known is not None:
        found = found.filter(entity__known_on__lte=asked.as_known)
    return int(found.filter(main_date__startswith=str(asked.year), stage__in=selected).count())


def figures(
    in_year: Sequence[Record], asked: Asked, secret: int | None, intake: dict[str, Any]
) -> list[Figure]:
    """Selections of the city's level and above, and who came."""
    selected = [r for r in in_year if reached(r, "selected")]
    above = [r for r in selected if r.code("level") in CITY_UP]
    with_secret = "含不公开" if secret else "" if secret == 0 else "不含不公开的计划"
    return [
        Figure(f"{asked.year}年入选市级以上计划", len(above) + (secret or 0), "项", with_secret),
        Figure(
            "省级以上",
            sum(r.code("level") in ("province", "nation") for r in above),
            "项",
            "公开的",
        ),
        Figure("引进人才", intake["total"], "人"),
        Figure("其中研发人员", intake["rd"], "人"),
        Figure("其中硕士及以上", intake["master"], "人", "与研发有重叠"),
    ]


def funnel(in_year: Sequence[Record], request: HttpRequest | None) -> Grid:
    """Programmes by stage; programmes without a record are left out."""
    choices = ledger.kind_of(KIND).concepts["programme"].choices
    used = {record.code("programme") for record in in_year}
    stages = stage_labels(KIND)
    return grid(
        in_year,
        [(code, str(label)) for code, label in choices.items() if code in used],
        [(c, label) for c, label in stages if any(r.code("stage") == c for r in in_year)],
        lambda r: (r.code("programme"), r.code("stage")),
        lambda p, s: query_with(request, programme=p, stage=s) if request and p and s else "",
    )


def _picked(request: HttpRequest) -> tuple[str, str]:
    programme, stage = request.GET.get("programme", ""), request.GET.get("stage", "")
    return (programme, stage) if programme and stage else ("", "")


def _fits(record: Record, programme: str, stage: str) -> bool:
    return not programme or (record.code("programme"), record.code("stage")) == (programme, stage)


def _line(record: Record) -> Line:
    return line(
        record,
        [
            Cell("级别", record.text("level")),
            Cell("入选人", record.text("person")),
            linked("用人单位", record, "org"),
            Cell("阶段", record.text("stage")),
            Cell("入选日期", record.text("selected_on"), cls="n"),
        ],
    )


def ending(records: Iterable[Record], asked: Asked) -> list[Line]:
    """Terms that end within a year of the day looked at, soonest first."""
    first, last = asked.as_of.isoformat(), (asked.as_of + AHEAD).isoformat()
    found = [
        (until, record)
        for record in records
        if (code := record.code("term_to"))
        and first <= (until := guiju.stretch(code).last.isoformat()) <= last
    ]
    return [
        line(
            record,
            [
                Cell("入选人", record.text("person")),
                linked("用人单位", record, "org"),
                Cell("履约期止", record.text("term_to"), cls="n"),
            ],
            state="is-unknown",
        )
        for _, record in sorted(found, key=lambda each: each[0])
    ]


def _by_org(lines: Sequence[Record]) -> Grid | None:
    """Who came, by platform and degree."""
    if not lines:
        return None
    orgs = {record.cell("platform_org").ref: record.text("platform_org") for record in lines}
    degrees = ledger.kind_of("person").concepts["degree"].choices
    return grid(
        lines,
        sorted(orgs.items(), key=lambda org: org[1])[:MOST_ORGS],
        [(code, str(label)) for code, label in reversed(degrees.items())],
        lambda r: (r.cell("platform_org").ref, r.code("degree")),
        lambda _org, _degree: "",
    )


def services(asked: Asked, viewer: Viewer) -> dict[str, Any]:
    """What talents asked for: how many were done, which are still open, oldest first."""
    rows = ledger.rows("service_item", viewer=viewer).select_related("entity")
    names = ("person", "kind", "asked_on", "office", "done_on", "stage")
    found = ledger.table(rows, names, viewer=viewer, on=asked.as_of, as_known=asked.as_known)
    asked_for = [r for r in kept(found, asked) if r.code("asked_on") <= asked.as_of.isoformat()]
    waiting = [r for r in asked_for if r.code("stage") not in SETTLED and not r.code("done_on")]
    waiting.sort(key=lambda record: record.code("asked_on"))
    return {
        "all": len(asked_for),
        "settled": len(asked_for) - len(waiting),
        "lines": [
            line(
                record,
                [
                    Cell("人才", record.text("person")),
                    Cell("提出", record.text("asked_on"), cls="n"),
                    Cell("承办", record.text("office")),
                ],
            )
            for record in waiting
        ],
    }
