"""Can every version be judged in bulk? What could overflow is found by `guiju check`."""

from __future__ import annotations

from datetime import date

import polars as pl

from guiju.errors import BadInput, Problem, Problems
from guiju.evaluation.outcome_columns import TreeColumns
from guiju.formulas.columns import ColumnReading
from guiju.rulebook import Rulebook
from guiju.vocabulary import TITLES, Concept

DAY = date(2024, 12, 31)
YEARS = range(DAY.year - 12, DAY.year)


def refused_in_bulk(rulebook: Rulebook) -> list[Problem]:
    """Build the columns of every version over every fact there can be; what is refused is told."""
    schema = _everything(rulebook)
    problems = Problems()
    for policy in rulebook.policies.values():
        for version in policy.versions:
            reading = ColumnReading(schema, DAY, DAY.year - 1)
            try:
                TreeColumns(version, reading)
                for node in version.outputs.values():
                    reading.number(node)
            except BadInput as error:
                problems += [
                    Problem(f"“{policy.id}”：{p.message}", version.at, p.expected, p.do)
                    for p in error.problems
                ]
    return problems


def _everything(rulebook: Rulebook) -> dict[str, pl.DataType]:
    columns: dict[str, pl.DataType] = {}
    for concept in rulebook.kind.concepts.values():
        if concept.type == TITLES:
            columns |= {f"{TITLES}.{code}": pl.Int32() for code in concept.choices}
        elif concept.yearly:
            columns |= {f"{concept.name}@{year}": pl.Int64() for year in YEARS}
        else:
            columns[concept.name] = _type(concept)
    return columns


def _type(concept: Concept) -> pl.DataType:
    if concept.type != "list":
        return pl.Int64()
    if not concept.fields:
        return pl.List(pl.Int64())
    return pl.List(pl.Struct({name: pl.Int64() for name in concept.fields}))
