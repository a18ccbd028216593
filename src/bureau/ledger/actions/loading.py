"""A whole folder ledger into the tables: every statement one fact, all of it or nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from stdnum.cn import uscc

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.currents import bring_up
from bureau.ledger.deriving import BATCH, batches, derive, write_rows
from bureau.ledger.inserting import insert
from bureau.ledger.models import Card, Completeness, Entity, Fact, Key, Source
from bureau.ledger.reading import kind_of
from bureau.ledger.values import held, written_of

MOST_NAMED = 5
_Key = tuple[int, str, str, str]


def load(*, by: Viewer, told: Any, known_by: date | None = None) -> int:
    """Everything a folder ledger says, beside whatever is there; how many facts.

    told: `guiju.Statements`. Codes must be new; a source that is there already must be the same.
    known_by: what became known later is taken as known on this day, for a demonstration whose
    clock stands there. Who may is the caller's to ask: pages do not offer it.
    """
    if told.card.place != settings.PLACE:
        met = f"台账是 {told.card.place} 的，本系统是 {settings.PLACE} 的"
        raise guiju.BadInput.saying(met, do="换一份台账，或改环境变量 BUREAU_PLACE")
    with transaction.atomic():
        sources = _sources(by, told.sources)
        entities = _entities(by, told.records, sources, known_by)
        facts = [*_facts(told, entities, sources)]
        for fact in facts:
            fact.recorded_by_id = by.user_id
            fact.known_on = _by(fact.known_on, known_by)
        _check_lengths(facts)
        _check_keys(facts)
        _write(facts, sorted(entity.pk for entity in entities.values()))
        _declare(by, told.complete)
        _card(told.card)
    return len(facts)


def _sources(by: Viewer, papers: Iterable[Any]) -> dict[str, Source]:
    wanted = [_source(paper) for paper in papers]
    _check_lengths(wanted)
    there = {source.code: source for source in Source.objects.all()}
    others = [new.code for new in wanted if new.code in there and not _same(new, there[new.code])]
    if others:
        met = f"来源编号已有别的内容：{_some(others)}"
        raise guiju.BadInput.saying(met, do="给台账里的这些来源换一个编号")
    for source in wanted:
        source.recorded_by_id = by.user_id
    fresh = [new for new in wanted if new.code not in there]
    Source.objects.bulk_create(fresh, batch_size=BATCH)
    return there | {source.code: source for source in fresh}


def _source(paper: Any) -> Source:
    same = ("kind", "title", "issuer", "number", "received_on", "sha256", "withdrawn_on", "note")
    dated = paper.dated.code() if paper.dated else ""
    return Source(code=paper.id, dated=dated, **{name: getattr(paper, name) for name in same})


def _same(one: Source, other: Source) -> bool:
    names = ("kind", "title", "issuer", "number", "dated")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _entities(
    by: Viewer, records: Iterable[Any], sources: Mapping[str, Source], known_by: date | None
) -> dict[str, Entity]:
    wanted = {row.id: row for row in records}
    taken: list[str] = []
    for batch in batches(wanted):
        found = Entity.objects.filter(code__in=batch)
        taken += found.values_list("code", flat=True)
    if taken:
        raise guiju.BadInput.saying(
            f"这些编号已经有了：{_some(taken)}", do="只载入新的台账，或换编号；整份重来先换数据目录"
        )
    made = [
        Entity(
            code=row.id,
            kind=row.kind,
            is_sample=row.sample,
            source=sources.get(row.given.source or ""),
            grade=row.given.grade or "",
            known_on=_by(row.given.known_at, known_by),
            recorded_by_id=by.user_id,
        )
        for row in wanted.values()
    ]
    _check_lengths(made)
    Entity.objects.bulk_create(made, batch_size=BATCH)
    return {entity.code: entity for entity in made}


def _facts(
    told: Any, entities: Mapping[str, Entity], sources: Mapping[str, Source]
) -> Iterator[Fact]:
    """The facts of every statement, in the order of the tables: later ones stand over earlier."""
    known = _Ends(entities)
    for row in told.records:
        for name, cell in row.values.items():
            yield _fact(row, name, cell, known, sources)
    for row in told.years:
        for name, cell in row.values.items():
            yield _fact(row, name, cell, known, sources, period=str(row.year))
    numbers: Counter[tuple[str, str]] = Counter()
    for row in told.items:
        numbers[row.id, row.concept] += 1
        fact = _fact(row, row.concept, None, known, sources)
        fact.slot, fact.state = f"{numbers[row.id, row.concept]:03d}", "known"
        fact.text = _item(kind_of(fact.entity.kind).concepts[row.concept], row.values)
        yield fact
    for row in told.facts:
        period = row.on.code() if row.on else ""
        if kind_of(entities[row.id].kind).concepts[row.concept].yearly:
            period = period[:4]
        yield _fact(row, row.concept, row.value, known, sources, period=period)
    for row in told.links:
        fact = _fact(row, row.relation, row.to, known, sources)
        fact.slot, fact.period = row.to, row.since.code() if row.since else ""
        fact.text = _link_words(row)
        yield fact


class _Ends(dict[str, Entity]):
    """Entities by code: those being loaded, and on demand those that are there already."""

    def __init__(self, loaded: Mapping[str, Entity]) -> None:
        super().__init__(loaded)

    def __missing__(self, code: str) -> Entity:
        found = Entity.objects.filter(code=code).first()
        if found is None:
            raise guiju.BadInput.saying(f"没有编号为“{code}”的记录", do="先载入它，或改正编号")
        self[code] = found
        return found


def _fact(
    row: Any,
    name: str,
    cell: Any,
    known: _Ends,
    sources: Mapping[str, Source],
    period: str = "",
) -> Fact:
    entity = known[row.id]
    value = held(kind_of(entity.kind).concepts[name], cell)
    return Fact(
        entity=entity,
        concept=name,
        period=period,
        state=value.state,
        number=value.number,
        text=value.text,
        ref=known[value.ref] if value.ref else None,
        source=sources.get(row.given.source or ""),
        grade=row.given.grade or "",
        reason=row.given.reason,
        is_sample=row.sample,
        known_on=row.given.known_at,
    )


def _item(concept: Any, values: Mapping[str, Any]) -> str:
    written = {
        name: written_of(concept.fields[name], held(concept.fields[name], cell))
        for name, cell in values.items()
    }
    return json.dumps({name: text for name, text in written.items() if text}, ensure_ascii=False)


def _link_words(row: Any) -> str:
    """Until when and as what, where a link says so."""
    words = {"until": row.until.code() if row.until else "", "role": row.role}
    kept = {name: text for name, text in words.items() if text}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _write(facts: Iterable[Fact], touched: list[int]) -> None:
    """Insert what is said first of each thing at once, then what was said later, in order."""
    last: dict[_Key, Fact] = {}
    first, later = list[Fact](), list[Fact]()
    in_order = True
    for fact in facts:
        key = (fact.entity_id, fact.concept, fact.period, fact.slot)
        in_order &= key not in last or _known(last[key]) <= _known(fact)
        in_order &= fact.source is None or fact.source.withdrawn_on is None
        (later if key in last else first).append(fact)
        last[key] = fact
    before = insert(first)
    for fact in later:
        same = Fact.objects.filter(entity_id=fact.entity_id, concept=fact.concept)
        fact.replaces = same.filter(period=fact.period, slot=fact.slot).latest("pk")
        fact.save()
    if in_order:
        bring_up(before)
        write_rows(touched)
    else:
        derive(touched)


def _by(day: date | None, latest: date | None) -> date | None:
    return min(day, latest) if day is not None and latest is not None else day


def _known(fact: Fact) -> date:
    return fact.known_on or date.min


def _check_keys(facts: Iterable[Fact]) -> None:
    """Codes given from outside must not be another's already, and a credit code must be one."""
    given: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        kind = kind_of(fact.entity.kind)
        if fact.concept in kind.identified_by and fact.state == "known":
            given.setdefault((kind.name, fact.concept), []).append(fact.text)
    for (kind_name, scheme), codes in given.items():
        label = kind_of(kind_name).concepts[scheme].label
        wrong = [c for c in codes if scheme == "credit_code" and not uscc.is_valid(c)]
        if wrong:
            met = f"{label}的末位校验不符：{_some(wrong)}"
            raise guiju.BadInput.saying(met, do="核对营业执照")
        for batch in batches(codes):
            found = Key.objects.filter(kind=kind_name, scheme=scheme, value__in=batch)
            if taken := list(found.values_list("value", flat=True)):
                raise guiju.BadInput.saying(f"{label}已有记录：{_some(taken)}", do="核对是否同一家")


