"""The rulebook the service works with, read once; the county and its towns."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings

import guiju


@cache
def rulebook() -> Any:
    """The rulebook, with the levels in the words of the county (溧阳市级)."""
    return guiju.load_rulebook()


@cache
def vocabulary() -> Any:
    """Every kind and concept, levels in the county's words."""
    return rulebook().vocabulary.in_words_of(county().labels)


def kind_of(name: str) -> Any:
    """A kind of the vocabulary; KeyError where there is none."""
    return vocabulary().kinds[name]


@cache
def county() -> Any:
    """The place layer of the county whose ledger this is: code, name, towns, labels."""
    return rulebook().places[settings.PLACE]


@cache
def towns() -> dict[str, str]:
    """Division code to name, in the layer's order."""
    return {str(town["code"]): str(town["name"]) for town in county().towns}


def place_name(code: str) -> str:
    """The name of the county, of a town, or of a place above; the code itself where none has it."""
    layer = rulebook().places.get(code)
    return str(layer.name) if layer is not None else town_name(code)


def town_name(code: str) -> str:
    """The name of a town; the code itself where the layer does not have it."""
    return towns().get(code, code)


TOWN = "town"
# Relations with several ends that make a thing the other's own as well.
SHARED = ("parties", "partners")


@cache
def leans(kind: str) -> tuple[str, ...]:
    """The relations with one end through which a record takes a name or a town: town first."""
    single = [
        name
        for name, concept in kind_of(kind).relations.items()
        if not concept.many and kind not in concept.targets
    ]
    return tuple(sorted(single, key=lambda name: name != TOWN))


@cache
def shares(kind: str) -> tuple[str, ...]:
    """The relations with several ends through which a record is those others' own as well."""
    return tuple(name for name in SHARED if name in kind_of(kind).relations)


@cache
def shown_concepts() -> frozenset[str]:
    """Every concept that any kind's rows, names or keys are made from."""
    found = {"stage", "level", "kind", "name", "aliases", "code", "region_code", "merged_into"}
    for kind in vocabulary().kinds.values():
        found |= {
            kind.named_by,
            kind.main_date,
            *kind.identified_by,
            *kind.secret_where,
            *kind.gone_where,
        }
        found |= set(kind.relations)
    return frozenset(found - {""})


def shows(concept: str) -> bool:
    """Whether a change of this concept may change a row, a name or a key."""
    return concept in shown_concepts()


@cache
def from_the_ground_up() -> tuple[str, ...]:
    """Every kind, after all kinds its records lean on or are shared with."""
    found: dict[str, None] = {}

    def add(kind: str, above: tuple[str, ...]) -> None:
        for name in (*leans(kind), *shares(kind)):
            for target in kind_of(kind).relations[name].targets:
                if target not in above:
                    add(target, (*above, kind))
        found.setdefault(kind)

    for kind in vocabulary().kinds:
        add(kind, (kind,))
    return tuple(found)
