"""One number of a text opened: what it counts, from when, and the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger.models import Current, Row
from bureau.ledger.queries import kind_of, rulebook, shown, sight
from bureau.ledger.queries import rows as within_reach
from bureau.reports.models import Edition
from bureau.reports.permission import must_read

MOST = 200


@dataclass(frozen=True)
class FigureView:
    """The figure as printed, its definition, and its records as the viewer may see them.

    amounts: (record, text) where the figure adds a field up; more: records beyond those shown;
    withheld: records that are not within the viewer's reach.
    """

    told: dict[str, Any]
    means: str
    scope: str
    rows: tuple[Row, ...]
    amounts: tuple[tuple[Row, str], ...]
    more: int
    withheld: int


def figure(edition: Edition, number: int, *, viewer: Viewer) -> FigureView:
    """The figure of that number in the edition's text."""
    must_read(viewer)
    figures = (edition.document or {}).get("figures", [])
    if not 1 <= number <= len(figures):
        raise Http404("这份报告里没有这个数。")
    told = figures[number - 1]
    defined = rulebook().figures.figures.get(told["id"])
    rows, withheld = _rows(told["records"], viewer)
    field = _summed(defined)
    return FigureView(
        told=told,
        means=defined.about.means if defined is not None else "",
        scope=defined.scope if defined is not None else "",
        rows=tuple(rows),
        amounts=tuple(_amounts(rows, field, viewer)) if field else (),
        more=max(0, len(told["records"]) - MOST),
        withheld=withheld,
    )


def _rows(codes: list[str], viewer: Viewer) -> tuple[list[Row], int]:
    """The records in the order of the text; how many the viewer may not open."""
    wanted = codes[:MOST]
    kinds = set(Row.objects.filter(code__in=wanted).values_list("kind", flat=True))
    found = {
        row.code: row
        for kind in kinds
        for row in within_reach(kind, viewer=viewer).filter(code__in=wanted)
    }
    return [found[code] for code in wanted if code in found], len(wanted) - len(found)


def _summed(defined: Any) -> str:
    """The field of the records that a figure adds up, blank where it counts."""
    measure = getattr(defined, "measure", None)
    path = getattr(measure, "of", None)
    names = [step for step in getattr(path, "names", ())] if path is not None else []
    return names[0] if getattr(measure, "kind", "") == "sum" and len(names) == 1 else ""


def _amounts(rows: list[Row], field: str, viewer: Viewer) -> list[tuple[Row, str]]:
    """What each record adds, where the viewer may see it; one query for all."""
    concept = kind_of(rows[0].kind).find(field) if rows else None
    if concept is None:
        return []
    held = {
        each.entity_id: each
        for each in Current.objects.filter(entity__in=[row.pk for row in rows], concept=field)
    }
    seen = [row for row in rows if row.pk in held and sight(concept, row, viewer) == VALUE]
    return [(row, shown(concept, held[row.pk])) for row in seen]
