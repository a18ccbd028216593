"""`/projects`: where projects stand, by programme and level, what waits for its contract."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import query_with, shown, viewer_of
from bureau.desk.sections.levels import is_above_city, level_labels, reached
from bureau.desk.sections.parts import Cell, Figure, Line, grid, line, linked
from bureau.desk.sections.pipelines import stage_bar
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "project"
NAMES = ("name", "programme", "level", "lead", "role", "stage", "approved_on", "contract_on")
MORE = ("accepted_on",)
APPLYING = frozenset({"applied", "recommended", "reviewed", "publicised"})
RUNNING = frozenset({"selected", "contracted", "paid", "midterm"})


@staff_page((READ, "record"))
def page(request: HttpRequest) -> HttpResponseBase:
    """Projects at the end of the year looked at."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND], viewer)
    records = [r for r in _records(asked, viewer) if r.counts("stage", "level")]
    wanted = {n: request.GET.get(n, "") for n in ("stage", "programme", "level")}
    choices = ledger.kind_of(KIND).concepts["programme"].choices
    used = {record.code("programme") for record in records}
    context = {
        "figures": figures(records, asked),
        "stages": stage_bar(records, KIND, request),
        "grid": grid(
            records,
            [(code, str(label)) for code, label in choices.items() if code in used],
            level_labels(KIND),
            lambda r: (r.code("programme"), r.code("level")),
            lambda p, lv: query_with(request, programme=p, level=lv, stage="") if p and lv else "",
        ),
        "picked": any(wanted.values()),
        "lines": [_line(r) for r in _sorted(records) if _fits(r, wanted)],
    }
    return shown(request, "projects", asked, KIND, context)


def _records(asked: Asked, viewer: Viewer) -> list[Record]:
    rows = ledger.rows(KIND, viewer=viewer).select_related("entity")
    names = (*NAMES, *MORE)
    found = ledger.table(rows, names, viewer=viewer, on=asked.as_of, as_known=asked.as_known)
    return kept(found, asked)


def figures(records: Sequence[Record], asked: Asked) -> list[Figure]:
    """What was selected in the year, what runs, what waits."""
    fresh = [r for r in records if reached(r, "selected") and asked.holds(r.code("approved_on"))]
    above = [r for r in fresh if is_above_city(r)]
    led = sum(r.code("role") == "lead" for r in above)
    waiting = [
        r
        for r in records
        if r.code("stage") == "selected" and is_above_city(r) and not r.text("contract_on")
    ]
    done = [r for r in records if reached(r, "accepted") and asked.holds(r.code("accepted_on"))]
    return [
        Figure(f"{asked.year}年新立项省级以上", len(above), "项", f"牵头 {led} 项"),
        Figure(f"{asked.year}年新立项", len(fresh), "项", "各级"),
        Figure("申报中", sum(r.code("stage") in APPLYING for r in records), "项"),
        Figure("在研", sum(r.code("stage") in RUNNING for r in records), "项"),
        Figure("省级以上待签合同", len(waiting), "项"),
        Figure(f"{asked.year}年通过验收", len(done), "项"),
    ]


def _fits(record: Record, wanted: dict[str, str]) -> bool:
    return all(not code or record.code(name) == code for name, code in wanted.items())


def _sorted(records: Sequence[Record]) -> list[Record]:
    return sorted(
        records, key=lambda r: (r.code("approved_on") or "9999", r.row.name), reverse=True
    )


def _line(record: Record) -> Line:
    contract = record.text("contract_on")
    waits = record.code("stage") == "selected" and not contract
    return line(
        record,
        [
            Cell("计划", record.text("programme")),
            Cell("级别", record.text("level")),
            linked("承担单位", record, "lead"),
            Cell("方式", record.text("role")),
            Cell("阶段", record.text("stage")),
            Cell("立项", record.text("approved_on"), cls="n"),
            Cell("合同", contract or ("待签" if waits else ""), cls="n"),
        ],
        state="is-unknown" if waits else "",
    )
