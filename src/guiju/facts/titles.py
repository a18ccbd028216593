"""The table of titles (`entity, title, from, valid_to`) folded to a last valid day a title.

A titles table is taken to be complete for the entities read with it: who has no row for a title
never held it. That is how bureaux keep such lists; where only some titles are on record, leave
the table out and the titles stay unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from guiju.errors import Problem
from guiju.facts.aside import BadRows
from guiju.facts.columns import ENTITY, TITLE_TYPE, title_column
from guiju.facts.entity import NEVER_HELD
from guiju.facts.header_words import FROM, TITLE, VALID_TO
from guiju.facts.headers import Headers
from guiju.facts.long import masked
from guiju.facts.sheets import Progress, Sheet
from guiju.facts.typed import INDEX, LINE, entity_field, typed_rows, value_field
from guiju.vocabulary import Concept, Kind


@dataclass(frozen=True)
class Rows:
    """Rows of one kind: those that are good, and those that make their entity's facts doubtful."""

    good: pl.DataFrame
    bad: pl.DataFrame

    @staticmethod
    def parted(frame: pl.DataFrame, bad: list[int]) -> Rows:
        """Part typed rows by their index; a bad row whose entity is not known says nothing."""
        aside = pl.col(INDEX).is_in(bad)
        return Rows(frame.filter(~aside), frame.filter(aside & pl.col(ENTITY).is_not_null()))


def title_rows(
    sheet: Sheet, headers: Headers, kind: Kind, bad: BadRows, progress: Progress | None = None
) -> Rows:
    """The spells of a titles table: entity, title (its position), from and valid_to as days."""
    concepts = {
        TITLE: Concept(TITLE, "称号", "choice", choices=kind.title_codes),
        FROM: Concept(FROM, "有效期起", "date"),
        VALID_TO: Concept(VALID_TO, "有效期止", "date"),
    }
    fields = [entity_field(header) for header in headers if header.role == ENTITY]
    fields += [
        value_field(header, concepts[header.role], header.role, required=header.role == TITLE)
        for header in headers
        if header.role in concepts
    ]
    frame = typed_rows(sheet, fields, bad, progress)
    if FROM not in frame.columns:
        frame = frame.with_columns(pl.lit(None, dtype=pl.Int32).alias(FROM))
    backwards = frame.filter(pl.col(VALID_TO) < pl.col(FROM))
    for index, line in backwards.select(INDEX, LINE).iter_rows():
        bad.note(sheet, index, line, [Problem("有效期止早于有效期起", do="核对起止日期")])
    return Rows.parted(frame, bad.of(sheet))


def title_columns(rows: Rows, index: pl.DataFrame, kind: Kind, on: int) -> list[pl.Series]:
    """`titles.*` of every entity of `index` (entity, row), as seen on day number `on`.

    A last valid day, NEVER_HELD, or null where the day is unknown: its end is blank, or a row
    about it had to be set aside.
    """
    latest, unended = pl.col(VALID_TO).max(), pl.col(VALID_TO).is_null().any()
    reached = (pl.col("latest") >= on).fill_null(False)
    folded = (
        rows.good.filter(pl.col(FROM).is_null() | (pl.col(FROM) <= on))
        .group_by(ENTITY, TITLE)
        .agg(latest=latest, unended=unended)
        .with_columns(day=pl.when(~pl.col("unended") | reached).then("latest"))
        .join(index, on=ENTITY)
    )
    doubtful = rows.bad.join(index, on=ENTITY)
    return [
        _column(
            folded.filter(pl.col(TITLE) == place),
            doubtful.filter(pl.col(TITLE).is_null() | (pl.col(TITLE) == place)),
            index.height,
        ).alias(title_column(code))
        for place, code in enumerate(kind.title_codes)
    ]


def _column(folded: pl.DataFrame, doubtful: pl.DataFrame, height: int) -> pl.Series:
    days, known = np.full(height, NEVER_HELD, np.int64), np.ones(height, np.bool_)
    rows = folded["row"].to_numpy()
    days[rows] = folded["day"].fill_null(0).to_numpy()
    known[rows] = folded["day"].is_not_null().to_numpy()
    known[doubtful["row"].to_numpy()] = False
    return masked(days, known, TITLE_TYPE)
