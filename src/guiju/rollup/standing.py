"""Where a record stood among its stages, and when it first reached one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from guiju.figures import nodes
from guiju.figures.functions import STAGE
from guiju.ledger import Dated, Record
from guiju.periods import DAY, Stretch
from guiju.rollup.setting import Answer, Setting
from guiju.vocabulary import Stages

_UPWARD = ("at_least", "more_than", "is")


def reached(test: nodes.Reached, record: Record, setting: Setting) -> Answer:
    """Whether a record first reached a stage in the period.

    A stage that was skipped was reached somewhere between the moves around it. Without a dated
    move nobody knows when; a record that never came so far has not reached it.
    """
    stages = record.kind.stages
    if stages is None or test.stage not in stages.labels:
        return False
    setting.touched.add((record.id, STAGE))
    moves = _moves(record)
    when = _first(test.stage, stages, record, moves)
    if when is not None:
        return when.within(setting.period)
    value = setting.value(record, STAGE)
    codes = [_code(move, stages) for move in moves]
    if not codes and isinstance(value, int):
        codes = [list(stages.labels)[value]]
    return None if not codes or any(_implied(codes, test.stage, stages)) else False


def not_yet(record: Record, test: nodes.Choice, setting: Setting) -> bool:
    """Whether a stage nobody knows is at any rate below the one asked for.

    Before its first dated move a record stood below the stage of that move.
    """
    moves, stages = _moves(record), record.kind.stages
    if not moves or stages is None or test.word not in _UPWARD:
        return False
    first = moves[0]
    if first.on is None or first.on.first <= setting.as_of:
        return False
    rank = stages.rank(_code(first, stages))
    asked = [stages.rank(code) for code in test.codes]
    return rank is not None and all(one is not None and one >= rank for one in asked)


def _moves(record: Record) -> list[Dated]:
    entries = record.later.get(STAGE, ())
    return [move for move in entries if move.on is not None and isinstance(move.value, int)]


def _code(move: Dated, stages: Stages) -> str:
    assert isinstance(move.value, int)
    return list(stages.labels)[move.value]


def _first(stage: str, stages: Stages, record: Record, moves: list[Dated]) -> Stretch | None:
    """When the stage was first reached: the move into it, else between the moves around it."""
    order = list(stages.labels)
    exact = record.reached(STAGE, frozenset({order.index(stage)}))
    if exact is not None or stages.is_side(stage):
        return exact
    below: Stretch | None = None
    for move in moves:
        if _beyond(_code(move, stages), stage, stages):
            both = below is not None and move.on is not None
            return Stretch(below.first, move.on.last, DAY) if both else None  # type: ignore[union-attr]
        below = move.on
    return None


def _beyond(code: str, stage: str, stages: Stages) -> bool:
    """Whether one stage stands higher in the order than another."""
    one, other = stages.rank(code), stages.rank(stage)
    return one is not None and other is not None and one > other


def _implied(codes: list[str], stage: str, stages: Stages) -> Iterator[bool]:
    """Of each stage a record has been at, whether it may have been at `stage` before.

    A move beside the order that may be made from the stage before it implies nothing more.
    """
    for before, code in pairwise(["", *codes]):
        if not stages.is_side(code):
            yield code == stage or _beyond(code, stage, stages)
        elif not before or code not in stages.next(before):
            sources = [source for source in stages.order if code in stages.next(source)]
            yield any(one == stage or _beyond(one, stage, stages) for one in sources)
