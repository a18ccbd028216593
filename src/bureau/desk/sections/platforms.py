"""`/platforms`: stages by level, who is where, communities on three legs, who came this year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Reach, Viewer
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import query_with, shown, viewer_of
from bureau.desk.sections.levels import is_above_city, level_labels, reached, stage_labels
from bureau.desk.sections.parts import Cell, Figure, Line, grid, line, linked
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "platform"
NAMES = ("name", "kind", "level", "target_level", "stage", "host", "approved_on", "accepted_on")
APPLYING = frozenset({"applied", "reviewed", "publicised"})
GONE = frozenset({"not_approved", "revoked"})
LEGS = {"station": "院士工作站", "centre": "产业创新中心", "fund": "投资基金"}
LEG_KINDS = {"station": "academician_workstation", "centre": "industrial_innovation_centre"}
MASTERS = frozenset({"master", "doctor"})
MOST_MOVES = 20


@staff_page((READ, "record"))
def page(request: HttpRequest) -> HttpResponseBase:
    """The platforms at the end of the year looked at, and what moved in it."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND], viewer)
    records = _records(asked, viewer)
    counted = [record for record in records if record.counts("stage", "level")]
    intake, names_people = intake_of(asked, viewer)
    picked, stage, level = _picked(request)
    context = {
        "figures": figures(counted, asked, intake),
        "grid": grid(
            counted,
            stage_labels(KIND),
            level_labels(KIND),
            lambda r: (r.code("stage"), r.code("level")),
            lambda s, lv: query_with(request, stage=s, level=lv) if s and lv else "",
        ),
        "hearsay": len(records) - len(counted),
        "picked": picked,
        "lines": [_line(r) for r in _sorted(counted) if _fits(r, stage, level)],
        "communities": communities(asked, viewer, counted),
        "intake": intake,
        "names_people": names_people,
        "moves": moves(counted, asked),
    }
    return shown(request, "platforms", asked, KIND, context)


def _records(asked: Asked, viewer: Viewer) -> list[Record]:
    rows = ledger.rows(KIND, viewer=viewer).select_related("entity")
    found = ledger.table(rows, NAMES, viewer=viewer, on=asked.as_of, as_known=asked.as_known)
    return kept(found, asked)


def figures(records: Sequence[Record], asked: Asked, intake: dict[str, Any]) -> list[Figure]:
    """What one wants to know first."""
    standing = [r for r in records if is_above_city(r) and reached(r, "approved")]
    fresh = [r for r in standing if asked.holds(r.code("approved_on"))]
    national = [r for r in standing if r.code("level") == "nation"]
    striving = [
        r for r in records if r.code("target_level") == "nation" and r.code("stage") not in GONE
    ]
    applying = [r for r in records if r.code("stage") in APPLYING]
    return [
        Figure("省级以上平台", len(standing), "个", f"国家级 {len(national)} 个"),
        Figure(f"{asked.year}年新获批省级以上", len(fresh), "个"),
        Figure("争创国家级", len(striving), "个", "还不算国家级"),
        Figure("申报中", len(applying), "个", "还不算获批"),
        Figure(f"{asked.year}年引进人才", intake["total"], "人"),
    ]


def _picked(request: HttpRequest) -> tuple[str, str, str]:
    stage, level = request.GET.get("stage", ""), request.GET.get("level", "")
    labels = dict(stage_labels(KIND)) | dict(level_labels(KIND))
    if stage not in labels or level not in labels:
        return "", "", ""
    return f"{labels[stage]} · {labels[level]}", stage, level


def _fits(record: Record, stage: str, level: str) -> bool:
    return not stage or (record.code("stage"), record.code("level")) == (stage, level)


def _sorted(records: Iterable[Record]) -> list[Record]:
    """National first, then by stage, furthest first."""
    levels = [code for code, _ in level_labels(KIND)]
    stages = [code for code, _ in stage_labels(KIND)]

    def place(record: Record) -> tuple[int, int, str]:
        level, stage = record.code("level"), record.code("stage")
        far = stages.index(stage) if stage in stages else -1
        return levels.index(level) if level in levels else 9, -far, record.row.name

    return sorted(records, key=place)


def _line(record: Record) -> Line:
    target = record.text("target_level") if record.code("target_level") != "none" else ""
    return line(
        record,
        [
            Cell("类别", record.text("kind")),
            Cell("级别", record.text("level")),
            Cell("争创", target),
            Cell("阶段", record.text("stage")),
            linked("依托单位", record, "host"),
            Cell("获批", record.text("approved_on"), cls="n"),
        ],
    )


def moves(records: Iterable[Record], asked: Asked) -> list[dict[str, str]]:
    """Stage moves of the year, newest first."""
    found = [
        {
            "when": cell.period,
            "name": record.row.name,
            "code": record.row.code,
            "stage": cell.text,
            "state": "done" if cell.code not in GONE else "now",
        }
        for record in records
        for cell in record.all("stage")
        if asked.holds(cell.period)
    ]
    return sorted(found, key=lambda move: move["when"], reverse=True)[:MOST_MOVES]


@dataclass(frozen=True)
class Leg:
    """One of three: what it is, who fills it, or whom to talk to."""

    label: str
    kind: str = ""
    code: str = ""
    name: str = ""
    talk: tuple[Any, ...] = ()
    fill: str = ""


def communities(asked: Asked, viewer: Viewer, platforms: Sequence[Record]) -> list[dict[str, Any]]:
    """Each community with its three legs."""
    rows = ledger.rows("community", viewer=viewer).select_related("entity")
    found = ledger.table(rows, list(LEGS), viewer=viewer, on=asked.as_of, as_known=asked.as_known)
    reach = viewer.reach(WRITE, ledger.thing_of("community"))
    hand = reach if asked.as_known is None else Reach()
    return [_community(record, platforms, hand) for record in kept(found, asked)]


def _community(record: Record, platforms: Sequence[Record], hand: Reach) -> dict[str, Any]:
    row, legs = record.row, []
    may = hand.covers(**row.place)
    for name, label in LEGS.items():
        cell = record.cell(name)
        if cell.ref:
            legs.append(Leg(label, cell.ref_kind, cell.ref, cell.text))
            continue
        near = [p.row for p in platforms if p.row.category == LEG_KINDS.get(name)]
        fill = f"/records/community/{row.code}/facts/{name}" if may else ""
        legs.append(Leg(label, talk=tuple(near[:3]), fill=fill))
    missing = any(not leg.code for leg in legs)
    return {
        "name": row.name,
        "code": row.code,
        "is_sample": row.is_sample,
        "legs": legs,
        "missing": missing,
    }


def intake_of(asked: Asked, viewer: Viewer) -> tuple[dict[str, Any], bool]:
    """Who came in the year, by month, as numbers; and whether the viewer may see them by line."""
    names = ("platform_org", "month", "is_rd", "degree")
    found, names_people = ledger.countable(
        "talent_intake", names, viewer=viewer, on=asked.as_of, as_known=asked.as_known
    )
    in_year = [r for r in kept(found, asked) if asked.holds(r.code("month"))]
    lines = [record for record in in_year if record.counts(*names)]
    months = Counter(record.code("month")[5:7] for record in lines)
    last = 12 if asked.as_of.month == 12 else asked.as_of.month
    return {
        "lines": lines,
        "total": len(lines),
        "rd": sum(record.number("is_rd") == 1 for record in lines),
        "master": sum(record.code("degree") in MASTERS for record in lines),
        "months": [(f"{month}月", months[f"{month:02}"]) for month in range(1, last + 1)],
        "hearsay": len(in_year) - len(lines),
    }, names_people
