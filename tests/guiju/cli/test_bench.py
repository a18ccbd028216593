"""`guiju bench`: ratios for people and for machines; no duration is promised here."""

from __future__ import annotations

import json

import pytest

from tests.guiju.cli.conftest import Guiju

FEW = ("--entities", "2000")


def test_json_is_one_object(guiju: Guiju) -> None:
    """A ratio, a goal and whether it holds, by name; the exit code says whether all hold."""
    done = guiju("bench", "--json", "--only", "growth", "--only", "verdicts", *FEW)
    record = json.loads(done.stdout)
    assert list(record) == ["verdicts", "growth"]
    assert record["verdicts"]["goal"] == 0.5
    for entry in record.values():
        assert entry["ratio"] > 0
        assert entry["holds"] is (entry["ratio"] <= entry["goal"])
    assert done.returncode == (0 if all(entry["holds"] for entry in record.values()) else 1)


def test_a_missing_peer_is_null(guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not measured is neither true nor false, and no failure."""
    monkeypatch.setenv("GUIJU_BENCH_PYTHON", "nowhere/python")
    done = guiju("bench", "--json", "--only", "one_firm", *FEW)
    assert json.loads(done.stdout) == {"one_firm": {"ratio": None, "goal": 0.2, "holds": None}}
    assert done.returncode == 0


def test_the_table_names_the_machine(guiju: Guiju) -> None:
    """Memory is measured without any peer; the table says where."""
    done = guiju("bench", "--only", "memory", *FEW)
    assert done.returncode == 0, done.stderr
    for word in ("memory", "达到", "≤ 4", "机器：", "polars"):
        assert word in done.stdout


def test_an_unknown_name_is_told(guiju: Guiju) -> None:
    """Exit code 3 with the names there are."""
    done = guiju("bench", "--only", "speed")
    assert done.returncode == 3
    assert "long_to_wide" in done.stderr
