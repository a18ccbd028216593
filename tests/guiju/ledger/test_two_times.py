"""What was so on a day, and what was known on a day."""

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


def test_a_correction_replaces_the_cell(tmp_path: Path) -> None:
    """A fact without a day says what the row should have said; what it rests on goes with it."""
    record = lab(tmp_path, "lab-1,people,,12,2024-03-01,C,数错\n")
    assert record is not None
    assert (record.value("people"), record.provenance("people").grade) == (12, "C")
    assert record.provenance("people").reason == "数错"


def test_the_later_known_of_two_corrections_stands(tmp_path: Path) -> None:
    """In whatever order they were written."""
    facts = "lab-1,people,,13,2024-05-01,B,\nlab-1,people,,12,2024-03-01,B,\n"
    record = lab(tmp_path, facts)
    assert record is not None
    assert record.value("people") == 13


@pytest.mark.parametrize(
    ("known_at", "people"), [("2024-02-28", 10), ("2024-03-01", 12), ("2024-06-30", 13)]
)
def test_as_it_was_known(tmp_path: Path, known_at: str, people: int) -> None:
    """On a day before a correction came, the ledger says what it said then."""
    facts = "lab-1,people,,12,2024-03-01,B,\nlab-1,people,,13,2024-05-01,B,\n"
    record = lab(tmp_path, facts, date.fromisoformat(known_at))
    assert record is not None
    assert record.value("people") == people


def test_a_record_nobody_knew_of(tmp_path: Path) -> None:
    """It is not there; facts about it are no slip."""
    facts = "lab-2,people,,7,2024-10-01,B,\n"
    assert lab(tmp_path, facts, date(2024, 8, 31), "lab-2") is None
    assert lab(tmp_path, facts, date(2024, 9, 1), "lab-2") is not None


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


def test_a_fact_may_take_a_value_back(tmp_path: Path) -> None:
    """A blank correction says that nothing is known after all."""
    record = lab(tmp_path, "lab-1,people,,,2024-05-01,B,有误\n")
    assert record is not None
    assert record.value("people") is None
