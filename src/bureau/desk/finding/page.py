"""The page of a search, and the suggestions under the box in the head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.accounts.viewer import Viewer
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row

MOST, SUGGESTED, LONGEST = 200, 8, 80


@dataclass(frozen=True)
class Hit:
    """One thing found: a person's name shows a letter only, as in every list."""

    kind: str
    label: str
    code: str
    name: str
    notes: tuple[str, ...]
    sample: bool


@dataclass(frozen=True)
class Shelf:
    """What was found of one kind."""

    kind: str
    label: str
    hits: tuple[Hit, ...]


@staff_page()
def page(request: HttpRequest) -> HttpResponse:
    """Everything found, by kind."""
    text = _asked(request)
    found = _found(request, text, MOST)
    context = {"asked": text, "shelves": shelves(found), "count": len(found), "most": MOST}
    return render(request, "desk/search.html", context)


@staff_page()
def suggest(request: HttpRequest) -> HttpResponse:
    """The first few, for the box in the head."""
    text = _asked(request)
    hits = [_hit(row) for row in _found(request, text, SUGGESTED)]
    return render(request, "desk/suggest.html", {"asked": text, "hits": hits})


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


def _found(request: HttpRequest, text: str, most: int) -> list[Row]:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return ledger.search(text, viewer=viewer, limit=most) if text else []


def shelves(rows: Iterable[Row]) -> list[Shelf]:
    """By kind: firms first, then in the order of the vocabulary."""
    by_kind: dict[str, list[Hit]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(_hit(row))
    kinds = ledger.vocabulary().kinds
    return [Shelf(n, kinds[n].label, tuple(by_kind[n])) for n in kinds if n in by_kind]


def _hit(row: Row) -> Hit:
    kind = ledger.kind_of(row.kind)
    named = kind.find(kind.named_by)
    personal = named is not None and named.seen_as == "personal"
    stage = kind.stages.labels.get(row.stage, "") if kind.stages else ""
    town = ledger.town_name(row.town) if row.town else ""
    return Hit(
        kind=row.kind,
        label=kind.label,
        code=row.code,
        name=ledger.masked(row.name) if personal else row.name,
        notes=tuple(note for note in (town, stage, row.main_date) if note),
        sample=row.is_sample,
    )
