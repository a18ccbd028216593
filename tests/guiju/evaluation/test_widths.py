"""A formula that could overflow in bulk is found when the rulebook is checked, not at night."""

from __future__ import annotations

from pathlib import Path

from guiju.evaluation.widths import refused_in_bulk
from guiju.rulebook import load_rulebook
from tests.cast import small_rulebook
from tests.rulebook.mutants import ROOT

PRODUCT = " * ".join(["patents"] * 5)


def test_what_needs_more_than_128_bits_is_told(tmp_path: Path) -> None:
    """A thousand million to the fifth power does not fit."""
    tree = f"  all:\n  - {{id: a, clause: 一, measure: {PRODUCT}, at_least: 1}}\n"
    (problem,) = refused_in_bulk(small_rulebook(tmp_path, tree))
    assert "128" in problem.text()
    assert "“p”" in problem.text()


def test_ours_fits() -> None:
    """Every version of the project's own rulebook can be judged in bulk."""
    assert refused_in_bulk(load_rulebook(ROOT)) == []
