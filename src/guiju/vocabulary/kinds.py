"""A kind of entity and the vocabulary of all kinds."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass

from guiju.vocabulary.concepts import Concept

TITLES = "titles"


@dataclass(frozen=True)
class Kind:
    """A kind of entity: its label, what identifies it, and its concepts by name."""

    name: str
    label: str
    identified_by: MappingType[str, str]
    concepts: MappingType[str, Concept]

    @property
    def renamed(self) -> dict[str, str]:
        """Former concept names and the names they have now."""
        return {old: concept.name for concept in self.concepts.values() for old in concept.was}

    @property
    def title_codes(self) -> MappingType[str, str]:
        """Title codes and their labels; empty for kinds that hold no titles."""
        titles = self.concepts.get(TITLES)
        return titles.choices if titles else {}

    def find(self, name: str) -> Concept | None:
        """A concept by its present or former name."""
        return self.concepts.get(self.renamed.get(name, name))


@dataclass(frozen=True)
class Vocabulary:
    """Every kind the rulebook knows, by name."""

    kinds: MappingType[str, Kind]

    @property
    def enterprise(self) -> Kind:
        """The kind policies judge."""
        return self.kinds["enterprise"]
