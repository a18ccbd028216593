"""A kind of entity and the vocabulary of all kinds."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from guiju.errors import Place
from guiju.vocabulary.concepts import Concept
from guiju.vocabulary.levels import relabelled
from guiju.vocabulary.stages import Stages

TITLES = "titles"


@dataclass(frozen=True)
class Kind:
    """A kind of entity: its label, what identifies it, and its concepts by name.

    identified_by: codes given from outside, each unique by itself; key: fields that are unique
    together; named_by: the field shown as its name; owner: the section that answers for it;
    main_date: what lists sort by. secret_where, gone_where: {field: internal values}; a record with
    one of the first is counted and never opened, one of the second is there no more.
    """

    name: str
    label: str
    identified_by: MappingType[str, str]
    concepts: MappingType[str, Concept]
    key: tuple[str, ...] = ()
    named_by: str = ""
    owner: str = ""
    main_date: str = ""
    stages: Stages | None = None
    secret_where: MappingType[str, tuple[int, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    gone_where: MappingType[str, tuple[int, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    at: Place = Place()
    owner_at: Place = Place()

    @property
    def renamed(self) -> dict[str, str]:
        """Former concept names and the names they have now."""
        return {old: concept.name for concept in self.concepts.values() for old in concept.was}

    @property
    def title_codes(self) -> MappingType[str, str]:
        """Title codes and their labels; empty for kinds that hold no titles."""
        titles = self.concepts.get(TITLES)
        return titles.choices if titles else {}

    @property
    def relations(self) -> dict[str, Concept]:
        """The concepts that point to other records."""
        return {name: each for name, each in self.concepts.items() if each.type == "entity"}

    def find(self, name: str) -> Concept | None:
        """A concept by its present or former name."""
        return self.concepts.get(self.renamed.get(name, name))

    def called(self, word: str) -> Concept | None:
        """A concept by its name, a former name or its label: what people write in a table."""
        labelled = [concept for concept in self.concepts.values() if concept.label == word]
        return self.find(word) or (labelled[0] if len(labelled) == 1 else None)

    def is_secret(self, values: MappingType[str, Any]) -> bool:
        """Whether a record with these internal values may be counted but never opened."""
        return any(values.get(name) in secret for name, secret in self.secret_where.items())

    def is_gone(self, values: MappingType[str, Any]) -> bool:
        """Whether a record with these internal values has left: kept, and no longer listed."""
        return any(values.get(name) in gone for name, gone in self.gone_where.items())


@dataclass(frozen=True)
class Vocabulary:
    """Every kind the rulebook knows, by name."""

    kinds: MappingType[str, Kind]

    @property
    def enterprise(self) -> Kind:
        """The kind policies judge."""
        return self.kinds["enterprise"]

    def pointing_to(self, kind: str) -> list[tuple[Kind, Concept]]:
        """The relations of all kinds that may lead to a record of this kind."""
        return [
            (source, relation)
            for source in self.kinds.values()
            for relation in source.relations.values()
            if kind in relation.targets
        ]

    def in_words_of(self, labels: MappingType[str, str]) -> Vocabulary:
        """The same vocabulary with the levels in the words of a place (county: 溧阳市级)."""
        kinds = {}
        for name, kind in self.kinds.items():
            concepts = {key: _in_words(concept, labels) for key, concept in kind.concepts.items()}
            kinds[name] = replace(kind, concepts=MappingProxyType(concepts))
        return Vocabulary(MappingProxyType(kinds))


def _in_words(concept: Concept, labels: MappingType[str, str]) -> Concept:
    if concept.is_level:
        return replace(concept, choices=relabelled(concept.choices, labels))
    if not any(part.is_level for part in concept.fields.values()):
        return concept
    fields = {name: _in_words(part, labels) for name, part in concept.fields.items()}
    return replace(concept, fields=MappingProxyType(fields))