def _check_lengths(rows: Iterable[models.Model]) -> None:
    """What is too long for its column is refused here, by every database alike."""
    limits: dict[type, dict[str, tuple[int, str]]] = {}
    for row in rows:
        if type(row) not in limits:
            limits[type(row)] = {
                field.attname: (field.max_length, str(field.verbose_name))
                for field in row._meta.concrete_fields
                if isinstance(field, models.CharField) and field.max_length
            }
        for name, (most, label) in limits[type(row)].items():
            if len(text := getattr(row, name) or "") > most:
                met = f"{label}“{text[:30]}…”有 {len(text)} 字，太长"
                raise guiju.BadInput.saying(met, expected=f"{most} 字以内", do="写短些")


def _declare(by: Viewer, declared: Iterable[Any]) -> None:
    for each in declared:
        Completeness.objects.get_or_create(
            kind=each.kind,
            field=each.field,
            value=each.value,
            place=each.place,
            since=each.since.code() if each.since else "",
            as_of=each.as_of.code(),
            source=each.source,
            defaults={"recorded_by_id": by.user_id},
        )


def _card(card: Any) -> None:
    about = {"title": card.title, "since": card.since, "note": card.note}
    Card.objects.get_or_create(place=card.place, defaults=about)


def _some(codes: list[str]) -> str:
    more = f" 等 {len(codes)} 个" if len(codes) > MOST_NAMED else ""
    return "、".join(codes[:MOST_NAMED]) + more
