"""Stages on a day and in a period: moves dated, imprecise, skipped, refused, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.periods import stretch
from tests.records import CARD, counted, ids

LONG = CARD.replace("2024-01-01", "2020-01-01")

LABS = (
    "id,name,stage\n"
    + "".join(f"lab-{n},实验室{n},\n" for n in range(1, 8))
    + "lab-8,实验室8,running\n"
)
MOVES = """\
entity,concept,on,value
lab-1,stage,2023-05-01,applied
lab-1,stage,2024-07,approved
lab-2,stage,2024-02-01,applied
lab-2,stage,2024-09-01,refused
lab-3,stage,2022-03-01,approved
lab-3,stage,2024-05-06,revoked
lab-4,stage,2023-12-01,planned
lab-4,stage,2024,running
lab-5,stage,2024-03-01,planned
lab-6,stage,2025-02-01,approved
lab-7,stage,2024-04-01,revoked
"""
TABLES = {"lab": LABS, "facts": MOVES}


@pytest.mark.parametrize(
    ("where", "period", "sure", "possible"),
    [
        # Who stands there at the end of the year; refused and revoked ones never do.
        ("stage >= approved", "2024", ["lab-1", "lab-4", "lab-8"], []),
        ("stage >= planned", "2024", ["lab-1", "lab-4", "lab-5", "lab-8"], ["lab-6"]),
        ("stage < approved", "2024", ["lab-5"], ["lab-6"]),
        ("stage == applied", "2024", [], ["lab-6"]),
        ("stage in [refused, revoked]", "2024", ["lab-2", "lab-3", "lab-7"], ["lab-6"]),
        # The year before; who is first heard of later was below the stage of his first move.
        ("stage >= approved", "2023", ["lab-3", "lab-8"], ["lab-7"]),
        ("stage == approved", "2023", ["lab-3"], ["lab-7"]),
        # In June, a move “in 2024” may or may not have been made.
        ("stage >= approved", "2024H1", ["lab-8"], ["lab-4"]),
        ("stage == planned", "2024H1", ["lab-5"], ["lab-4", "lab-6"]),
    ],
)
def test_standing_at_the_end(
    tmp_path: Path, where: str, period: str, sure: list[str], possible: list[str]
) -> None:
    """The stage is the last move on or before the day; the row's own where no move is dated."""
    found = counted(tmp_path, where, TABLES, period=stretch(period), card=LONG)
    assert (ids(found.records), ids(found.possible)) == (sure, possible)


@pytest.mark.parametrize(
    ("where", "period", "sure", "possible"),
    [
        # lab-7 was revoked, so it was approved once; lab-8 runs and nobody knows since when.
        ("reached(approved) in period", "2024", ["lab-1"], ["lab-4", "lab-7", "lab-8"]),
        ("reached(approved) in period", "2022", ["lab-3"], ["lab-7", "lab-8"]),
        ("reached(approved) in period", "2025", ["lab-6"], ["lab-7", "lab-8"]),
        ("reached(refused) in period", "2024", ["lab-2"], []),
        ("reached(refused) in period", "2023", [], []),
        ("reached(revoked) in period", "2024", ["lab-3", "lab-7"], []),
        ("reached(running) in period", "2024", ["lab-4"], ["lab-7", "lab-8"]),
        (
            "reached(applied) in period",
            "2024H1",
            ["lab-2"],
            ["lab-3", "lab-4", "lab-6", "lab-7", "lab-8"],
        ),
    ],
)
def test_reached_in_a_period(
    tmp_path: Path, where: str, period: str, sure: list[str], possible: list[str]
) -> None:
    """By the first move into it; a refused application never was approved."""
    found = counted(tmp_path, where, TABLES, period=stretch(period), card=LONG)
    assert (ids(found.records), ids(found.possible)) == (sure, possible)


def test_a_skipped_stage_lies_between_its_neighbours(tmp_path: Path) -> None:
    """Applied in March and running in June of one year: approved in that year for sure."""
    moves = "entity,concept,on,value\nlab-1,stage,2024-03,planned\nlab-1,stage,2024-06,running\n"
    tables = {"lab": "id,name\nlab-1,甲\n", "facts": moves}
    for period, sure in (("2024", ["lab-1"]), ("2024H1", ["lab-1"]), ("2024Q2", []), ("2025", [])):
        found = counted(tmp_path, "reached(approved) in period", tables, period=stretch(period))
        assert ids(found.records) == sure, period


def test_a_way_back_keeps_what_was_reached(tmp_path: Path) -> None:
    """Approved, then back to applied with a reason: reached, and no longer standing there."""
    moves = (
        "entity,concept,on,value,reason\n"
        "lab-1,stage,2024-03,approved,\n"
        "lab-1,stage,2024-08,applied,材料有误\n"
    )
    tables = {"lab": "id,name\nlab-1,甲\n", "facts": moves}
    assert ids(counted(tmp_path, "reached(approved) in period", tables).records) == ["lab-1"]
    assert ids(counted(tmp_path, "stage >= approved", tables).records) == []
