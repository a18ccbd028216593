"""`/industries`: one industry across the sections: agreements, events, platforms, firms, papers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

import guiju
from bureau.accounts.rights import READ
from bureau.desk.sections.framing import viewer_of
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger

# In the order a visit to an industry is prepared.
ORDER = (
    *("agreement", "event", "platform", "project", "policy_doc", "resource_entry"),
    *("need", "achievement", "enterprise"),
)
MOST = 30


@staff_page((READ, "record"))
def index(request: HttpRequest) -> HttpResponse:
    """Every industry with what there is of it."""
    counts = ledger.industry_counts(viewer=viewer_of(request))
    kinds = _ordered({kind for by_kind in counts.values() for kind in by_kind})
    lines = [
        (code, label, [counts[code].get(kind, 0) for kind in kinds], sum(counts[code].values()))
        for code, label in ledger.industries().items()
        if code in counts
    ]
    lines.sort(key=lambda each: -each[3])
    context = {
        "heads": [ledger.kind_of(kind).label for kind in kinds],
        "lines": lines,
        "today": guiju.calendar.today(),
    }
    return render(request, "desk/sections/industries.html", context)


@staff_page((READ, "record"))
def industry(request: HttpRequest, code: str) -> HttpResponse:
    """One industry: every record of it within reach, by kind, newest first."""
    if code not in ledger.industries():
        raise Http404("没有这个产业。")
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for row in ledger.industry_rows(code, viewer=viewer_of(request)):
        by_kind[row.kind].append(row)
    kinds = _ordered(set(by_kind))
    context = {
        "label": ledger.industries()[code],
        "code": code,
        "today": guiju.calendar.today(),
        "figures": [
            {"label": ledger.kind_of(kind).label, "value": len(by_kind[kind]), "href": f"#{kind}"}
            for kind in kinds
        ],
        "groups": [_group(kind, by_kind[kind], code) for kind in kinds],
    }
    return render(request, "desk/sections/industry.html", context)


def _ordered(kinds: set[str]) -> list[str]:
    rest = [kind for kind in ledger.vocabulary().kinds if kind in kinds and kind not in ORDER]
    return [*(kind for kind in ORDER if kind in kinds), *rest]


def _group(kind: str, rows: list[Any], code: str) -> dict[str, Any]:
    """The records of a kind: what each is, where it stands, since when."""
    found = ledger.kind_of(kind)
    whole = (
        f"/desk/firms?chain={code}" if kind == "enterprise" else f"/records/{kind}?industry={code}"
    )
    return {
        "kind": found,
        "rows": [(row, _said(found, row)) for row in rows[:MOST]],
        "count": len(rows),
        "all": whole if len(rows) > MOST or kind == "enterprise" else "",
    }


def _said(kind: Any, row: Any) -> str:
    """Category, level and stage of a record in words."""
    parts = []
    for name, code in (("kind", row.category), ("level", row.level), ("stage", row.stage)):
        concept = kind.concepts.get(name)
        if concept is not None and code:
            parts.append(str(concept.choices.get(code, code)))
    if kind.name == "enterprise" and row.town:
        parts.append(ledger.town_name(row.town))
    return " · ".join(parts)
