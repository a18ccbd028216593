"""Brute force over two facts: every pair of moves on a grid, judged by the column reading.

What comes out best is made smaller by halving, so that the grid need not be fine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

import polars as pl

from guiju.evaluation.bulk import ELIGIBLE, OPEN, judge_frame
from guiju.evaluation.judging import Judgement
from guiju.facts.columns import column_name
from guiju.gaps.ground import Ground
from guiju.gaps.levers import Movable
from tests.guiju.gaps.county import DAY

Moves = dict[str, int]
Price = tuple[int, int, Fraction]
_SHARES = (1, 2, 4, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500)  # in hundredths
_COUNTS = (*range(1, 21), 25, 30, 40, 60, 100, 200)
_LOOKED_AT, _HALVED = 300, 40


def price(ground: Ground, moves: Moves) -> Price:
    """The order of plans, worked out once more: facts, months, steps of the levers."""
    size = Fraction(0)
    for name, change in moves.items():
        concept, lever = ground.levers[name].concept, ground.levers[name].lever
        size += Fraction(abs(change), concept.written_scale) / lever.step
    months = max(ground.levers[name].lever.within_months for name in moves)
    return len(moves), months, size


def best_pair(judgement: Judgement, row: pl.DataFrame) -> tuple[bool, Price] | None:
    """Whether it settles, and the price, of the best that one or two facts can do, None if nothing.

    row: the firm's row of the county's frame.
    """
    ground = Ground.of(judgement)
    if ground is None or not ground.levers:
        return None
    tried = list(_tried(ground))
    verdicts = _judged(ground, row, tried)
    for wanted in (ELIGIBLE, OPEN):
        settled = wanted == ELIGIBLE
        good = [moves for moves, v in zip(tried, verdicts, strict=True) if v == wanted]
        good.sort(key=lambda moves: price(ground, moves))
        works = [m for m in good[:_LOOKED_AT] if _works(ground, m, settled)]
        smaller = [_halved(ground, moves, settled) for moves in works[:_HALVED]]
        if works:
            return settled, min(price(ground, moves) for moves in (*works, *smaller))
    return None


def _works(ground: Ground, moves: Moves, settled: bool) -> bool:
    shrinks = any(change < 0 and name in ground.bases for name, change in moves.items())
    return not shrinks and ground.mended(ground.after(moves), settled)


def _tried(ground: Ground) -> Iterator[Moves]:
    options = {name: list(_changes(movable)) for name, movable in ground.levers.items()}
    for name, changes in options.items():
        yield from ({name: change} for change in changes)
    for one, other in combinations(options, 2):
        yield from ({one: x, other: y} for x in options[one] for y in options[other])


def _changes(movable: Movable) -> Iterator[int]:
    concept, grid = movable.concept, movable.grid
    if concept.type == "bool":
        yield 1 if movable.value == 0 else -1
        return
    steps: Iterable[int] = _COUNTS
    if concept.type != "count":
        step = int(movable.lever.step * concept.written_scale)
        steps = {abs(movable.value) * share // 100 // grid for share in _SHARES}
        steps |= {step * k // grid for k in (1, 2, 3, 5, 8, 13)}
    for size in sorted(set(steps) - {0}):
        yield from (sign * size * grid for sign in (1, -1) if size <= movable.room(sign))


def _judged(ground: Ground, row: pl.DataFrame, tried: list[Moves]) -> list[int]:
    """The verdict after each set of moves, by the column reading."""
    columns = {}
    for name, movable in ground.levers.items():
        year = ground.reference if movable.concept.yearly else None
        values = [movable.value + moves.get(name, 0) for moves in tried]
        columns[column_name(movable.concept, year)] = values
    types = {name: row.schema.get(name, pl.Int64()) for name in columns}
    moved = pl.DataFrame(columns, schema=types)
    rest = row.drop([name for name in columns if name in row.columns])
    whole = rest.join(moved, how="cross")
    return judge_frame([ground.policy], whole, DAY)[ground.policy.id]["verdict"].to_list()


def _halved(ground: Ground, moves: Moves, settled: bool) -> Moves:
    """The same facts moved less, as far as halving finds it to hold."""
    for _ in range(2):
        for name, change in list(moves.items()):
            grid = ground.levers[name].grid
            sign, low, high = (1 if change > 0 else -1), 0, abs(change) // grid
            while high - low > 1:
                middle = (low + high) // 2
                holds = _works(ground, {**moves, name: sign * middle * grid}, settled)
                low, high = (low, middle) if holds else (middle, high)
            moves = {**moves, name: sign * high * grid}
    return moves
