"""Enumerations that skip or repeat."""

from __future__ import annotations

import pytest

from tests.texts import slipped, told


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("一是甲。二是乙。三是丙。", []),
        ("一是甲。三是丙。", ["三是"]),
        ("一是甲。二是乙。二是丙。", ["二是"]),
        ("一是甲。一是乙。", ["一是"]),
        ("一是甲；二是乙。一是丙；二是丁。", []),
        ("一、甲\n二、乙\n四、丁", ["四、"]),
        ("一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅", []),
        ("一、甲\n（一）子\n（三）丑", ["（三）"]),
        ("1.甲\n2.乙\n4.丁", ["4."]),
        ("二、乙\n1.甲\n2.乙", []),
    ],
)
def test_what_follows_what(text: str, marks: list[str]) -> None:
    """Each number follows the one before or begins anew; inner ones begin anew under an outer."""
    assert slipped(text, "序号不连") == marks


def test_what_is_said() -> None:
    """The mark before, the mark met, what to look for."""
    slip = told("一是甲。三是丙。", "序号不连")
    assert slip.why == "“一是”之后是“三是”，中间缺号或次序不对"
    assert told("一是甲。二是乙。二是丙。", "序号不连").why == "“二是”写了两次"
