"""Row, NameIndex and Key of entities, made from what stands of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

import guiju
from bureau.ledger.models import Current, Entity, Key, NameIndex, Row
from bureau.ledger.names import initials, normalised
from bureau.ledger.reading import kind_of, leans, shares, shown_concepts
from bureau.ledger.standing import holding
from bureau.ledger.values import shown

MERGED = "merged_into"
"""A link of the ledger's own: this entity and that one are the same thing."""
TOWN, ALIASES, NAME = "town", "aliases", "name"
# Bodies: what a firm's or a platform's contact may call his own.
BODIES = frozenset({"enterprise", "institution", "platform"})
MOST = 200

Standing = Mapping[str, Any]
"""By concept the entry of Current that holds now."""


def write(batch: Sequence[int]) -> set[int]:
    """Replace rows, names and keys of these entities; which of them have another name or town.

    The last run's word is kept.
    """
    entities = list(Entity.objects.filter(pk__in=batch).select_related("source"))
    said = _said(batch)
    others = _others(said)
    before = {r.pk: r for r in Row.objects.filter(pk__in=batch)}
    made = [_row(entity, said[entity.pk], others) for entity in entities]
    changed = _changed(batch)
    for row in made:
        row.changed_at = changed.get(row.pk)
        if old := before.get(row.pk):
            row.rung, row.open_gaps = old.rung, old.open_gaps
    Row.objects.filter(pk__in=batch).delete()
    Row.objects.bulk_create(made)
    NameIndex.objects.filter(entity__in=batch).delete()
    names = [name for row in made for name in _names(row, said[row.pk])]
    NameIndex.objects.bulk_create(names)
    Key.objects.filter(entity__in=batch).delete()
    Key.objects.bulk_create([key for entity in entities for key in _keys(entity, said[entity.pk])])
    return {row.pk for row in made if _face(row) != _face(before.get(row.pk))}


def _face(row: Row | None) -> tuple[str, str] | None:
    """What other rows take from this one."""
    return (row.name, row.town) if row is not None else None


def _said(batch: Sequence[int]) -> dict[int, dict[str, list[Current]]]:
    found: dict[int, dict[str, list[Current]]] = defaultdict(lambda: defaultdict(list))
    wanted = Current.objects.filter(entity__in=batch, concept__in=shown_concepts())
    for each in wanted:
        found[each.entity_id][each.concept].append(each)
    return found


def _changed(batch: Sequence[int]) -> dict[int, datetime]:
    """When something that stands was last recorded of each."""
    said = Current.objects.filter(entity__in=batch).values("entity")
    last = said.annotate(last=Max("fact__recorded_at"))
    return {each["entity"]: each["last"] for each in last}


def _others(said: Mapping[int, Mapping[str, list[Current]]]) -> dict[int, Row]:
    """The rows at the other ends of relations, for names, towns and bodies."""
    ends = {
        e.ref_id for by in said.values() for entries in by.values() for e in entries if e.ref_id
    }
    found: dict[int, Row] = {}
    wanted = sorted(ends)
    for start in range(0, len(wanted), 500):
        found |= Row.objects.in_bulk(wanted[start : start + 500])
    return found


def _row(entity: Entity, said: Mapping[str, list[Current]], others: Mapping[int, Row]) -> Row:
    kind = kind_of(entity.kind)
    now = {name: holding(entries) for name, entries in said.items() if name != MERGED}
    main = now.get(kind.main_date)
    merged = holding(said.get(MERGED, ()))
    return Row(
        entity_id=entity.pk,
        kind=entity.kind,
        code=entity.code,
        name=_name(kind, entity, now, others)[:MOST],
        section=kind.owner,
        town=_town(entity, now, others),
        towns=_towns(entity, said, others),
        bodies=_bodies(entity, said, others),
        stage=_text(now, "stage"),
        level=_text(now, "level"),
        category=_text(now, "kind"),
        main_date=main.text if main and main.text else "",
        main_first=main.number if main else None,
        is_secret=kind.is_secret({n: _inside(kind, n, now) for n in kind.secret_where}),
        is_gone=kind.is_gone({n: _inside(kind, n, now) for n in kind.gone_where}),
        is_sample=entity.is_sample,
        is_withdrawn=_withdrawn(entity),
        merged_into_id=merged.ref_id if merged else None,
    )


