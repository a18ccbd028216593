"""One column's header: the words that name it, by identifier, label or former name, with a unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guiju.errors import BadInput, Problem
from guiju.facts.amounts import scale_of
from guiju.facts.aside import LINE, REASON
from guiju.facts.columns import DESCRIPTIVE, ENTITY
from guiju.facts.days import year_of
from guiju.vocabulary import TITLES, Concept, Kind, close_to

YEAR, CONCEPT, PERIOD, VALUE = "year", "concept", "period", "value"
TITLE, FROM, VALID_TO = "title", "from", "valid_to"
IGNORED, FACT = "ignored", "fact"

ROLES = {
    **dict.fromkeys([ENTITY, "企业", "企业编号", "编号"], ENTITY),
    **dict.fromkeys([YEAR, "年度", "年份"], YEAR),
    **dict.fromkeys([CONCEPT, "事实", "指标"], CONCEPT),
    **dict.fromkeys([PERIOD, "期间"], PERIOD),
    **dict.fromkeys([VALUE, "值", "数值"], VALUE),
    **dict.fromkeys([TITLE, "称号", "资质"], TITLE),
    **dict.fromkeys([FROM, "有效期起"], FROM),
    **dict.fromkeys([VALID_TO, "有效期止"], VALID_TO),
    **dict.fromkeys(["name", "名称", "企业名称"], "name"),
    **dict.fromkeys(["town", "镇", "镇街", "所属镇街"], "town"),
    **dict.fromkeys([LINE, REASON], IGNORED),
}
WITH_UNIT = re.compile(r"(.*?)\s*[\[［(（]\s*([^\[\]［］()（）]+?)\s*[\]］)）]")


@dataclass(frozen=True)
class Header:
    """One understood column: where it stands, what it is, and for facts which and in which unit."""

    position: int
    text: str
    role: str
    concept: Concept | None = None
    unit: str | None = None
    year: int | None = None

    @property
    def column(self) -> str:
        """The raw column in a batch."""
        return f"c{self.position}"


def header_of(
    position: int, text: str, kind: Kind, fields: Mapping[str, Concept] | None, shape: str
) -> Header:
    """What a column is in a sheet of that shape; BadInput when nobody knows it."""
    if not text or text[0] in "#_":
        return Header(position, text, IGNORED)
    if fields is not None and (field := _field(position, text, fields)):
        return field
    role = ROLES.get(text)
    if shape == "long" and role == YEAR:
        role = PERIOD
    if role in _ALLOWED.get(shape, (ENTITY,)) or role == IGNORED:
        return Header(position, text, role or IGNORED)
    if role in DESCRIPTIVE:
        # Names beside codes help the people who keep the sheet; rules never read them.
        return Header(position, text, IGNORED)
    if text in kind.identified_by or text in kind.identified_by.values():
        return Header(position, text, ENTITY)
    if shape in ("yearly", ENTITY):
        return _fact(position, text, kind, shape)
    raise _unknown(text, [*(fields or ()), *_ALLOWED.get(shape, (ENTITY,))])


_ALLOWED: dict[str, tuple[str, ...]] = {
    "yearly": (ENTITY, YEAR, *DESCRIPTIVE),
    ENTITY: (ENTITY, *DESCRIPTIVE),
    "long": (ENTITY, CONCEPT, PERIOD, VALUE),
    TITLES: (ENTITY, TITLE, FROM, VALID_TO),
}


def _field(position: int, text: str, fields: Mapping[str, Concept]) -> Header | None:
    """A field of a list's records, by name or label, perhaps with a unit behind."""
    by_name = {field.label: field for field in fields.values()} | dict(fields)
    if text in by_name:
        return Header(position, text, FACT, by_name[text])
    split = WITH_UNIT.fullmatch(text)
    if split is None or split[1] not in by_name:
        return None
    scale_of(by_name[split[1]], split[2])
    return Header(position, text, FACT, by_name[split[1]], split[2])


def _fact(position: int, text: str, kind: Kind, shape: str) -> Header:
    concept, unit, year = concept_named(text, kind), None, None
    if concept is None:
        # A label may itself end in brackets, so a unit is looked for only in what is not a label.
        split = WITH_UNIT.fullmatch(text)
        name, unit = (split[1], split[2]) if split else (text, None)
        concept, year = _dated(name, kind)
    if concept is None:
        labels = [concept.label for concept in kind.concepts.values()]
        raise _unknown(text, [*kind.concepts, *labels])
    if concept.type in (TITLES, "list"):
        raise BadInput(Problem(f"“{text}”不能作为一列", do=f"另放一个文件 {concept.name}.csv"))
    if year is not None and (shape != ENTITY or not concept.yearly):
        raise BadInput(Problem(f"列“{text}”不该带年份", do="去掉 @ 和年份"))
    scale_of(concept, unit)
    return Header(position, text, FACT, concept, unit, year)


def _dated(text: str, kind: Kind) -> tuple[Concept | None, int | None]:
    """A concept, perhaps with `@2023` behind it as in a snapshot."""
    name, at, year = text.partition("@")
    concept = concept_named(name, kind)
    return concept, year_of(year) if concept is not None and at and year else None


def concept_named(text: str, kind: Kind) -> Concept | None:
    """A concept by its present or former name or its label; BadInput when two share the label."""
    name = text.strip()
    concept = kind.find(name)
    labelled = [known for known in kind.concepts.values() if known.label == name]
    if concept is None and len(labelled) > 1:
        names = "、".join(known.name for known in labelled)
        raise BadInput(Problem(f"“{name}”说的是哪一个不清楚", expected=names, do="写事实的名称"))
    return concept or (labelled[0] if labelled else None)


def _unknown(text: str, known: Sequence[str]) -> BadInput:
    do = close_to(text, known) or "核对列名；不需要的列在列名前加 #"
    return BadInput(Problem(f"不认识的列“{text}”", do=do))
