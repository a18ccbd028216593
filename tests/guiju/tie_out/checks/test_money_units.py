"""万元 and 亿元 for one thing."""

from __future__ import annotations

import pytest

from tests.texts import slipped, told


def test_one_thing_in_two_units() -> None:
    """Told at the second place, with the first."""
    slip = told("示例研发经费达3亿元。\n示例研发经费达28000万元。", "单位不统一")
    assert slip.text == "3亿元、28000万元"
    assert (slip.place.paragraph, slip.also[0].paragraph) == (2, 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("甲类资金0.3亿元、乙类资金4000万元。", 1),
        ("甲类资金23000万元、乙类资金1.2亿元。", 1),
        ("甲类资金4000万元、乙类资金1.2亿元。", 0),
        ("甲类资金0.3亿元、乙类资金0.4亿元。", 0),
    ],
)
def test_side_by_side(text: str, count: int) -> None:
    """Two units are right where each suits its number."""
    assert len(slipped(text, "单位不统一")) == count
