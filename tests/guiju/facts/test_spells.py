"""Spells of a title fold to its last valid day, in one document and in bulk alike."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.errors import BadInput
from guiju.facts import NEVER_HELD
from guiju.facts.spells import Spell, entity_titles, last_valid_day
from guiju.vocabulary import Kind

# Day 20088 is 2024-12-31.
ON = 20_088


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], NEVER_HELD),
        ([(None, ON - 1)], ON - 1),
        ([(ON - 900, ON - 400), (ON - 399, ON + 100)], ON + 100),
        # Begins tomorrow: does not count today.
        ([(ON + 1, ON + 900)], NEVER_HELD),
        ([(ON - 900, ON - 1), (ON + 1, ON + 900)], ON - 1),
        ([(ON, ON + 900)], ON + 900),
        # A blank end is unknown, unless another spell reaches the day.
        ([(None, None)], None),
        ([(None, None), (None, ON - 1)], None),
        ([(None, None), (None, ON)], ON),
    ],
)
def test_last_valid_day(spells: list[tuple[Any, Any]], expected: int | None) -> None:
    """The latest spell that has begun decides."""
    assert last_valid_day([Spell(*spell) for spell in spells], ON) == expected


def test_ways_of_writing_titles(kind: Kind) -> None:
    """A day, null, a spell or several spells; what never began is absent."""
    raw = {
        "hte": [
            {"from": "2021-11-06", "valid_to": "2024-11-05"},
            {"from": "2024-11-06", "valid_to": "2027-11-05"},
        ],
        "stsme": {"from": "2025-01-01", "valid_to": "2025-12-31"},
    }
    assert entity_titles(raw, kind, ON) == {"hte": 21_127}
    assert entity_titles({"hte": None}, kind, ON) == {"hte": None}
    assert entity_titles({}, kind, ON) == {}
    assert entity_titles(None, kind, ON) is None


@pytest.mark.parametrize(
    ("raw", "met"),
    [
        ({"hte": True}, "有效期止“是”不是日期"),
        ({"hte": {"until": "2024-01-01"}}, "没有“until”这一项"),
        ({"hte": {"from": "2024-01-02", "valid_to": "2024-01-01"}}, "早于起"),
        ({"高新技术企业": "2024-01-01"}, "写称号的代码“hte”"),
        ("hte", "titles 不是一组键值"),
    ],
)
def test_refused_titles(kind: Kind, raw: Any, met: str) -> None:
    """What cannot be a title is refused in words."""
    with pytest.raises(BadInput, match=met):
        entity_titles(raw, kind, ON)
