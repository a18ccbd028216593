"""Dates in a condition: less precise than the question, or not applying at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guiju.rollup.labs import BLANK, BOTH, NO, NONE, TABLES, YES
from tests.records import counted, ids


@pytest.mark.parametrize(
    ("where", "sure", "possible"),
    [
        ("approved_on in period", BOTH, BLANK),
        ('approved_on in "2024-07"', YES, BLANK),
        ('approved_on == "2024-06"', NO, BLANK),
        ('approved_on in "2024-06上旬"', NONE, ["lab-2", "lab-3"]),
        ('approved_on < "2024-07"', NO, BLANK),
        ('approved_on <= "2024-06-15"', NONE, ["lab-2", "lab-3"]),
        ('approved_on >= "2024-06"', BOTH, BLANK),
        ('approved_on <= "2024-06"', NO, BLANK),
        ('approved_on > "2024-06"', YES, BLANK),
        ('approved_on > "2024-06上旬"', YES, ["lab-2", "lab-3"]),
        ("approved_on <= as_of", BOTH, BLANK),
        ("approved_on > as_of", NONE, BLANK),
        ("as_of in checked", YES, BLANK),
        ("checked == period", YES, BLANK),
        ("month(approved_on) == 7", YES, BLANK),
        ("month(approved_on) < 7", NO, BLANK),
        ("year(approved_on) == 2024", BOTH, BLANK),
    ],
)
def test_dates(tmp_path: Path, where: str, sure: list[str], possible: list[str]) -> None:
    """A date less precise than the question leaves the record open."""
    found = counted(tmp_path, where, TABLES)
    assert (ids(found.records), ids(found.possible)) == (sure, possible)


def test_what_does_not_apply_is_known(tmp_path: Path) -> None:
    """“不适用” is no value, and it is not open: blank() finds it and nothing else does."""
    assert ids(counted(tmp_path, "blank(series)", TABLES).records) == ["lab-2", "lab-3"]
    assert ids(counted(tmp_path, 'series != "甲"', TABLES).records) == ["lab-2"]


def test_a_date_that_does_not_apply_is_in_no_period(tmp_path: Path) -> None:
    """Neither before, nor in, nor after: the record is a known no to each."""
    labs = {"lab": "id,name,approved_on,people,open,level\nlab-1,甲,不适用,不适用,不适用,不适用\n"}
    for where in (
        "approved_on in period",
        "approved_on <= as_of",
        "as_of in approved_on",
        "approved_on == period",
        "people >= 0",
        "open",
        "level >= county",
    ):
        found = counted(tmp_path, where, labs)
        assert (found.records, found.possible) == ((), ()), where
