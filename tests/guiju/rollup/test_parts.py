"""Parts of a figure, different values counted once, one value read."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from guiju.rollup import Amount
from tests.records import BODIES, counted, ids

LABS = """\
id,name,level,host,approved_on,people
lab-1,甲,province,body-1,2024-07,3
lab-2,乙,nation,body-1,2024,4
lab-3,丙,province,body-2,2024-07-05,5
lab-4,丁,province,,2024-02,6
"""
PARTED = {**BODIES, "lab": LABS}


def shares(
    root: Path, by: str, measure: str = "count()"
) -> list[tuple[str, str, Amount, list[str]]]:
    """Code, label, amount and records of each part."""
    more = f"by: {by}\nmeasure: {measure}"
    found = counted(root, "approved_on in period", PARTED, more=more)
    return [(one.code, one.label, one.amount, ids(one.records)) for one in found.shares]


def test_parts_follow_the_choices(tmp_path: Path) -> None:
    """Low to high, in the words of the place."""
    assert shares(tmp_path, "level") == [
        ("province", "省级", Amount.of(3), ["lab-1", "lab-3", "lab-4"]),
        ("nation", "国家级", Amount.of(1), ["lab-2"]),
    ]


def test_parts_by_relation_and_the_unknown_part_last(tmp_path: Path) -> None:
    """By the name of the other record; a blank is a part of its own."""
    assert shares(tmp_path, "host") == [
        ("body-1", "示例大学", Amount.of(2), ["lab-1", "lab-2"]),
        ("body-2", "示例机关", Amount.of(1), ["lab-3"]),
        ("", "未知", Amount.of(1), ["lab-4"]),
    ]


def test_parts_by_month(tmp_path: Path) -> None:
    """A date known to the year has no month."""
    assert [(label, ids_) for _, label, _, ids_ in shares(tmp_path, "month(approved_on)")] == [
        ("2月", ["lab-4"]),
        ("7月", ["lab-1", "lab-3"]),
        ("未知", ["lab-2"]),
    ]


def test_parts_of_a_sum_add_up(tmp_path: Path) -> None:
    """3 + 5 + 6 people in the province's laboratories and 4 in the nation's."""
    assert [one[2].low for one in shares(tmp_path, "level", "sum(people)")] == [14, 4]


def test_different_values_are_counted_once(tmp_path: Path) -> None:
    """Three laboratories of two hosts; the one without host may be of a third or of neither."""
    found = counted(tmp_path, "approved_on in period", PARTED, more="measure: distinct(host)")
    assert found.amount == Amount(Fraction(2), Fraction(3))


def test_one_value_is_read(tmp_path: Path) -> None:
    """None where there is no record, its span where there are two."""
    more = "measure: value(people)\nunit: 人"
    one = counted(tmp_path, 'name == "甲"', PARTED, more=more)
    none = counted(tmp_path, 'name == "戊"', PARTED, more=more)
    two = counted(tmp_path, "level == province", PARTED, more=more)
    assert (one.value, none.amount.why) == (3, "没有记录")
    assert two.amount == Amount(Fraction(3), Fraction(6))
