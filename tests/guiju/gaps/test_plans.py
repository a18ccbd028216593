"""Plans in words: sizes in units people use, who sets what a firm cannot."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from guiju.gaps import Move, smallest_changes
from guiju.vocabulary import Concept
from tests.guiju.gaps.desk import Desk, leaf


def move(before: Fraction | int, change: Fraction | int, **concept: Any) -> str:
    """A move of a concept in words."""
    made = Concept("x", "某项", **concept)
    return Move(made, 2023, Fraction(before), Fraction(change), 12).text()


@pytest.mark.parametrize(
    ("concept", "before", "change", "text"),
    [
        ({"type": "money", "unit": "万元"}, 100, 234, "某项增加234万元（至334万元）"),
        (
            {"type": "money", "unit": "万元"},
            100,
            Fraction(-1, 100),
            "某项减少0.01万元（至99.99万元）",
        ),
        ({"type": "money", "unit": "亿元"}, 1, 1, "某项增加1亿元（至2亿元）"),
        ({"type": "money", "unit": "万元"}, 9999, 2, "某项增加2万元（至1.0001亿元）"),
        ({"type": "count", "unit": "人"}, 8, 12, "某项增加12人（至20人）"),
        ({"type": "ratio"}, Fraction(1, 20), Fraction(1, 100), "某项增加1%（至6%）"),
        ({"type": "bool"}, 0, 1, "某项改为“是”"),
        ({"type": "bool"}, 1, -1, "某项改为“否”"),
    ],
)
def test_moves_in_words(
    concept: dict[str, Any], before: Fraction | int, change: Fraction | int, text: str
) -> None:
    """Nothing is cut: what is suggested is what is written."""
    assert move(before, change, **concept) == text


@pytest.mark.parametrize(
    ("condition", "facts", "suppliers", "words"),
    [
        ("measure: holds(hte)", {"titles": {}}, ("list",), "“某事”：以官方名单为准"),
        (
            "measure: market_value, at_least: 10",
            {"market_value": 9},
            ("market",),
            "“某事”：由市场机构给出",
        ),
        ("measure: expert, at_least: 12", {"expert": 3}, ("expert",), "“某事”：由专家评定"),
        ("measure: core", {"core": False}, ("enterprise",), "“某事”：企业自身情况，短期难以调整"),
    ],
)
def test_who_sets_what_a_firm_cannot(
    tmp_path: Path, condition: str, facts: dict[str, Any], suppliers: tuple[str, ...], words: str
) -> None:
    """A blocked condition names its supplier."""
    desk = Desk(tmp_path, leaf("blocked", f"says: 某事, {condition}"))
    (blocked,) = smallest_changes(desk.judged(**facts)).blocked
    assert (blocked.suppliers, blocked.text()) == (suppliers, words)


def test_a_waiver_that_cannot_be_had_is_not_mentioned(tmp_path: Path) -> None:
    """Nobody has to be waived: only the condition itself stands in the way."""
    waived = "measure: patents, at_least: 5, unless: {id: soft, clause: 一, measure: software}"
    judgement = Desk(tmp_path, leaf("own", waived)).judged(patents=1, software=False)
    assert [b.condition.id for b in smallest_changes(judgement).blocked] == ["own"]
