"""Dated values: what was so on a day, as precisely as it is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guiju.ledger import Record
from guiju.periods import stretch
from tests.records import book, ledger

LABS = "id,name,level,people,known_at,grade\nlab-1,甲,city,10,2024-01-05,A\nlab-2,乙,city,5,2024-09-01,A\n"
HEAD = "entity,concept,on,value,known_at,grade,reason\n"
APPLIED, APPROVED, RUNNING = 1, 2, 3


def lab(root: Path, facts: str, known_at: date | None = None, name: str = "lab-1") -> Record | None:
    """A laboratory with these later facts, as known on a day."""
    known = book(root, "figures: {}\n")
    tables = {"lab": LABS, "facts": HEAD + facts}
    return ledger(root, known, tables, known_at=known_at).find(name)


STAGES = "lab-1,stage,2024-03-05,applied,,A,\nlab-1,stage,2024-07,获批,,A,\nlab-1,stage,2024-09-01,running,,A,\n"


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2024-03-04", None),
        ("2024-03-05", APPLIED),
        ("2024-06-30", APPLIED),
        ("2024-07-15", None),
        ("2024-07-31", APPROVED),
        ("2024-12-31", RUNNING),
    ],
)
def test_the_stage_on_a_day_is_the_last_move(tmp_path: Path, day: str, stage: int | None) -> None:
    """Unknown before the first move, and within a month of which no day is known."""
    record = lab(tmp_path, STAGES)
    assert record is not None
    assert record.value("stage", date.fromisoformat(day)) == stage


def test_what_may_stand_within_such_a_month(tmp_path: Path) -> None:
    """Either of the two, and no third."""
    record = lab(tmp_path, STAGES)
    assert record is not None
    standing = record.standing("stage", date(2024, 7, 15))
    assert [each.value for each in standing] == [APPLIED, APPROVED]


def test_when_a_stage_was_reached(tmp_path: Path) -> None:
    """The first move into it, as precisely as it is known."""
    record = lab(tmp_path, STAGES)
    assert record is not None
    assert record.reached("stage", frozenset({APPROVED})) == stretch("2024-07")
    assert record.reached("stage", frozenset({0})) is None


def test_the_later_known_of_two_dates_for_a_move(tmp_path: Path) -> None:
    """Two values for one day: the one known later replaces the other."""
    facts = "lab-1,level,2024-05-01,nation,2024-06-01,B,\nlab-1,level,2024-05-01,province,2024-05-02,B,\n"
    record = lab(tmp_path, facts)
    assert record is not None
    assert record.value("level", date(2024, 12, 31)) == 3
