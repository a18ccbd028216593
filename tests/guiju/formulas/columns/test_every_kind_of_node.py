"""The two readings of trees drawn by chance: every kind of node, and not one cell may differ."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from guiju.errors import BadInput
from guiju.facts import Facts, frame_of
from guiju.formulas import nodes as n
from guiju.formulas.exact import NotComputable, Situation, predicate_of, value_of
from tests.guiju.formulas.columns.cells import NOT_COMPUTABLE, cells
from tests.guiju.formulas.columns.drawn_concepts import VOCABULARY
from tests.guiju.formulas.columns.drawn_facts import DAYS, firm
from tests.guiju.formulas.columns.drawn_trees import Trees


def compare_readings(seed: int, trees: int, firms: int, depth: int) -> Counter[str]:
    """Count cells, kinds of node and kinds of answer; fails at the first difference."""
    draw = random.Random(seed)
    day = draw.choice(DAYS)
    everybody = [firm(draw, number, day) for number in range(firms)]
    frame, known = _thinned(draw, frame_of(everybody, VOCABULARY, day), everybody)
    counted: Counter[str] = Counter()
    for _ in range(trees):
        source, deep = Trees(draw), draw.randint(1, depth)
        node = source.number(deep) if draw.random() < 0.6 else source.predicate(deep)
        counted.update({type(part).__name__ for part in node.walk()})
        counted += _cells(node, frame, known, day)
    return counted


def _thinned(
    draw: random.Random, frame: pl.DataFrame, everybody: list[Facts]
) -> tuple[pl.DataFrame, list[Facts]]:
    """Now and then without some columns: what nobody has is blank for everybody."""
    if draw.random() < 0.7:
        return frame, everybody
    facts = [name for name in frame.columns[1:] if not name.startswith("titles.")]
    gone = {name for name in facts if draw.random() < 0.15}
    return frame.drop(gone), [_without(gone, facts) for facts in everybody]


def _without(gone: set[str], facts: Facts) -> Facts:
    return Facts(
        entity=facts.entity,
        values={name: value for name, value in facts.values.items() if name not in gone},
        years={
            name: {y: v for y, v in years.items() if f"{name}@{'' if y is None else y}" not in gone}
            for name, years in facts.years.items()
        },
        lists={name: items for name, items in facts.lists.items() if name not in gone},
        titles=facts.titles,
    )


def _cells(node: n.Node, frame: pl.DataFrame, known: list[Facts], day: date) -> Counter[str]:
    try:
        found = cells(node, frame, day)
    except BadInput:  # what could overflow 128 bits is refused, never computed
        return Counter(refused=1)
    counted: Counter[str] = Counter()
    exact = value_of(node) if isinstance(node, n.Number) else predicate_of(node)  # type: ignore[arg-type]
    for cell, facts in zip(found, known, strict=True):
        wanted = exact(Situation(facts, day, day.year - 1))
        yes_no = wanted is None or isinstance(wanted, bool)
        assert cell == (wanted if yes_no else _exact_cell(wanted)), (node, facts)
        counted[f"is {wanted}" if yes_no else _sort(wanted)] += 1
        counted["cells"] += 1
    return counted


def _exact_cell(value: Any) -> Any:
    if isinstance(value, NotComputable):
        return NOT_COMPUTABLE
    low, high = (None if end is None else Fraction(end) for end in (value.lo, value.hi))
    return low, high, value.doubt


def _sort(value: Any) -> str:
    if isinstance(value, NotComputable):
        return "not computable"
    if value.known:
        return "doubtful points" if value.doubt else "points"
    return "open" if value.lo is None and value.hi is None else "intervals"


EVERY_KIND = {
    *(name for name in n.__all__ if name not in ("REGISTRATION", "Node", "Number", "Predicate")),
}
EVERY_ANSWER = {
    *("is True", "is False", "is None", "not computable"),
    *("points", "doubtful points", "open", "intervals"),
}


def test_every_kind_of_node_agrees() -> None:
    """Fifty thousand cells in every run, with every kind of node and of answer among them."""
    counted: Counter[str] = Counter()
    for seed in range(8):
        counted += compare_readings(seed, trees=80, firms=80, depth=3)
    assert counted["cells"] >= 50_000
    assert counted.keys() >= EVERY_KIND
    assert counted.keys() >= EVERY_ANSWER


@pytest.mark.deep
def test_a_million_cells_of_deeper_trees_agree() -> None:
    """A million cells of deeper trees, a thousand of every kind of answer."""
    counted: Counter[str] = Counter()
    for seed in range(100, 115):
        counted += compare_readings(seed, trees=120, firms=600, depth=4)
    assert counted["cells"] >= 1_000_000
    assert min(counted[answer] for answer in EVERY_ANSWER) >= 1_000
