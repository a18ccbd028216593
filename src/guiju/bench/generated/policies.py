"""Forty made-up policies of eight conditions, and one of five ratios, as YAML would hold them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from guiju.bench.generated.metrics import COMPOUND, SIZE, formulas, thresholds

Yaml = dict[str, Any]

CONDITIONS = 8
CLAUSE = {"clause": "第一条"}
FIVE = (
    ("rd_expense", "sales"),
    ("rd_staff", "employees"),
    ("tax", "revenue"),
    ("export_rev", "revenue"),
    ("profit", "revenue"),
)
"""The five ratios, top and bottom, each asked to be at least 5 %."""


def policies(count: int = 40, seed: int = 7) -> list[Yaml]:
    """Policies drawn by chance, the same ones every time."""
    draw = random.Random(seed)
    measures = [*formulas(), *COMPOUND]
    return [_policy(f"p{n:02d}", _drawn(draw, measures, n)) for n in range(count)]


def five_ratios() -> Yaml:
    """c0 and c1 and (c2 or c3) and c4, each a ratio of at least 5 %."""
    c = [
        {"id": f"c{n}", **CLAUSE, "measure": f"{top} / {bottom}", "at_least": 0.05}
        for n, (top, bottom) in enumerate(FIVE)
    ]
    return _policy("five", {"all": [c[0], c[1], {"any": [c[2], c[3]]}, c[4]]})


def _policy(name: str, tree: Yaml) -> Yaml:
    source = {"title": "示例办法", "number": "示例〔2016〕1号", "confidence": "V"}
    version = {"version": "1", "in_force": [{"from": date(2016, 1, 1)}], "source": source}
    head = {"id": name, "name": f"示例政策 {name}", "region": "000000", "themes": ["示例"]}
    return {**head, "versions": [{**version, **tree}]}


def _drawn(draw: random.Random, measures: list[str], number: int) -> Yaml:
    picked = draw.sample(measures, CONDITIONS)
    conditions = [_condition(draw, place, measure) for place, measure in enumerate(picked)]
    return SHAPES[number % len(SHAPES)](conditions)


def _condition(draw: random.Random, place: int, measure: str) -> Yaml:
    words = ["at_least"] * 3 + ["more_than", "at_most", "less_than"]
    word = draw.choice(words) if place > 5 else "at_least"
    if place == 0:
        measure = "rd_expense_to_sales_3y"
        return {"id": "c0", **CLAUSE, "measure": measure, "at_least": _banded(draw)}
    limit = draw.choice(thresholds(measure))
    written = f"cagr({COMPOUND[measure]}, periods=2)" if measure in COMPOUND else measure
    return {"id": f"c{place}", **CLAUSE, "measure": written, word: _number(limit)}


def _banded(draw: random.Random) -> Yaml:
    """The larger the firm, the smaller the share: three bands by last year's sales."""
    small, large = draw.choice([(5000, 20000), (4000, 10000), (2000, 40000), (3000, 30000)])
    return {"by": SIZE, "at_most": {small: 0.05, large: 0.04}, "else": 0.03}


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _all_with_choice(c: list[Yaml]) -> Yaml:
    two = {"at_least_n": {"n": 2, "of": [c[4], c[5], c[6]]}}
    return {"all": [c[0], c[1], {"any": [c[2], c[3]]}, two, {"none": [c[7]]}]}


def _either_way(c: list[Yaml]) -> Yaml:
    return {"any": [{"all": c[:3]}, {"at_least_n": {"n": 3, "of": c[3:]}}]}


def _five_of_eight(c: list[Yaml]) -> Yaml:
    return {"at_least_n": {"n": 5, "of": c}}


def _with_a_waiver(c: list[Yaml]) -> Yaml:
    return {"all": [*c[:4], {"any": [{"all": [c[4], c[5]]}, {"none": [c[6], c[7]]}]}]}


SHAPES: tuple[Callable[[list[Yaml]], Yaml], ...] = (
    _all_with_choice,
    _either_way,
    _five_of_eight,
    _with_a_waiver,
)
