"""Each operator on a record that says yes, one that says no, one that is blank."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guiju.rollup.labs import BLANK, BOTH, NO, NONE, TABLES, YES
from tests.records import counted, ids


@pytest.mark.parametrize(
    ("where", "sure", "possible"),
    [
        ("level == province", YES, BLANK),
        ("level != province", NO, BLANK),
        ("level >= province", YES, BLANK),
        ("level > city", YES, BLANK),
        ("level <= city", NO, BLANK),
        ("level < province", NO, BLANK),
        ("level in [province, nation]", YES, BLANK),
        ("level not in [province]", NO, BLANK),
        ("people == 30", YES, BLANK),
        ("people != 30", NO, BLANK),
        ("people >= 30", YES, BLANK),
        ("people > 30", NONE, BLANK),
        ("people <= 10", NO, BLANK),
        ("people < 10", NONE, BLANK),
        ("area >= 120.5", YES, BLANK),
        ("area > 120.5", NONE, BLANK),
        ("share >= 5%", YES, BLANK),
        ("share > 5%", NONE, BLANK),
        ("people >= visitors", YES, BLANK),
        ("open", YES, BLANK),
        ("not open", NO, BLANK),
        ('name == "光学实验室"', YES, NONE),
        ('series == "甲"', YES, BLANK),
        ('series in ["乙", "甲"]', YES, BLANK),
        ('host == "示例大学"', YES, BLANK),
        ('host == "body-1"', YES, BLANK),
        ("has(fields, light)", YES, BLANK),
        ("has(fields, heat)", BOTH, BLANK),
        ("blank(approved_on)", BLANK, NONE),
        ("not blank(approved_on)", BOTH, NONE),
    ],
)
def test_fields(tmp_path: Path, where: str, sure: list[str], possible: list[str]) -> None:
    """A blank field leaves the record open, and only a blank one."""
    found = counted(tmp_path, where, TABLES)
    assert (ids(found.records), ids(found.possible)) == (sure, possible)


@pytest.mark.parametrize(
    ("where", "sure", "possible"),
    [
        ("level == province and open", YES, BLANK),
        ("level == province and not open", NONE, BLANK),
        ('level == province and name != "空白实验室"', YES, NONE),
        ('open or name == "空白实验室"', ["lab-1", "lab-3"], NONE),
        ("open or people == 10", BOTH, BLANK),
        ("not (open and people == 30)", NO, BLANK),
    ],
)
def test_composition(tmp_path: Path, where: str, sure: list[str], possible: list[str]) -> None:
    """A known no ends an “and”, a known yes ends an “or”; otherwise a blank stays open."""
    found = counted(tmp_path, where, TABLES)
    assert (ids(found.records), ids(found.possible)) == (sure, possible)
