"""Whole columns made exact: the plain cells by Polars without floats, the odd ones one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from guiju.errors import BadInput, Problem
from guiju.facts.amounts import limits, scale_of
from guiju.facts.blanks import BLANKS, WHITESPACE
from guiju.facts.columns import TEXT_TYPES, column_type
from guiju.facts.days import FIRST_YEAR, LAST_YEAR, year_of
from guiju.facts.values import typed_value
from guiju.vocabulary import Concept

Fault = tuple[int, tuple[Problem, ...]]
"""The index of a cell in its column, and what is wrong with it."""

# Longer numbers are left to the exact reading; so nothing here can leave 64 bits.
_PLAIN = r"^-?[0-9]{1,16}(?:\.[0-9]{0,24})?$"
_GROUPED = r"^-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?$"
# The first digits behind the smallest unit that are noise of a binary float: see FLOAT_TOLERANCE.
_ZEROS, _NINES = "000000", "999999"


def typed_column(
    series: pl.Series, concept: Concept, unit: str | None = None
) -> tuple[pl.Series, list[Fault]]:
    """Every cell as `typed_value` would read it, and the cells it refuses (null in the column).

    series: text, or what Parquet holds (integers, floats, decimals, booleans, dates).
    """
    if series.dtype.is_nested() or series.dtype in (pl.Binary, pl.Object, pl.Time, pl.Duration):
        met = f"{concept.label}这一列的类型 {series.dtype} 读不了"
        raise BadInput(Problem(met, do="改存为数字、文本或日期"))
    if isinstance(series.dtype, pl.Categorical | pl.Enum | pl.Decimal):
        series = series.cast(pl.String)
    scale = scale_of(concept, unit)
    convert = _one(concept, unit, floats=series.dtype.is_float())
    return _converted(series, _quick(series, concept, scale), convert, column_type(concept))


def year_column(series: pl.Series) -> tuple[pl.Series, list[Fault]]:
    """Years as Int32, null where blank; faults where not a year between 1949 and 2100."""
    quick = _nothing(series)
    if series.dtype.is_integer() or series.dtype == pl.String:
        quick = series.cast(pl.Int32, strict=False)
        quick = quick.set(~quick.is_between(FIRST_YEAR, LAST_YEAR).fill_null(False), None)
    return _converted(series, quick, _year, pl.Int32())


def _year(text: str) -> int | None:
    return None if text.strip(WHITESPACE) in BLANKS else year_of(text)


def _one(concept: Concept, unit: str | None, floats: bool) -> Callable[[str], Any]:
    if floats:
        return lambda text: typed_value(concept, float(text), unit)
    return lambda text: typed_value(concept, text, unit)


def _converted(
    series: pl.Series, quick: pl.Series, convert: Callable[[str], Any], dtype: pl.DataType
) -> tuple[pl.Series, list[Fault]]:
    """Fill what the quick reading left open, each distinct text once."""
    odd = (quick.is_null() & series.is_not_null()).arg_true()
    quick = quick.cast(dtype)
    if odd.is_empty():
        return quick, []
    texts = series.gather(odd).cast(pl.String)
    distinct = texts.unique()
    values: list[Any] = []
    refused: dict[str, tuple[Problem, ...]] = {}
    for text in distinct.to_list():
        try:
            values.append(convert(text))
        except BadInput as error:
            values.append(None)
            refused[text] = error.problems
    slow = texts.replace_strict(distinct, pl.Series(values, dtype=dtype), return_dtype=dtype)
    return quick.scatter(odd, slow), _faults(texts, odd, refused)


def _faults(
    texts: pl.Series, odd: pl.Series, refused: dict[str, tuple[Problem, ...]]
) -> list[Fault]:
    if not refused:
        return []
    wrong = texts.is_in(list(refused)).arg_true()
    pairs = zip(odd.gather(wrong).to_list(), texts.gather(wrong).to_list(), strict=True)
    return [(index, refused[text]) for index, text in pairs]


def _quick(series: pl.Series, concept: Concept, scale: int) -> pl.Series:
    """The cells Polars can surely read; null wherever in doubt, never a wrong value."""
    if concept.numeric and series.dtype.is_integer():
        return _integers(series, concept, scale)
    if concept.numeric and (series.dtype == pl.String or series.dtype.is_float()):
        return _texts(series, concept, scale)
    if concept.type in TEXT_TYPES and series.dtype == pl.String:
        stripped = series.str.strip_chars(WHITESPACE)
        return stripped.set(stripped.is_in(list(BLANKS)), None)
    return _nothing(series)


def _nothing(series: pl.Series) -> pl.Series:
    return pl.repeat(None, len(series), dtype=pl.Int64, eager=True)


def _integers(series: pl.Series, concept: Concept, scale: int) -> pl.Series:
    low, high = limits(concept)
    whole = series.cast(pl.Int64, strict=False)
    # Compared before multiplying: Polars wraps silently beyond 64 bits.
    inside = whole.is_between(-(-low // scale), high // scale).fill_null(False)
    return whole.set(~inside, None) * scale


def _texts(series: pl.Series, concept: Concept, scale: int) -> pl.Series:
    low, high = limits(concept)
    digits, floats = len(str(scale)) - 1, series.dtype.is_float()
    text = series.cast(pl.String).str.strip_chars(WHITESPACE)
    if not floats and text.str.contains(",", literal=True).any():
        grouped = text.str.contains(_GROUPED).fill_null(False)
        text = text.zip_with(~grouped, text.str.replace_all(",", "", literal=True))
    number = _scaled(pl.col("text"), digits, concept.bound, floats)
    if concept.type == "ratio" and not floats and text.str.contains("%", literal=True).any():
        percent = pl.col("text").str.ends_with("%")
        share = _scaled(pl.col("text").str.strip_suffix("%"), 6, concept.bound, floats=False)
        number = pl.when(percent).then(share).otherwise(number)
    frame = pl.DataFrame({"text": text}).select(number=number)
    return frame.select(pl.when(pl.col("number").is_between(low, high)).then("number")).to_series()


def _scaled(text: pl.Expr, digits: int, bound: int, floats: bool) -> pl.Expr:
    """Plain decimal text × 10^digits as Int64, digit by digit; null where it does not fit."""
    parts = text.str.strip_prefix("-").str.splitn(".", 2)
    whole = parts.struct.field("field_0").cast(pl.Int64, strict=False)
    decimals = parts.struct.field("field_1").fill_null("").str.strip_chars_end("0")
    kept, rest = decimals.str.slice(0, digits), decimals.str.slice(digits)
    nines = rest.str.starts_with(_NINES)
    exact = rest.str.len_bytes() == 0
    fits = exact | rest.str.starts_with(_ZEROS) | nines if floats else exact
    size = whole * 10**digits
    if digits:
        size += kept.str.pad_end(digits, "0").cast(pl.Int64, strict=False)
    if floats:
        size += nines.cast(pl.Int64)
    plain = text.str.contains(_PLAIN) & (whole <= bound // 10**digits) & fits
    return pl.when(plain).then(pl.when(text.str.starts_with("-")).then(-size).otherwise(size))
