"""The two readings of one tree, over invented formulas and firms: not one cell may differ."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from typing import Any, TypeVar

import polars as pl
import pytest

from guiju.errors import BadInput
from guiju.facts import Facts, entity_from_mapping, frame_of
from guiju.formulas.columns import ColumnReading, ColumnValue
from guiju.formulas.exact import NotComputable, Situation, predicate_of, value_of
from guiju.formulas.nodes import Number
from guiju.formulas.parse import number, predicate
from guiju.formulas.scope import Scope
from guiju.formulas.tables import is_table, table
from tests.cast import scope_of
from tests.guiju.formulas.columns import generated

Made = TypeVar("Made")
WORDS = (">=", ">", "<=", "<", "==")


def compare_readings(scope: Scope, seed: int, formulas: int, firms: int) -> Counter[str]:
    """Count cells, ties and zero denominators over one batch; fails at the first difference."""
    draw = random.Random(seed)
    day = draw.choice(generated.DAYS)
    kind = scope.kind
    entities = [
        entity_from_mapping(
            {"id": f"{i:05d}", "facts": generated.facts(draw, day)}, _V(kind), as_of=day
        )
        for i in range(firms)
    ]
    frame = frame_of(entities, _V(kind), day)
    situations = [Situation(facts, day, day.year - 1) for facts in _in_order(entities, frame)]
    counted: Counter[str] = Counter()
    for _ in range(formulas):
        text = generated.any_number(draw)
        node = table(text, scope) if is_table(text) else number(text, scope)
        counted += _numbers(text, node, frame, situations)
        limit = draw.choice(generated.SHARES)
        asked = f"({generated.share(draw)}) {draw.choice(WORDS)} {limit}"
        question = asked if draw.random() < 0.7 else draw.choice(generated.TESTS)
        counted += _answers(
            question, scope, frame, situations, limit if question is asked else None
        )
    return counted


class _V:
    """The one kind as a vocabulary."""

    def __init__(self, kind: Any) -> None:
        self.enterprise = kind
        self.kinds = {"enterprise": kind}


def _in_order(entities: list[Facts], frame: pl.DataFrame) -> list[Facts]:
    by_name = {facts.entity: facts for facts in entities}
    return [by_name[name] for name in frame["entity"]]


def _collect(reading: ColumnReading, frame: pl.DataFrame, exprs: list[pl.Expr]) -> pl.DataFrame:
    lazy = frame.lazy()
    for stage in reading.stages:
        lazy = lazy.with_columns(stage)
    return lazy.with_columns(exprs).select([f"p{i}" for i in range(len(exprs))]).collect()


def _numbers(
    text: Any, node: Number, frame: pl.DataFrame, situations: list[Situation]
) -> Counter[str]:
    reading = ColumnReading(frame.schema, situations[0].today, situations[0].reference)
    value = unless_too_wide(lambda: reading.number(node))
    if value is None:
        return Counter(refused=1)
    found = _collect(reading, frame, _parts(value))
    exact = value_of(node)
    counted: Counter[str] = Counter()
    for row, situation in zip(found.iter_rows(), situations, strict=True):
        wanted = exact(situation)
        assert _as_cell(wanted) == _column_cell(row, value), (text, wanted, row, situation.facts)
        counted["cells"] += 1
        counted["zero denominators"] += isinstance(wanted, NotComputable)
    return counted


def unless_too_wide(make: Callable[[], Made]) -> Made | None:
    """What is made, or None: what could overflow 128 bits is refused, never computed."""
    with suppress(BadInput):
        return make()
    return None


def _parts(value: ColumnValue) -> list[pl.Expr]:
    flags = [
        pl.lit(flag) if isinstance(flag, bool) else flag
        for flag in (value.not_computable, value.doubt)
    ]
    ends = [value.lo.top, value.lo.bottom, value.hi.top, value.hi.bottom]
    return [e.alias(f"p{i}") for i, e in enumerate([*(end.expr for end in ends), *flags])]


def _column_cell(row: tuple[Any, ...], value: ColumnValue) -> Any:
    low_top, low_bottom, high_top, high_bottom, nothing, doubt = row
    if nothing:
        return "not computable"
    low = None if low_top is None else Fraction(low_top, low_bottom * value.lo.by)
    high = None if high_top is None else Fraction(high_top, high_bottom * value.hi.by)
    return low, high, doubt if (low, high) != (None, None) else False


def _as_cell(value: Any) -> Any:
    if isinstance(value, NotComputable):
        return "not computable"
    low, high = (None if end is None else Fraction(end) for end in (value.lo, value.hi))
    return low, high, value.doubt if (low, high) != (None, None) else False


def _answers(
    question: str,
    scope: Scope,
    frame: pl.DataFrame,
    situations: list[Situation],
    limit: str | None,
) -> Counter[str]:
    node = predicate(question, scope)
    reading = ColumnReading(frame.schema, situations[0].today, situations[0].reference)
    asked = unless_too_wide(lambda: reading.predicate(node))
    if asked is None:
        return Counter(refused=1)
    found = _collect(reading, frame, [asked.alias("p0")])["p0"]
    exact = predicate_of(node)
    counted: Counter[str] = Counter()
    for answer, situation in zip(found, situations, strict=True):
        assert exact(situation) == answer, (question, exact(situation), answer, situation.facts)
        counted["cells"] += 1
        counted["ties"] += limit is not None and _is_tie(node, situation)
    return counted


def _is_tie(node: Any, situation: Situation) -> bool:
    left, right = value_of(node.left)(situation), value_of(node.right)(situation)
    if isinstance(left, NotComputable) or isinstance(right, NotComputable) or not left.known:
        return False
    return bool(left.lo == right.lo)


@pytest.fixture(scope="module")
def scope(tmp_path_factory: pytest.TempPathFactory) -> Scope:
    """The cast's vocabulary, without metrics."""
    return scope_of(tmp_path_factory.mktemp("agreement"))


@pytest.mark.parametrize("seed", range(8))
def test_agreement(scope: Scope, seed: int) -> None:
    """A hundred thousand cells in every run, borders and zero denominators among them."""
    counted = compare_readings(scope, seed, formulas=40, firms=170)
    assert counted["cells"] >= 12_500
    assert counted["ties"] > 0
    assert counted["zero denominators"] > 0


@pytest.mark.deep
def test_agreement_over_a_million_cells(scope: Scope) -> None:
    """A million cells, with a thousand exact ties and a thousand zero denominators at least."""
    counted: Counter[str] = Counter()
    for seed in range(100, 130):
        counted += compare_readings(scope, seed, formulas=60, firms=300)
    assert counted["cells"] >= 1_000_000
    assert counted["ties"] >= 1_000
    assert counted["zero denominators"] >= 1_000
