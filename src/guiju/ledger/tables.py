"""A table of the folder: its columns understood, its rows as raw values with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.errors import BadInput, Place, Problem, Problems
from guiju.facts.amounts import scale_of
from guiju.facts.blanks import is_blank
from guiju.facts.header_words import WITH_UNIT
from guiju.facts.places import located
from guiju.facts.sources import open_sheet
from guiju.vocabulary import Concept, close_to


@dataclass(frozen=True)
class Column:
    """One understood column: a word of the table's own, or a concept with the unit it is in."""

    word: str
    concept: Concept | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Row:
    """One row: blank cells are absent."""

    words: Mapping[str, Any]
    concepts: Mapping[str, Any]
    units: Mapping[str, str | None]
    at: Place


def rows_of(path: Path, words: Mapping[str, str], concepts: Mapping[str, Concept]) -> Iterator[Row]:
    """Every row that is not blank throughout; BadInput where a column is not understood.

    words: what this table calls its own columns, by every spelling; concepts: by name.
    """
    sheet = open_sheet(path)
    columns = _columns(sheet.headers, words, concepts, Place(path, 1))
    for batch in sheet.batches():
        for line, cells in zip(batch.lines, batch.frame.iter_rows(), strict=True):
            row = _row(columns, cells, Place(path, int(line)))
            if row.words or row.concepts:
                yield row


def _row(columns: Sequence[Column | None], cells: Sequence[Any], at: Place) -> Row:
    words: dict[str, Any] = {}
    concepts: dict[str, Any] = {}
    units: dict[str, str | None] = {}
    for column, cell in zip(columns, cells, strict=True):
        if column is None or is_blank(cell):
            continue
        if column.concept is None:
            words[column.word] = cell
        else:
            concepts[column.concept.name], units[column.concept.name] = cell, column.unit
    return Row(words, concepts, units, at)


def _columns(
    headers: Sequence[str], words: Mapping[str, str], concepts: Mapping[str, Concept], at: Place
) -> list[Column | None]:
    problems, found = Problems(), list[Column | None]()
    for header in headers:
        try:
            found.append(
                None if not header or header[0] in "#_" else column_of(header, words, concepts)
            )
        except BadInput as error:
            problems.extend(located(error, at))
            found.append(None)
    named = [column.concept.name if column.concept else column.word for column in found if column]
    for twice in {name for name in named if named.count(name) > 1}:
        problems.note(f"“{twice}”有两列", at, do="只留一列")
    problems.raise_if_any()
    return found


def column_of(header: str, words: Mapping[str, str], concepts: Mapping[str, Concept]) -> Column:
    """What a head stands for; BadInput when it is not understood."""
    concept, unit = _named(header, concepts), None
    if concept is None and header not in words and (split := WITH_UNIT.fullmatch(header)):
        concept, unit = _named(split[1], concepts), split[2]
    if concept is not None:
        scale_of(concept, unit)
        return Column(concept.name, concept, unit)
    if header in words:
        return Column(words[header])
    labels = [known.label for known in concepts.values()]
    do = close_to(header, [*concepts, *labels, *words]) or "核对列名；不需要的列在列名前加 #"
    raise BadInput(Problem(f"不认识的列“{header}”", do=do))


def _named(text: str, concepts: Mapping[str, Concept]) -> Concept | None:
    found = concepts.get(text)
    if found is not None:
        return found
    labelled = [known for known in concepts.values() if text in (known.label, *known.was)]
    if len(labelled) > 1:
        names = "、".join(known.name for known in labelled)
        raise BadInput(Problem(f"“{text}”说的是哪一个不清楚", expected=names, do="写英文名称"))
    return labelled[0] if labelled else None
