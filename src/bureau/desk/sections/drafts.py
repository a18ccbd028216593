"""`/policies/drafts`: the bureau's own documents on their way, and what departments said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

import guiju
from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import shown, viewer_of
from bureau.desk.sections.levels import stage_labels
from bureau.desk.sections.parts import Cell, Figure, Line, line
from bureau.desk.sections.pipelines import stage_bar
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "policy_doc"
NAMES = ("title", "kind", "level", "stage", "issuer", "issued_on", "draft_on", "set", "opinions")
UPPER = "upper"
ENDED = frozenset({"issued", "revised", "repealed"})
WITH_OTHERS = frozenset({"consulted", "opinions"})


@dataclass(frozen=True)
class Opinion:
    """What one department said, and what became of it."""

    slot: str
    department: str
    on: str
    text: str
    adopted: str
    state: str
    why: str


@staff_page((READ, "policy"))
def page(request: HttpRequest) -> HttpResponseBase:
    """Drafts by stage; those issued in the year looked at."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND], viewer)
    records = [r for r in _own(asked, viewer) if r.counts("stage")]
    drafts = [r for r in records if r.code("stage") not in ENDED]
    issued = [
        r for r in records if r.code("stage") == "issued" and asked.holds(r.code("issued_on"))
    ]
    stage = request.GET.get("stage", "")
    context = {
        "figures": figures(drafts, issued, asked),
        "stages": [s for s in stage_bar(records, KIND, request) if not s.side],
        "picked": stage,
        "lines": [
            _line(r)
            for r in (records if stage else [*drafts, *issued])
            if not stage or r.code("stage") == stage
        ],
    }
    return shown(request, "drafts", asked, KIND, context)


def _own(asked: Asked, viewer: Viewer) -> list[Record]:
    """The county's own documents: those from above are not on their way here."""
    rows = ledger.rows(KIND, viewer=viewer).exclude(category=UPPER).select_related("entity")
    found = ledger.table(
        rows.filter(level="county"), NAMES, viewer=viewer, on=asked.as_of, as_known=asked.as_known
    )
    order = [code for code, _ in stage_labels(KIND)]
    known = [r for r in kept(found, asked) if r.code("stage") in order]
    return sorted(known, key=lambda r: (order.index(r.code("stage")), r.row.name))


def figures(drafts: Sequence[Record], issued: Sequence[Record], asked: Asked) -> list[Figure]:
    """On their way, out for opinions, opinions without an answer, issued."""
    said = [opinion for record in drafts for opinion in opinions_of(record)]
    open_ones = sum(not opinion.adopted for opinion in said)
    return [
        Figure("起草中", len(drafts), "份"),
        Figure("会商、征求意见中", sum(r.code("stage") in WITH_OTHERS for r in drafts), "份"),
        Figure("部门意见", len(said), "条", f"{open_ones} 条没有答复" if open_ones else ""),
        Figure(f"{asked.year}年印发", len(issued), "份"),
    ]


def opinions_of(record: Record) -> list[Opinion]:
    """The opinions on a document: those without an answer first."""
    marks = {"adopted": "met", "partly": "person", "rejected": "unmet"}
    found = []
    for cell in record.all("opinions"):
        item = cell.item
        found.append(
            Opinion(
                slot=cell.slot,
                department=item.get("department", ""),
                on=item.get("on", ""),
                text=item.get("text", ""),
                adopted=item.get("adopted", ""),
                state=marks.get(item.get("adopted_code", ""), "unknown"),
                why=item.get("why", ""),
            )
        )
    return sorted(found, key=lambda opinion: bool(opinion.adopted))


def _line(record: Record) -> Line:
    counts = Counter(opinion.adopted or "没有答复" for opinion in opinions_of(record))
    said = "，".join(f"{word} {count}" for word, count in counts.items())
    moves = record.all("stage")
    return line(
        record,
        [
            Cell("类型", record.text("kind")),
            Cell("阶段", record.text("stage"), f"/policies/drafts/{record.row.code}"),
            Cell("到此阶段", when(moves[-1].period) if moves else "", cls="n"),
            Cell("部门意见", said, f"/policies/drafts/{record.row.code}" if said else ""),
            Cell("成套", record.code("set")),
        ],
        state="is-unknown" if counts["没有答复"] else "",
    )


def when(period: str) -> str:
    """A stretch in words."""
    return str(guiju.stretch(period).text()) if period else ""


@staff_page((READ, "policy"))
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """One document: its stages with days, each department's opinion, adopted or why not."""
    viewer = viewer_of(request)
    row = ledger.row(code, viewer=viewer)
    if row.kind != KIND:
        raise Http404("没有这份文件。")
    rows = ledger.rows(KIND, viewer=viewer).filter(pk=row.pk).select_related("entity")
    found = ledger.table(rows, (*NAMES, "clauses"), viewer=viewer)
    if not found:
        raise Http404("这份文件已并入别处，或来源已撤回。")
    record = found[0]
    context: dict[str, Any] = {
        "record": record,
        "row": row,
        "rungs": rungs(record),
        "opinions": opinions_of(record),
        "clauses": [cell.item for cell in record.all("clauses")],
        "may": viewer.may(WRITE, ledger.thing_of(KIND), section=row.section, town=row.town),
        "today": guiju.calendar.today(),
    }
    return render(request, "desk/sections/draft.html", context)


def rungs(record: Record) -> list[dict[str, str]]:
    """The stages in order with the day each was reached."""
    stages = ledger.kind_of(KIND).stages
    days = {cell.code: cell.period for cell in reversed(record.all("stage"))}
    now = record.code("stage")
    rank = stages.rank(now)
    found = []
    for place, (code, label) in enumerate(stages.order.items()):
        note = when(days[code]) if code in days else ""
        state = "done" if code in days and rank is not None and place <= rank else ""
        found.append({"label": str(label), "note": note, "state": state})
    return found
