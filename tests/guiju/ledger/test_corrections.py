"""Corrections: what was known on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guiju.ledger import Record
from tests.records import book, ledger

LABS = "id,name,level,people,known_at,grade\nlab-1,甲,city,10,2024-01-05,A\nlab-2,乙,city,5,2024-09-01,A\n"
HEAD = "entity,concept,on,value,known_at,grade,reason\n"


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


def test_a_fact_may_take_a_value_back(tmp_path: Path) -> None:
    """A blank correction says that nothing is known after all."""
    record = lab(tmp_path, "lab-1,people,,,2024-05-01,B,有误\n")
    assert record is not None
    assert record.value("people") is None


def test_a_year_may_be_taken_back(tmp_path: Path) -> None:
    """A blank for a year says that nothing is known of that year after all, from that day on."""
    known = book(tmp_path, "figures: {}\n")
    tables = {
        "enterprise": "id,core\nfirm-1,是\n",
        "enterprise-years": "id,year,sales,known_at\nfirm-1,2023,100,2024-05-01\n",
        "facts": HEAD + "firm-1,sales,2023,,2024-06-01,C,报错了\n",
    }
    found = ledger(tmp_path, known, tables).find("firm-1")
    before = ledger(tmp_path, known, tables, known_at=date(2024, 5, 31)).find("firm-1")
    assert found is not None
    assert before is not None
    assert found.years["sales"] == {}
    assert before.years["sales"] == {2023: 100_000_000}
