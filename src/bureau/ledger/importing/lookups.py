"""What a batch of rows needs from the ledger, in a few queries: who is meant, what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from bureau.ledger.models import Current, Entity, Key, NameIndex, Row
from bureau.ledger.names import normalised
from bureau.ledger.sheets.names import Names
from bureau.ledger.standing import holding

BATCH = 400
Standing = dict[tuple[str, str], Current]
"""By concept and period the row of Current; for relations with several ends see `ends`."""


class Register:
    """The ledger as a sheet of one kind asks it."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind

    @cached_property
    def names(self) -> Names:
        """Every name of the kind, old and short ones too; of merged things the other's."""
        found = NameIndex.objects.filter(kind=self.kind.name).exclude(what="code")
        standing = found.filter(entity__row__is_withdrawn=False, entity__row__is_secret=False)
        rows = standing.values_list("entity_id", "entity__row__merged_into_id", "text")
        return Names((into or pk, text) for pk, into, text in rows)

    def by_code(self, codes: Iterable[str]) -> dict[str, int]:
        """Entities by the ledger's own number."""
        wanted = sorted({code for code in codes if code})
        found = Entity.objects.filter(kind=self.kind.name, code__in=wanted)
        return dict(found.values_list("code", "pk"))

    def by_key(self, scheme: str, values: Iterable[str]) -> dict[str, int]:
        """Entities by a code given from outside."""
        wanted = sorted({value for value in values if value})
        found = Key.objects.filter(kind=self.kind.name, scheme=scheme, value__in=wanted)
        return dict(found.values_list("value", "entity_id"))

    @cached_property
    def by_fields(self) -> dict[tuple[Any, ...], list[int]]:
        """Entities by the fields that are unique together."""
        said: dict[int, dict[str, list[Current]]] = defaultdict(lambda: defaultdict(list))
        entries = Current.objects.filter(entity__kind=self.kind.name, concept__in=self.kind.key)
        standing = entries.filter(entity__row__is_withdrawn=False, entity__row__merged_into=None)
        for entry in standing.iterator(chunk_size=5000):
            said[entry.entity_id][entry.concept].append(entry)
        found: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for pk, by in said.items():
            held = [holding(by[name]) if name in by else None for name in self.kind.key]
            if all(entry is not None for entry in held):
                found[tuple(plain(entry) for entry in held)].append(pk)
        return found

    def rows(self, pks: Iterable[int]) -> dict[int, Row]:
        """The rows of entities, merged ones leading to where they went."""
        return Row.objects.in_bulk(list(set(pks)))

    def standing(self, pks: Iterable[int], concepts: Iterable[str]) -> dict[int, list[Current]]:
        """What stands of some concepts of some entities."""
        found: dict[int, list[Current]] = defaultdict(list)
        entries = Current.objects.filter(entity__in=list(set(pks)), concept__in=list(concepts))
        for entry in entries.select_related("ref__row"):
            found[entry.entity_id].append(entry)
        return found

    def ends(self, wanted: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], list[int]]:
        """Who is meant at the other ends of relations; {concept: texts} to {(concept, text): ids}.

        A text is the ledger's own number, a code from outside, a name, an old or a short one.
        """
        found: dict[tuple[str, str], list[int]] = {}
        for concept, texts in wanted.items():
            kinds = self.kind.concepts[concept].targets
            by_text: dict[str, set[int]] = defaultdict(set)
            plain_texts = sorted({normalised(text) for text in texts})
            for start in range(0, len(plain_texts), BATCH):
                part = plain_texts[start : start + BATCH]
                names = NameIndex.objects.filter(kind__in=kinds, text__in=part)
                rows = names.filter(entity__row__is_withdrawn=False)
                for text, pk, into in rows.values_list(
                    "text", "entity_id", "entity__row__merged_into_id"
                ):
                    by_text[text].add(into or pk)
            for text in texts:
                found[concept, text] = sorted(by_text.get(normalised(text), ()))
        return found


def plain(entry: Any) -> tuple[Any, ...]:
    """What must be equal for two values to be one."""
    return entry.state, entry.number, entry.text, entry.ref_id
