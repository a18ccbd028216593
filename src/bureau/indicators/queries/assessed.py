"""One indicator by its code, as the pages about names and plans need it: in one query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.indicators.queries.counting import HEARSAY
from bureau.indicators.queries.forecast import Counted
from bureau.indicators.queries.foreseeing import counted_of
from bureau.indicators.queries.reading import INDICATOR, VALUE, must_read, scale_of
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Entity, Row

_CONCEPTS = ("code", "year", "name", "unit", "target")


@dataclass(frozen=True)
class Assessed:
    """An indicator of a year. counted: None where it is not made up of named firms."""

    row: Row
    code: str
    year: int
    years: tuple[int, ...]
    name: str
    unit: str
    target: Fraction | None
    definition: Any
    counted: Counted | None

    @property
    def entity(self) -> Entity:
        """The record behind it."""
        return Entity(pk=self.row.pk, code=self.row.code, kind=INDICATOR)


def assessed(code: str, year: int | None = None, *, viewer: Viewer) -> Assessed:
    """The indicator of a year; of the newest that is not ahead when None. Http404 without one."""
    must_read(viewer)
    found = _told(code)
    if not found:
        raise Http404(f"没有代码为“{code}”的考核指标。")
    years = sorted(found, reverse=True)
    now = guiju.calendar.today().year
    chosen = year if year is not None else next((y for y in years if y <= now), years[-1])
    if chosen not in found:
        raise Http404(f"{chosen}年没有代码为“{code}”的考核指标。")
    row, told = found[chosen]
    definition = ledger.rulebook().indicators.get(code)
    target = told["target"].number if "target" in told else None
    return Assessed(
        row=row,
        code=code,
        year=chosen,
        years=tuple(years),
        name=row.name,
        unit=told["unit"].text if "unit" in told else "",
        target=None if target is None else Fraction(target, scale_of(INDICATOR, "target")),
        definition=definition,
        counted=counted_of(definition),
    )


def whole_year(indicator: Assessed) -> Fraction | None:
    """What was taken down as done in the whole year, for the whole county; None before that."""
    values = Current.objects.filter(
        entity__kind=VALUE,
        concept="indicator",
        ref=indicator.row.pk,
        entity__row__is_withdrawn=False,
    ).values("entity")
    said: dict[int, dict[str, Any]] = defaultdict(dict)
    wanted = ("period", "nature", "value", "town")
    entries = Current.objects.filter(entity__in=values, concept__in=wanted, state="known")
    for entry in entries.select_related("fact").order_by("entity", "period"):
        said[entry.entity_id][entry.concept] = entry
    done = [
        told["value"]
        for told in said.values()
        if "value" in told
        and "town" not in told
        and told["nature"].text == "actual"
        and told["period"].text == str(indicator.year)
        and told["value"].fact.grade != HEARSAY
    ]
    if not done:
        return None
    last = max(done, key=lambda entry: (entry.fact.known_on or date.min, entry.fact_id))
    return Fraction(last.number, scale_of(VALUE, "value"))


def must_see_names(viewer: Viewer) -> None:
    """PermissionDenied unless verdicts on some firms are within reach."""
    must_read(viewer)
    if not viewer.reach(READ, "verdict"):
        raise PermissionDenied("您的角色不查看企业的判定结论，看不到名单。")


def _told(code: str) -> dict[int, tuple[Row, dict[str, Any]]]:
    """By year the record of that code and what stands of it."""
    kept = {"entity__row__is_withdrawn": False, "entity__row__merged_into": None}
    said = Current.objects.filter(entity__kind=INDICATOR, concept__in=_CONCEPTS, **kept)
    by_entity: dict[int, dict[str, Any]] = defaultdict(dict)
    for entry in said.select_related("entity__row").order_by("entity", "period"):
        by_entity[entry.entity_id][entry.concept] = entry
    return {
        int(told["year"].text[:4]): (told["code"].entity.row, told)
        for told in by_entity.values()
        if "code" in told and told["code"].text == code and "year" in told
    }
