"""Every suggestion of every policy for an invented county holds when it is judged again."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.guiju.gaps.county import COUNT, faults, faults_without

PIECE = 25


def test_some_firms_of_the_county() -> None:
    """Every hundredth firm: each plan comes out as it says, whoever has none is told why."""
    plans, found = faults(range(7, COUNT, 100))
    assert found == []
    assert plans > 20


def test_without_the_first_fact_of_the_best_plan() -> None:
    """Every two hundredth firm: what is offered instead holds too, and leaves that fact alone."""
    assert faults_without(range(31, COUNT, 200)) == []


@pytest.mark.deep
def test_every_firm_of_the_county() -> None:
    """All two thousand, on two processors."""
    pieces = [range(start, start + PIECE) for start in range(0, COUNT, PIECE)]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        done = list(pool.map(faults, pieces))
    assert [fault for _, found in done for fault in found] == []
    assert sum(plans for plans, _ in done) > 2_000


@pytest.mark.deep
def test_without_the_first_fact_for_two_hundred() -> None:
    """Every tenth firm, with the first fact of its best plan held."""
    pieces = [range(start, start + 250, 10) for start in range(0, COUNT, 250)]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        assert [fault for found in pool.map(faults_without, pieces) for fault in found] == []
