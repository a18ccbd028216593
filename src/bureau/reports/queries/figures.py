"""One number of a text opened: what it counts, the records behind it; and cut otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils import timezone

import guiju
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger.models import Current, Row
from bureau.ledger.queries import kind_of, shown, sight
from bureau.ledger.queries import rows as within_reach
from bureau.reports.models import Edition
from bureau.reports.permission import must_read
from bureau.reports.standing import book_of, figures_of

MOST = 200


@dataclass(frozen=True)
class Behind:
    """The records behind a number as the viewer may see them.

    amounts: (record, text) where the figure adds a field up; more: records beyond those shown;
    withheld: records that are not within the viewer's reach; gone: that were withdrawn since, or
    merged into others.
    """

    count: int
    rows: tuple[Row, ...]
    amounts: tuple[tuple[Row, str], ...]
    more: int
    withheld: int
    gone: int


@dataclass(frozen=True)
class Choice:
    """A choice that may be cut otherwise: its field, its label, and (code, label, chosen)."""

    field: str
    label: str
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Recut:
    """The same figure cut otherwise: its name, what it counts then, and what it comes to."""

    name: str
    label: str
    scope: str
    text: str
    note: str
    before: str
    behind: Behind


@dataclass(frozen=True)
class FigureView:
    """The figure as printed, its definition, its records, and how it may be cut otherwise."""

    told: dict[str, Any]
    means: str
    scope: str
    said: str
    known_on: date | None
    behind: Behind
    choices: tuple[Choice, ...]
    recut: Recut | None


def figure(
    edition: Edition, number: int, *, viewer: Viewer, changes: Mapping[str, str] | None = None
) -> FigureView:
    """The figure of that number in the edition's text; changes: choices by field."""
    must_read(viewer)
    figures = (edition.document or {}).get("figures", [])
    if not 1 <= number <= len(figures):
        raise Http404("这份报告里没有这个数。")
    told, book = figures[number - 1], book_of(edition)
    base, written = _named(told["id"])
    is_defined = told["kind"] == "figure" and base in book.figures.figures
    cuts = book.cuts(base) if is_defined else ()
    wanted = _wanted(cuts, written, changes or {})
    defined = book.figure(told["id"]) if is_defined else None
    return FigureView(
        told=told,
        means=defined.about.means if defined is not None else "",
        scope=book.scope(told["id"]) if defined is not None else "",
        said=_rest(told["note"]),
        known_on=_known_on(edition),
        behind=_behind(edition, told["records"], defined, viewer),
        choices=tuple(_choice(cut, wanted) for cut in cuts),
        recut=_recut(edition, told, wanted, viewer) if wanted != written else None,
    )


_SHOWN = re.compile(r"口径：|情况截至|掌握截至|\d+条记录")


def _rest(note: str) -> str:
    """What a note says beyond what the pane shows by itself."""
    return "；".join(part for part in note.split("；") if not _SHOWN.match(part))


def exact(figure: FigureView) -> str:
    """The number itself, where the text says 超3500万元: what the note begins with."""
    head = str(figure.told["note"]).partition("；")[0]
    return head.partition("＝")[2] or str(figure.told["text"])


def _named(name: str) -> tuple[str, dict[str, str]]:
    """A figure's own name, and the choices that are written behind it."""
    base, *parts = name.split("|")
    return base, dict(part.split("=", 1) for part in parts if "=" in part)


def _wanted(
    cuts: Sequence[Any], written: Mapping[str, str], changes: Mapping[str, str]
) -> dict[str, str]:
    """The choices asked for that are other than the figure's own; a code nobody knows is none."""
    found = dict(written)
    for cut in cuts:
        code = changes.get(cut.field)
        if code in cut.choices:
            found[cut.field] = str(code)
        if found.get(cut.field) == cut.code:
            del found[cut.field]
    return found


def _choice(cut: Any, wanted: Mapping[str, str]) -> Choice:
    chosen, up = wanted.get(cut.field, cut.code), "以上" if cut.onward else ""
    last = list(cut.choices)[-1]
    options = [
        (code, label + (up if code != last else ""), code == chosen)
        for code, label in cut.choices.items()
    ]
    return Choice(cut.field, cut.label, tuple(options))


