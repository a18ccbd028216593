"""Where the head of a table is: under titles, over one row or more, with merged cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.opening import Merge
from bureau.ledger.sheets.texts import visible

SEARCHED = 30
"""A head further down than this is shown by the person."""
_DEEPEST = 3
_UNIT_LINE = re.compile(r"单\s*位\s*[:：]?\s*[（(]?\s*(?:人民币)?\s*(亿元|万元|千元|元)")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,.]*%?")


@dataclass(frozen=True)
class Head:
    """The rows of the head (from 1, ends in), the name of each column, what stands above.

    unit: the unit a line above the table gives all its amounts; titles: what stands above it.
    """

    first: int
    last: int
    names: tuple[str, ...]
    unit: str = ""
    titles: tuple[str, ...] = ()


def find_head(lines: Sequence[Line], merges: Iterable[Merge], known: Callable[[str], bool]) -> Head:
    """The likeliest head among the first rows; `known` says whether a text names a column."""
    grid = _grid(lines, merges)
    rows = [number for number in sorted(grid) if number <= SEARCHED]
    if not rows:
        return Head(1, 1, ())
    best = max(rows, key=lambda row: (_score(grid, row, known), -row))
    first, last = _reach(grid, best, known)
    return head_at(lines, merges, first, last)


def head_at(lines: Sequence[Line], merges: Iterable[Merge], first: int, last: int) -> Head:
    """The head where somebody says it is."""
    grid = _grid(lines, merges)
    width = max((len(grid[row]) for row in range(first, last + 1) if row in grid), default=0)
    names = []
    for column in range(width):
        stacked = [_text(grid, row, column) for row in range(first, last + 1)]
        names.append(" ".join(dict.fromkeys(part for part in stacked if part)))
    above = [text for row in sorted(grid) if row < first for text in dict.fromkeys(grid[row])]
    titles = tuple(dict.fromkeys(text for text in above if text))
    return Head(first, last, tuple(names), _unit_of(titles), titles)


def _unit_of(titles: Iterable[str]) -> str:
    found = {match[1] for title in titles if (match := _UNIT_LINE.search(title))}
    return found.pop() if len(found) == 1 else ""


def _grid(lines: Sequence[Line], merges: Iterable[Merge]) -> dict[int, list[str]]:
    """The first rows as text, merged blocks filled with what they show."""
    grid = {
        line.number: ["" if value is None else visible(str(value)) for value in line.values]
        for line in lines
        if line.number <= SEARCHED + _DEEPEST
    }
    for merge in merges:
        if merge.top > SEARCHED:
            continue
        text = _text(grid, merge.top, merge.left - 1)
        for row in range(merge.top, min(merge.bottom, SEARCHED + _DEEPEST) + 1):
            cells = grid.setdefault(row, [])
            cells.extend([""] * (merge.right - len(cells)))
            for column in range(merge.left - 1, merge.right):
                cells[column] = text if text else cells[column]
    return grid


def _text(grid: dict[int, list[str]], row: int, column: int) -> str:
    cells = grid.get(row, [])
    return cells[column] if column < len(cells) else ""


def _score(grid: dict[int, list[str]], row: int, known: Callable[[str], bool]) -> float:
    """Known names count most, then different short words; numbers speak against a head."""
    texts = [text for text in grid[row] if text]
    different = set(texts)
    if len(different) < 2:
        return sum(known(text) for text in different) * 0.5
    named = sum(known(text) for text in different)
    words = sum(1 for text in different if len(text) <= 30 and not _NUMBER.fullmatch(text))
    numbers = len(different) - words
    return named * 3 + (words - numbers) * 0.2 - (0.1 * row)


def _reach(grid: dict[int, list[str]], best: int, known: Callable[[str], bool]) -> tuple[int, int]:
    """The rows of the head around its best row: those tied to it by merged or open cells."""
    first = last = best
    while first > 1 and last - first < _DEEPEST - 1 and _is_over(grid, first - 1, first):
        first -= 1
    while last - first < _DEEPEST - 1 and _is_over(grid, last, last + 1):
        last += 1
    return first, last


def _is_over(grid: dict[int, list[str]], upper: int, lower: int) -> bool:
    """Whether one row heads the next: a word above spans several different words below."""
    above, below = grid.get(upper, []), grid.get(lower, [])
    groups: dict[str, set[str]] = {}
    for column, text in enumerate(above):
        if text:
            groups.setdefault(text, set()).add(_text(grid, lower, column))
    if len(groups) < 2 or any(_NUMBER.fullmatch(text) and len(text) != 4 for text in below if text):
        return False
    under = [parts - {"", text} for text, parts in groups.items()]
    same = sum(1 for text, parts in groups.items() if parts == {text})
    return any(len(parts) > 1 for parts in under) and same + sum(map(bool, under)) == len(groups)
