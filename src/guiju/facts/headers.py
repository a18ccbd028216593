"""The header of a table: which column is what, and which nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from guiju.errors import BadInput, Place, Problem, Problems
from guiju.facts.columns import ENTITY
from guiju.facts.header_words import (
    CONCEPT,
    FACT,
    IGNORED,
    ROLES,
    TITLE,
    VALID_TO,
    VALUE,
    YEAR,
    Header,
    header_of,
)
from guiju.facts.places import located
from guiju.vocabulary import TITLES, Concept, Kind


class Headers(list[Header]):
    """The understood columns of one sheet."""

    def role(self, role: str) -> Header | None:
        """The column that plays `role`, if any does."""
        return next((header for header in self if header.role == role), None)

    def facts(self) -> list[Header]:
        """The columns that hold facts (or a list's fields)."""
        return [header for header in self if header.role == FACT]


def shape_of(stem: str, texts: Sequence[str], kind: Kind) -> str:
    """What a sheet is: titles, a list concept's name, long, yearly, or entity (a row each)."""
    roles = {ROLES.get(text) for text in texts}
    if stem in (TITLES, "称号", "资质"):
        return TITLES
    named = kind.find(stem) or next((c for c in kind.concepts.values() if c.label == stem), None)
    if named is not None and named.type == "list":
        return named.name
    if {CONCEPT, VALUE} <= roles:
        return "long"
    return "yearly" if YEAR in roles else ENTITY


def read_headers(
    texts: Sequence[str],
    kind: Kind,
    at: Place,
    *,
    shape: str,
    fields: Mapping[str, Concept] | None = None,
) -> Headers:
    """Understand every column of a sheet, or say which are not understood.

    shape: as `shape_of` gives it; fields: for a list, the concepts its columns are named after.
    """
    problems, headers = Problems(), Headers()
    for position, text in enumerate(texts):
        try:
            headers.append(header_of(position, text, kind, fields, shape))
        except BadInput as error:
            problems.extend(located(error, at))
    _prefer_entity(headers)
    problems.extend(_missing(headers, texts, shape, at))
    problems.extend(_twice(headers, at))
    problems.raise_if_any()
    return headers


def _prefer_entity(headers: Headers) -> None:
    """Beside `entity`, another identifier (统一社会信用代码) is passed by."""
    known = [place for place, header in enumerate(headers) if header.role == ENTITY]
    proper = [place for place in known if ROLES.get(headers[place].text) == ENTITY]
    if len(known) > 1 and len(proper) == 1:
        for place in set(known) - set(proper):
            headers[place] = Header(headers[place].position, headers[place].text, IGNORED)


def _missing(headers: Headers, texts: Sequence[str], shape: str, at: Place) -> Iterator[Problem]:
    needed = {"yearly": (YEAR,), "long": (CONCEPT, VALUE), TITLES: (TITLE, VALID_TO)}
    for role in (ENTITY, *needed.get(shape, ())):
        if headers.role(role) is None:
            met = "、".join(texts)[:80]
            do = "补上这一列" if len(texts) > 1 else "补上这一列；列与列之间用逗号隔开"
            yield Problem(f"缺少 {role} 列，表头是：{met}", at, expected=f"含 {role} 列", do=do)


def _twice(headers: Headers, at: Place) -> Iterator[Problem]:
    def what(header: Header) -> tuple[str, str, int | None]:
        return header.role, header.concept.name if header.concept else "", header.year

    counted = Counter(what(header) for header in headers if header.role != IGNORED)
    for key, times in counted.items():
        if times > 1:
            texts = "、".join(f"“{header.text}”" for header in headers if what(header) == key)
            yield Problem(f"同一内容有 {times} 列：{texts}", at, do="只留一列")
