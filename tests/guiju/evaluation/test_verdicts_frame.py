"""Verdicts alone are those of the whole judgement, whichever way a policy's firms fall apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from guiju.bench.whole_run.firms import made_up
from guiju.evaluation.bulk import judge_frame, verdicts_frame
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import DAY, POLICY, write_rulebook


@pytest.mark.parametrize("day", [date(2019, 6, 1), date(2024, 4, 30), DAY, date(2026, 4, 1)])
def test_they_are_those_of_judge_frame(day: date) -> None:
    """The project's own law over a thousand made-up firms, on days with and without versions."""
    book = load_rulebook()
    frame, policies = made_up(book.kind, 1_000).frame, list(book.policies.values())
    found = verdicts_frame(policies, frame, day)
    whole = judge_frame(policies, frame, day)
    assert found.columns == ["entity", *whole]
    for name, judged in whole.items():
        assert found["entity"].equals(judged["entity"])
        assert found[name].equals(judged["verdict"], check_names=False), name


@pytest.fixture
def parted(tmp_path: Path) -> Rulebook:
    """One policy for everybody, one for a county, one with renewals of their own."""
    tree = "  all: [{id: a, clause: 第一条, measure: patents, at_least: 3}]"
    policies = {name: POLICY.format(id=name, tree=tree) for name in ("all", "local", "again")}
    policies["local"] = policies["local"].replace('"000000"', '"320481"')
    policies["again"] = policies["again"].replace("2016-01-01}", "2016-01-01, case: new}")
    policies["again"] += "case: {renewal: software}\n"
    return load_rulebook(write_rulebook(tmp_path, policies))


def test_firms_fall_apart_as_in_a_whole_judgement(parted: Rulebook) -> None:
    """Elsewhere and renewals: not applicable; the rest by the condition, in the frame's order."""
    facts = {
        "entity": ["A", "B", "C", "D"],
        "region_code": [320481000000, 110000000000, 320481000000, 110000000000],
        "patents": [3, 2, None, 5],
        "software": [0, 1, 1, None],
    }
    frame = pl.DataFrame(facts)
    found = verdicts_frame(
        [parted.policies[name] for name in ("all", "local", "again")], frame, DAY
    )
    assert found["all"].to_list() == [1, 0, 2, 1]
    assert found["local"].to_list() == [1, 3, 2, 3]
    assert found["again"].to_list() == [1, 3, 3, 1]


def test_a_policy_that_only_gives_numbers_says_so_of_everybody() -> None:
    """A code a row, although it depends on no fact."""
    book = load_rulebook()
    frame = made_up(book.kind, 3).frame
    assert verdicts_frame([book.policies["ladder"]], frame, DAY)["ladder"].to_list() == [4, 4, 4]


def test_nobody_gets_no_verdict(parted: Rulebook) -> None:
    """No rows in, no rows out, the columns all the same."""
    empty = pl.DataFrame(schema={"entity": pl.String, "software": pl.Int8})
    found = verdicts_frame(list(parted.policies.values()), empty, DAY)
    assert found.shape == (0, 4)
