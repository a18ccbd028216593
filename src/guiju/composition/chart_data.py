"""What a chart shows, the same for every renderer: caption with unit, numbers as text, rows."""

from __future__ import annotations

from math import isfinite

from guiju.composition.document import Chart

BLANK = "—"
# Told apart by lightness as well, for a black and white print.
INKS = ("#0f4c5c", "#d98a3d", "#7fb0c0", "#8c3b3b", "#b9a26a", "#5a6672")
_MOST_PLACES = 2


def caption(chart: Chart) -> str:
    """The caption with its unit: 图1 企业培育情况（单位：家）; not said twice."""
    if not chart.unit or "单位" in chart.caption:
        return chart.caption
    return f"{chart.caption}（单位：{chart.unit}）"


def kind(chart: Chart) -> str:
    """How to draw it: a pie of numbers that are no parts of a whole becomes bars."""
    numbers = values(chart)
    whole = len(chart.series) == 1 and min(numbers) >= 0 and sum(numbers) > 0
    return "bar" if chart.kind == "pie" and not whole else chart.kind


def is_empty(chart: Chart) -> bool:
    """Whether there is nothing to draw."""
    return not chart.categories or not values(chart)


def values(chart: Chart) -> list[float]:
    """Every number of the chart, blanks left out."""
    return [value for _, row in series(chart) for value in row if value is not None]


def series(chart: Chart) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
    """The series, each as long as the categories: short ones filled up with blanks."""
    count = len(chart.categories)
    return tuple((name, _fitted(row, count)) for name, row in chart.series)


def _fitted(row: tuple[float | None, ...], count: int) -> tuple[float | None, ...]:
    known = [None if value is None or not isfinite(value) else value for value in row[:count]]
    return (*known, *[None] * (count - len(known)))


def places(chart: Chart) -> int:
    """How many decimals show every number exactly, at most two."""
    numbers = values(chart)
    fits = (p for p in range(_MOST_PLACES) if all(round(n, p) == n for n in numbers))
    return next(fits, _MOST_PLACES)


def number_text(value: float | None, decimals: int) -> str:
    """A number with so many decimals; a dash where there is none; never -0."""
    if value is None:
        return BLANK
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def number_format(chart: Chart) -> str:
    """The same decimals as a spreadsheet writes them: 0 or 0.00."""
    decimals = places(chart)
    return f"0.{'0' * decimals}" if decimals else "0"


def reach(chart: Chart) -> tuple[float, float]:
    """The lowest and highest value to show, low < high.

    Nought lies within, for lengths to be in proportion; only lines, which have no length, may
    begin above it when they would lie close together at the top.
    """
    numbers = values(chart)
    low, high = min(0, *numbers), max(0, *numbers)
    least = min(numbers)
    if chart.kind == "line" and 2 * least > high > least:
        low = least - (high - least) / 2
    return (low, high) if low < high else (low, low + 1)


def rows(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The chart as a table of texts: a line of heads, then a line a category."""
    decimals = places(chart)
    named = series(chart)
    heads = ("", *(name for name, _ in named))
    lines = (
        (category, *(number_text(row[at], decimals) for _, row in named))
        for at, category in enumerate(chart.categories)
    )
    return (heads, *lines)