def _known_on(edition: Edition) -> date | None:
    if hasattr(edition, "frozen"):
        return edition.frozen.known_on
    return timezone.localdate(edition.composed_at) if edition.composed_at else None


def _recut(
    edition: Edition, told: Mapping[str, Any], wanted: Mapping[str, str], viewer: Viewer
) -> Recut:
    """The figure with these choices, over the ledger the text was made of."""
    figures, period = figures_of(edition), guiju.stretch(told["period"], "期间")
    base, _ = _named(told["id"])
    name = "|".join([base, *(f"{field}={code}" for field, code in sorted(wanted.items()))])
    made, before = figures.figure(name, period), figures.figure(told["id"], period)
    codes = [record.id for record in made.behind]
    return Recut(
        name=name,
        label=made.figure.label,
        scope=figures.book.scope(name),
        text=guiju.composition.quantity_text(made),
        note="；".join(made.footnotes),
        before=guiju.composition.quantity_text(before),
        behind=_behind(edition, codes, made.figure, viewer),
    )


def _behind(edition: Edition, codes: list[str], defined: Any, viewer: Viewer) -> Behind:
    rows, withheld, gone = _rows(codes, viewer)
    field = _summed(defined)
    return Behind(
        count=len(codes),
        rows=tuple(rows),
        amounts=tuple(_amounts(edition, rows, field, viewer)) if field else (),
        more=max(0, len(codes) - MOST),
        withheld=withheld,
        gone=gone,
    )


def _rows(codes: list[str], viewer: Viewer) -> tuple[list[Row], int, int]:
    """The records in the order of the text; how many he may not open; how many are no more."""
    wanted = codes[:MOST]
    alive = Row.objects.filter(code__in=wanted, merged_into=None, is_withdrawn=False)
    kinds = dict(alive.values_list("code", "kind"))
    found = {
        row.code: row
        for kind in sorted(set(kinds.values()))
        for row in within_reach(kind, viewer=viewer).filter(code__in=wanted)
    }
    rows = [found[code] for code in wanted if code in found]
    return rows, len(kinds) - len(rows), len(set(wanted)) - len(kinds)


def _summed(defined: Any) -> str:
    """The field of the records that a figure adds up, blank where it counts."""
    measure = getattr(defined, "measure", None)
    path = getattr(measure, "of", None)
    names = [step for step in getattr(path, "names", ())] if path is not None else []
    return names[0] if getattr(measure, "kind", "") == "sum" and len(names) == 1 else ""


def _amounts(
    edition: Edition, rows: list[Row], field: str, viewer: Viewer
) -> list[tuple[Row, str]]:
    """What each record adds, where the viewer may see it: as it was when the text was frozen."""
    concept = kind_of(rows[0].kind).find(field) if rows else None
    if concept is None:
        return []
    seen = [row for row in rows if sight(concept, row, viewer) == VALUE]
    said = _kept(edition, rows, field) if hasattr(edition, "frozen") else _now(rows, field)
    return [(row, shown(concept, said[row.code])) for row in seen if row.code in said]


@dataclass(frozen=True)
class _Said:
    """A number of a frozen ledger, as one of today is held."""

    number: int
    state: str = "known"
    text: str = ""


def _kept(edition: Edition, rows: list[Row], field: str) -> dict[str, Any]:
    ledger = figures_of(edition).ledger
    found = {row.code: ledger.find(row.code) for row in rows}
    values = {code: record.value(field) for code, record in found.items() if record is not None}
    return {code: _Said(value) for code, value in values.items() if isinstance(value, int)}


def _now(rows: list[Row], field: str) -> dict[str, Any]:
    held = Current.objects.filter(entity__in=[row.pk for row in rows], concept=field)
    by_pk = {each.entity_id: each for each in held}
    return {row.code: by_pk[row.pk] for row in rows if row.pk in by_pk}
