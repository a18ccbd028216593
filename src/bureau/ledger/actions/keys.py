"""No two things under one code: what identifies a record stands once."""

from __future__ import annotations

from collections.abc import Iterable

from stdnum.cn import uscc

import guiju
from bureau.ledger.models import Current, Entity, Fact, Key, Row
from bureau.ledger.reading import kind_of

CREDIT_CODE = "credit_code"


def check_key(entity: Entity, facts: Iterable[Fact]) -> None:
    """BadInput where a code is taken, or its check digit wrong, or all key fields stand already."""
    said = {fact.concept: fact for fact in facts}
    kind = kind_of(entity.kind)
    for scheme in kind.identified_by:
        if scheme in said and said[scheme].text:
            check_code(scheme, said[scheme].text)
            taken = Key.objects.filter(kind=entity.kind, scheme=scheme, value=said[scheme].text)
            _refuse(taken.exclude(entity=entity).values_list("entity", flat=True), kind, [scheme])
    if kind.key and all(name in said for name in kind.key):
        _refuse(_sharing(entity, [said[name] for name in kind.key]), kind, list(kind.key))


def check_code(scheme: str, code: str) -> None:
    """BadInput where a unified social credit code is not 18 signs with a right check digit."""
    if scheme == CREDIT_CODE and not uscc.is_valid(code):
        met = f"统一社会信用代码“{code}”的末位校验不符"
        raise guiju.BadInput.saying(met, expected="18位，营业执照上的代码", do="核对营业执照")


def _sharing(entity: Entity, facts: list[Fact]) -> list[int]:
    """Other entities of the kind in which all these facts stand."""
    found: set[int] | None = None
    for fact in facts:
        same = Current.objects.filter(
            entity__kind=entity.kind,
            concept=fact.concept,
            number=fact.number,
            text=fact.text,
            ref_id=fact.ref_id,
        ).exclude(entity=entity)
        narrowed = same if found is None else same.filter(entity__in=found)
        found = set(narrowed.values_list("entity", flat=True))
        if not found:
            return []
    return sorted(found or ())


def _refuse(others: Iterable[int], kind: object, names: list[str]) -> None:
    row = Row.objects.filter(pk__in=list(others), is_withdrawn=False, merged_into=None).first()
    if row is not None:
        labels = "、".join(kind.concepts[name].label for name in names)  # type: ignore[attr-defined]
        met = f"已有{labels}相同的记录：{row.name}（{row.code}）"
        raise guiju.BadInput.saying(met, do="打开那一条补充，或补全相区别的项")
