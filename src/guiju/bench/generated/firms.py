"""Made-up firms as a wide frame: sizes by chance, blanks among them, some exactly on a border."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from guiju.bench.generated.concepts import COUNTS, MONEY, YEARS
from guiju.facts.columns import ENTITY
from guiju.vocabulary.units import MONEY_BOUND

AS_OF = date(2024, 12, 31)
BLANK = 0.12
ON_THE_BORDER = 10
"""One firm in so many spends exactly 5 % of its sales on research."""

Float = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def firms(count: int, seed: int = 1) -> pl.DataFrame:
    """`count` firms with thirty facts over three years, money in 分, null where blank."""
    draw = np.random.default_rng(seed)
    size = np.exp(draw.normal(21.5, 1.5, count))
    columns = {ENTITY: pl.Series(np.arange(count)).cast(pl.String).str.zfill(8)}
    facts = _facts(draw, size)
    for name, values in facts.items():
        blank = draw.random(count) < BLANK
        dtype = pl.Int64 if name.split("@")[0] in MONEY else pl.Int32
        columns[name] = pl.Series(pa.array(values, mask=blank)).cast(dtype)
    return pl.DataFrame(columns)


def _facts(draw: np.random.Generator, size: Float) -> dict[str, Whole]:
    found: dict[str, Whole] = {}
    for name in (*MONEY, *COUNTS):
        found |= _over_the_years(draw, name, size)
    for year in YEARS:
        sales, research = found[f"sales@{year}"], found[f"rd_expense@{year}"]
        sales[::ON_THE_BORDER] -= sales[::ON_THE_BORDER] % 20
        research[::ON_THE_BORDER] = sales[::ON_THE_BORDER] // 20
    return found


def _over_the_years(draw: np.random.Generator, name: str, size: Float) -> dict[str, Whole]:
    if name in MONEY:
        base = size * MONEY[name] * np.exp(draw.normal(0, 0.5, len(size)))
    else:
        base = size / 2e7 * (1 if name == "employees" else 0.08)
    found = {}
    for back, year in enumerate(YEARS):
        values = base * np.exp(draw.normal(-0.1 * back, 0.3, len(size)))
        found[f"{name}@{year}"] = np.floor(values).clip(max=MONEY_BOUND).astype(np.int64)
    return found
