"""Every row of every spec table, in the exact reading and in columns."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from guiju.documents import Mapping
from guiju.errors import Place
from guiju.evaluation.bulk import judge_frame
from guiju.evaluation.judging import judge_policy
from guiju.evaluation.packing import unpacked
from guiju.facts import Facts, entity_from_mapping, frame_of
from guiju.formulas.columns import ColumnReading
from guiju.formulas.exact import NotComputable, Situation, Span, value_of
from guiju.formulas.nodes import Number
from guiju.formulas.parse import number
from guiju.formulas.scope import Scope
from guiju.formulas.tables import is_table, table
from guiju.policies.building import Conditions, Inherited
from guiju.policies.policy import InForce, Policy, Source, Version
from guiju.rulebook import Rulebook, load_rulebook
from guiju.vocabulary import written
from tests.cast import DAY, write_rulebook
from tests.spec.reading import SpecTable, chapters

ROWS = [
    pytest.param(spec, row, id=f"{spec.name}-{index}")
    for chapter in chapters()
    for spec in chapter.tables
    for index, row in enumerate(spec.rows, 1)
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The cast's vocabulary."""
    return load_rulebook(write_rulebook(tmp_path_factory.mktemp("spec"), {}))


def scope(book: Rulebook) -> Scope:
    """The names a spec formula may use."""
    return Scope(kind=book.kind, metrics=book.metrics)


def facts_of(book: Rulebook, row: Mapping) -> Facts:
    """The row's facts."""
    return entity_from_mapping({"facts": row["facts"]}, book.vocabulary, as_of=DAY)


def formula_node(book: Rulebook, formula: Any) -> Number:
    """A spec formula or table."""
    return table(formula, scope(book)) if is_table(formula) else number(formula, scope(book))


def one_condition(book: Rulebook, body: Mapping) -> Policy:
    """A policy whose only condition is the spec's."""
    spec = Mapping({"id": "x", **body} if "measure" in body else body)
    spec.file, spec.line, spec.lines = "spec", 1, {}
    tree = Conditions(scope(book)).condition(spec, Place("spec", 1), Inherited("一", "V"))
    always = (InForce(DAY.replace(year=2000), None, None),)
    version = Version("p", "1", "", always, Source("示例"), tree, {}, (), None)
    return Policy("p", "示例", "000000", (), (version,))


def shown(value: Any, node: Number) -> Any:
    """A value as the spec tables write it."""
    if isinstance(value, NotComputable):
        return "not computable"
    assert isinstance(value, Span)
    if value.lo is None and value.hi is None:
        return "unknown"
    low, high = (
        None if e is None else written(Fraction(e), node.unit) for e in (value.lo, value.hi)
    )
    return low if low == high else [low, high]


def wanted(answer: Any) -> Any:
    """The answer of a row, numbers exact."""
    if isinstance(answer, list):
        return [Fraction(part) for part in answer]
    if isinstance(answer, str) and "/" not in answer:
        return answer
    return Fraction(answer)


@pytest.mark.parametrize(("spec", "row"), ROWS)
def test_exact(book: Rulebook, spec: SpecTable, row: Mapping) -> None:
    """The exact reading answers as the table says."""
    facts = facts_of(book, row)
    if spec.condition is None:
        node = formula_node(book, spec.formula)
        value = value_of(node)(Situation(facts, DAY, DAY.year - 1))
        assert shown(value, node) == wanted(row["answer"])
        return
    found = judge_policy(one_condition(book, spec.condition), facts, DAY)
    outcome = {"eligible": "met", "ineligible": "unmet", "unknown": "unknown"}[str(found.verdict)]
    if found.findings and found.findings[0].outcome_name == "waived":
        outcome = "waived"
    assert outcome == row["answer"]


@pytest.mark.parametrize(("spec", "row"), ROWS)
def test_columns(book: Rulebook, spec: SpecTable, row: Mapping) -> None:
    """The column reading answers the same."""
    frame = frame_of([facts_of(book, row)], book.vocabulary, DAY)
    if spec.condition is None:
        assert column_answer(formula_node(book, spec.formula), frame) == wanted(row["answer"])
        return
    judged = judge_frame([one_condition(book, spec.condition)], frame, DAY)["p"].row(0, named=True)
    outcome = {0: "unmet", 1: "met", 2: "unknown"}[judged["verdict"]]
    if unpacked([judged["word0"]], 1) == [3] and "unless" in spec.condition:
        outcome = "waived"
    assert outcome == row["answer"]


def column_answer(node: Number, frame: pl.DataFrame) -> Any:
    """A formula's value in columns, as the spec tables write it."""
    reading = ColumnReading(frame.schema, DAY, DAY.year - 1)
    value = reading.number(node)
    lazy = frame.lazy()
    for stage in reading.stages:
        lazy = lazy.with_columns(stage)
    parts = [value.lo.top, value.lo.bottom, value.hi.top, value.hi.bottom]
    exprs = [part.expr.alias(f"p{index}") for index, part in enumerate(parts)]
    nothing = value.not_computable
    flag = (pl.lit(nothing) if isinstance(nothing, bool) else nothing).alias("nothing")
    found = lazy.with_columns(*exprs, flag).collect().row(0, named=True)
    if found["nothing"]:
        return "not computable"
    low = end(found["p0"], found["p1"], value.lo.by, node)
    high = end(found["p2"], found["p3"], value.hi.by, node)
    if low is None and high is None:
        return "unknown"
    return low if low == high else [low, high]


def end(top: int | None, bottom: int, by: int, node: Number) -> Fraction | None:
    """One end of an interval, as people write it."""
    return None if top is None else written(Fraction(top, bottom * by), node.unit)
