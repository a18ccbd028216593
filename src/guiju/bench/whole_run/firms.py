"""Made-up firms over a whole vocabulary: every concept, three years, titles, lists, blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from guiju.calendar import to_number
from guiju.facts import NEVER_HELD, Snapshot
from guiju.facts.columns import ENTITY, TEXT_TYPES, column_name, column_type, title_column
from guiju.facts.snapshot import schema_of
from guiju.vocabulary import TITLES, Concept, Kind

AS_OF = date(2024, 12, 31)
YEARS = (2023, 2022, 2021)
BLANK = 0.12
MOST_RECORDS = 2

Draw = np.random.Generator
Whole = npt.NDArray[np.int64]


def made_up(kind: Kind, count: int, seed: int = 1) -> Snapshot:
    """A snapshot of `count` firms in which every concept of the kind stands."""
    draw = np.random.default_rng(seed)
    columns = {ENTITY: pl.Series(np.arange(count)).cast(pl.String).str.zfill(8)}
    columns |= dict(_facts(draw, kind, count))
    frame = pl.DataFrame(columns)
    counts = {"entities": count, "rows": count, "aside": 0}
    return Snapshot(frame, AS_OF, counts=counts, concepts=schema_of(frame.columns, kind))


def _facts(draw: Draw, kind: Kind, count: int) -> Iterator[tuple[str, pl.Series]]:
    for concept in kind.concepts.values():
        if concept.type == TITLES:
            continue
        for year in YEARS if concept.yearly else (None,):
            made = _lists if concept.type == "list" else _values
            yield column_name(concept, year), _blanked(draw, made(draw, concept, count))
    for code in kind.title_codes:
        yield title_column(code), _blanked(draw, _titles(draw, count))


def _blanked(draw: Draw, values: pa.Array) -> pl.Series:
    known = pl.Series(draw.random(len(values)) >= BLANK)
    return pl.select(pl.when(known).then(pl.Series(values))).to_series()


def _values(draw: Draw, concept: Concept, count: int) -> pa.Array:
    if concept.type in TEXT_TYPES:
        return pa.array(["3921", "6513", "7320"]).take(pa.array(draw.integers(0, 3, count)))
    numbers = np.minimum(_NUMBERS[concept.type](draw, concept, count), concept.bound)
    return pl.Series(numbers).cast(column_type(concept)).to_arrow()


def _money(draw: Draw, concept: Concept, count: int) -> Whole:
    return np.exp(draw.normal(21.5, 1.5, count)).astype(np.int64)


def _scaled(most: int) -> Callable[[Draw, Concept, int], Whole]:
    """Whole numbers of the unit, from nought to `most`."""
    return lambda draw, concept, count: draw.integers(0, most + 1, count) * concept.written_scale


def _days(draw: Draw, count: int, first: date, last: date) -> Whole:
    return draw.integers(to_number(first), to_number(last), count)


_NUMBERS: dict[str, Callable[[Draw, Concept, int], Whole]] = {
    "money": _money,
    "count": lambda draw, concept, count: draw.poisson(6, count),
    "number": _scaled(100),
    "ratio": lambda draw, concept, count: (
        draw.integers(0, 50, count) * (concept.written_scale // 100)
    ),
    "bool": lambda draw, concept, count: draw.integers(0, 2, count),
    "choice": lambda draw, concept, count: draw.integers(0, len(concept.choices), count),
    "date": lambda draw, concept, count: _days(draw, count, date(2005, 1, 1), AS_OF),
    "place": lambda draw, concept, count: 320_481_100_000 + 1000 * draw.integers(0, 12, count),
}


def _titles(draw: Draw, count: int) -> pa.Array:
    held = _days(draw, count, date(2022, 1, 1), date(2028, 1, 1))
    return pa.array(np.where(draw.random(count) < 0.3, held, NEVER_HELD).astype(np.int32))


def _lists(draw: Draw, concept: Concept, count: int) -> pa.Array:
    """Up to two records a firm, most firms with none."""
    sizes = draw.binomial(MOST_RECORDS, 0.2, count)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    total = int(ends[-1])
    parts = concept.fields.values() if concept.item is None else [concept.item]
    made = [_inner(draw, part, total) for part in parts]
    records = made[0] if concept.item else pa.StructArray.from_arrays(made, list(concept.fields))
    return pa.LargeListArray.from_arrays(pa.array(ends, pa.int64()), records)


def _inner(draw: Draw, concept: Concept, count: int) -> pa.Array:
    values = _values(draw, concept, count)
    return values if concept.type in TEXT_TYPES else values.cast(pa.int64())