def _withdrawn(entity: Entity) -> bool:
    on = entity.source.withdrawn_on if entity.source else None
    return on is not None and on <= guiju.calendar.today()


def _text(now: Standing, name: str) -> str:
    entry = now.get(name)
    return entry.text if entry is not None else ""


def _inside(kind: Any, name: str, now: Standing) -> Any:
    concept, entry = kind.find(name), now.get(name)
    if concept is None or entry is None:
        return None
    return concept.choice_rank(entry.text) if concept.type == "choice" else entry.number


def _name(kind: Any, entity: Entity, now: Standing, others: Mapping[int, Row]) -> str:
    entry = now.get(kind.named_by)
    concept = kind.find(kind.named_by) if kind.named_by else None
    if entry is None or concept is None:
        return entity.code
    if concept.type == "entity":
        return others[entry.ref_id].name if entry.ref_id in others else entity.code
    return shown(concept, entry) or entity.code


def _town(entity: Entity, now: Standing, others: Mapping[int, Row]) -> str:
    """Its own division code, else that of the town it names, else that of whoever hosts it."""
    if entity.kind == "town":
        return _division(now.get("code"))
    for name in leans(entity.kind):
        other = others.get(now[name].ref_id or 0) if name in now else None
        if other is not None and other.town:
            return other.town
    return _division(now.get("region_code"))


def _division(entry: Any | None) -> str:
    digits = str(entry.number)[:9] if entry is not None and entry.number else ""
    return "" if digits.endswith("000") else digits


def _towns(entity: Entity, said: Mapping[str, list[Current]], others: Mapping[int, Row]) -> str:
    """The towns of everybody who shares in it."""
    ends = {e.ref_id for name in shares(entity.kind) for e in said.get(name, ()) if e.ref_id}
    found = sorted({others[end].town for end in ends if end in others} - {""})
    return f" {' '.join(found)} " if found else ""


def _bodies(entity: Entity, said: Mapping[str, list[Current]], others: Mapping[int, Row]) -> str:
    owning = {*shares(entity.kind), *leans(entity.kind)}
    ends = {e.ref_id for name in owning for e in said.get(name, ()) if e.ref_id}
    codes = {others[end].code for end in ends if end in others and others[end].kind in BODIES}
    own = {entity.code} if entity.kind in BODIES else set()
    found = sorted(codes | own)
    return f" {' '.join(found)} " if found else ""


def _names(row: Row, said: Mapping[str, list[Current]]) -> Iterator[NameIndex]:
    seen: set[str] = set()
    for text, what in _spellings(row, said):
        plain = normalised(text)
        if plain and plain not in seen:
            seen.add(plain)
            yield NameIndex(
                entity_id=row.pk, kind=row.kind, text=plain, initials=initials(text), what=what
            )


def _spellings(row: Row, said: Mapping[str, list[Current]]) -> Iterable[tuple[str, str]]:
    yield row.name, "name"
    yield row.code, "code"
    for entry in said.get(NAME, ()):
        yield entry.text, "former"
    for entry in said.get(ALIASES, ()):
        concept = kind_of(row.kind).find(ALIASES)
        yield from ((part, "alias") for part in _aliases(concept, entry) if part)
    for name in kind_of(row.kind).identified_by:
        yield from ((entry.text, "code") for entry in said.get(name, ()))


def _aliases(concept: Any, entry: Current) -> list[str]:
    if concept is None or entry.state != "known":
        return []
    if concept.fields:
        return [str(json.loads(entry.text).get("text", ""))]
    return entry.text.split("；")


def _keys(entity: Entity, said: Mapping[str, list[Current]]) -> Iterator[Key]:
    """Codes given from outside; of a merged thing none, so that the other keeps its own."""
    merged = holding(said.get(MERGED, ()))
    if merged is not None and merged.ref_id:
        return
    for scheme in kind_of(entity.kind).identified_by:
        entry = holding(said.get(scheme, ()))
        if entry is not None and entry.text and entry.state == "known":
            yield Key(kind=entity.kind, scheme=scheme, value=entry.text, entity_id=entity.pk)
