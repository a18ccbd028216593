"""Approximations said twice, multiples of a decrease."""

from __future__ import annotations

import pytest

from tests.texts import slipped


@pytest.mark.parametrize(
    "phrase", ["超60余家", "近百余家", "约30人左右", "至少5个以上", "超过30%以上"]
)
def test_said_twice(phrase: str) -> None:
    """One of the two words is too many."""
    assert slipped(f"示例{phrase}。", "概数重复") == [phrase]


@pytest.mark.parametrize("phrase", ["超60家", "60余家", "约30人", "5个以上"])
def test_said_once(phrase: str) -> None:
    """One word is right."""
    assert slipped(f"示例{phrase}。", "概数重复") == []


@pytest.mark.parametrize("text", ["能耗降低2倍。", "时间缩短了三倍。", "事故减少数倍。"])
def test_a_decrease_by_multiples(text: str) -> None:
    """What shrinks does so by a share."""
    assert len(slipped(text, "倍数误用")) == 1


def test_growth_by_multiples_is_right() -> None:
    """增长2倍 stays."""
    assert slipped("产值增长2倍。", "倍数误用") == []
