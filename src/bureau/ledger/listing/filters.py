"""The filters of a list: what may be asked of a kind, and the rows that answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.ledger.listing.columns import INDUSTRY, columns_of
from bureau.ledger.models import Current, Row
from bureau.ledger.names import normalised
from bureau.ledger.queries.searching import matching
from bureau.ledger.reading import TOWN, kind_of, towns
from bureau.ledger.things import thing_of, thing_of_field

MOST_CHOICES = 3
ABOVE = "+"
"""After a level: that one and all above it."""
ALL = ("", "全部")


class Filters(forms.Form):
    """What one may ask of every list; the rest is added for the kind."""

    q = forms.CharField(
        label="名称、简称、编号或拼音首字母",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


def filters_of(kind: str, data: Any, years: list[int]) -> Filters:
    """The form of a kind, filled with what was asked."""
    form, found = Filters(data), kind_of(kind)
    add = form.fields.__setitem__
    for key, name in (("category", "kind"), ("stage", "stage"), ("level", "level")):
        if name in found.concepts:
            add(key, _choice(found.concepts[name].label, _options(found.concepts[name])))
    for concept in choices_of(kind):
        add(concept.name, _choice(concept.label, list(concept.choices.items())))
    if has_town(kind):
        add("town", _choice("镇区（街道）", list(towns().items())))
    if len(years) > 1 or (data and data.get("year")):
        add("year", _choice("年份", [(str(year), f"{year}年") for year in years]))
    add("sample", _choice("示例", [("no", "不含示例"), ("yes", "只看示例")]))
    return form


def choices_of(kind: str) -> list[Any]:
    """Open choices of a kind that are worth a filter, beside kind, stage and level."""
    taken = {"kind", "stage", "level"}
    can = [
        c
        for c in kind_of(kind).concepts.values()
        if c.type == "choice" and c.name not in taken and thing_of_field(kind, c) == thing_of(kind)
    ]
    first = [c for c in can if c in columns_of(kind) or c.name in INDUSTRY or c.required]
    return (first + [c for c in can if c not in first])[:MOST_CHOICES]


def has_town(kind: str) -> bool:
    """Whether records of a kind lie in a town, their own or that of a firm they lean on."""
    relations = kind_of(kind).relations
    return "town" in relations or any(
        "enterprise" in c.targets for c in relations.values() if not c.many
    )


def _options(concept: Any) -> list[tuple[str, str]]:
    listed = [(code, str(label)) for code, label in concept.choices.items()]
    if concept.is_level:
        between = [(c, label) for c, label in listed if c in ("city", "province")]
        listed += [(c + ABOVE, f"{label}以上") for c, label in between]
    return listed


def _choice(label: str, options: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[ALL, *options])


def filtered(
    rows: QuerySet[Row], kind: str, form: Filters, relations: dict[str, str], viewer: Viewer
) -> QuerySet[Row]:
    """The rows that answer what was asked; a choice that does not exist is as if not asked."""
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    plain = {"category": "category", "stage": "stage", "town": "town"}
    for name, column in plain.items():
        if name in asked:
            rows = rows.filter(**{column: asked.pop(name)})
    if level := asked.pop("level", ""):
        rows = rows.filter(level__in=levels_from(kind, level))
    if year := asked.pop("year", ""):
        rows = rows.filter(main_date__startswith=year)
    if sample := asked.pop("sample", ""):
        rows = rows.filter(is_sample=sample == "yes")
    if text := asked.pop("q", ""):
        rows = rows.filter(pk__in=matching(normalised(text), [kind]) if normalised(text) else [])
    for name, code in asked.items():
        rows = rows.filter(_holds(Q(concept=name, text=code)))
    for name, code in relations.items():
        if viewer.reach(READ, thing_of_field(kind, kind_of(kind).concepts[name])):
            rows = rows.filter(_holds(Q(concept=name, ref__code=code)))
    return rows


def _holds(of: Q) -> Exists:
    return Exists(Current.objects.filter(of, entity=OuterRef("pk"), state="known"))


def levels_from(kind: str, asked: str) -> list[str]:
    """The levels a filter stands for: one, or it and all above."""
    if not asked.endswith(ABOVE):
        return [asked]
    codes = [c for c in kind_of(kind).concepts["level"].choices if c != "none"]
    return codes[codes.index(asked[:-1]) :] if asked[:-1] in codes else []


def relations_asked(kind: str, data: Any) -> dict[str, str]:
    """Relations the address asks for: /records/platform?host=institution-01."""
    # A town by its division code is the filter of that name, by its record's number the relation.
    asked = {name: data[name] for name in kind_of(kind).relations if data.get(name)}
    return {name: code for name, code in asked.items() if name != TOWN or code not in towns()}
