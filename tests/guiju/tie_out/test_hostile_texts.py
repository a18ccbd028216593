"""Texts written to be slow: time grows with length, not with its square."""

from __future__ import annotations

import time

import pytest

from guiju.errors import BadInput
from guiju.tie_out import slips, statements, text_of
from tests.texts import WORDING

# Each is repeated to the length; what is refused for its numbers counts as read.
UNITS = (
    "1 一 十一 第 （ ( “ ” 《 a a- a@ 1. 1, 1+ 1- 12: 1% 三大 百万 三分之 近百 将 将来作 从1家到 《1家》 * 汉_"
    " 研究院、 1家， 其中1家， 从1家增加到2家，增长3%， 共5家(国家1家、省2家)， 2024- 3+X+ A1 XX （一） 一是"
).split()
SMALL, LARGE, SECONDS = 20_000, 500_000, 20


def read_through(unit: str, length: int) -> float:
    """Seconds to read a text of that many characters and to look for slips."""
    text = text_of(unit * (length // len(unit)))
    start = time.perf_counter()
    try:
        slips(text, statements(text, WORDING.terms), WORDING)
    except BadInput as error:
        assert "数字多于" in str(error)  # noqa: PT017
    return time.perf_counter() - start


@pytest.mark.parametrize("unit", UNITS)
def test_a_short_hostile_text(unit: str) -> None:
    """Twenty thousand characters take a second or two at most."""
    assert read_through(unit, SMALL) < SECONDS / 4


@pytest.mark.deep
@pytest.mark.parametrize("unit", UNITS)
def test_a_long_hostile_text(unit: str) -> None:
    """Half a million characters, the most that is read, take seconds."""
    assert read_through(unit, LARGE) < SECONDS


@pytest.mark.deep
def test_many_short_paragraphs_and_many_names() -> None:
    """Headings and names are not compared with each other without bound."""
    assert read_through("一、示例\n", LARGE) < SECONDS
    names = "".join(f"、青云山{chr(0x4E00 + n % 99)}{chr(0x4E00 + n)}研究院" for n in range(20_000))
    assert read_through(names, len(names)) < SECONDS
