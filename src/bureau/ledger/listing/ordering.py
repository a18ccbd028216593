"""The order of a list: by name, date, stage, level, town, or a number one may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.ledger.listing.columns import columns_of
from bureau.ledger.models import Current, Row
from bureau.ledger.reading import kind_of
from bureau.ledger.things import thing_of_field

PLAIN = {"name": "name", "category": "category", "town": "town", "changed": "changed_at"}
NEWEST = "-date"


def ordered(rows: QuerySet[Row], kind: str, asked: str, viewer: Viewer) -> QuerySet[Row]:
    """The rows in the order asked for; newest first, else by name, when nothing fits."""
    default = NEWEST if kind_of(kind).main_date else "name"
    for sort in (asked, default):
        key, down = sort.removeprefix("-"), sort.startswith("-")
        if key in PLAIN:
            name = PLAIN[key]
            return rows.order_by(f"-{name}" if down else name, "code")
        if key == "date":
            first = F("main_first")
            order = first.desc(nulls_last=True) if down else first.asc(nulls_first=True)
            return rows.order_by(order, "code")
        if key in ("stage", "level") and key in kind_of(kind).concepts:
            ranked = rows.annotate(rank=_rank(key, kind_of(kind).concepts[key].choices))
            return ranked.order_by("-rank" if down else "rank", "name", "code")
        if may_sort(kind, key, viewer):
            return _by_number(rows, key, down)
    return rows.order_by("name", "code")


def may_sort(kind: str, name: str, viewer: Viewer) -> bool:
    """Whether a column of numbers may order the list: nobody sorts by what he does not see."""
    concept = next((c for c in columns_of(kind) if c.name == name and c.numeric), None)
    if concept is None:
        return False
    reach = viewer.reach(READ, thing_of_field(kind, concept))
    return reach.everywhere or kind_of(kind).owner in reach.sections


def _rank(column: str, codes: Iterable[str]) -> Case:
    whens = [When(**{column: code}, then=Value(place)) for place, code in enumerate(codes)]
    return Case(*whens, default=Value(-1), output_field=IntegerField())


def _by_number(rows: QuerySet[Row], name: str, down: bool) -> QuerySet[Row]:
    of = Current.objects.filter(entity=OuterRef("pk"), concept=name).order_by("-period")
    ranked = rows.annotate(rank=Coalesce(Subquery(of.values("number")[:1]), Value(0)))
    return ranked.order_by("-rank" if down else "rank", "code")
