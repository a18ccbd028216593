"""A boundary turned round anywhere in the law is caught by the cases beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rulebook.mutants import ROOT, caught, copy_of_rulebook, mutants


def test_there_is_something_to_flip() -> None:
    """The search for boundaries finds the law's own words, in policies and in metrics."""
    found = list(mutants())
    assert len(found) > 100
    assert {"at_least", "at_most", "more_than"} <= {mutant.word for mutant in found}


def test_a_flipped_boundary_is_caught(tmp_path: Path) -> None:
    """One example in every run: the pass mark of the high-tech score excludes 70 itself."""
    root = copy_of_rulebook(tmp_path)
    pass_mark = next(m for m in mutants() if "hte/policy" in m.file and m.word == "more_than")
    assert caught(pass_mark, root)


@pytest.mark.deep
def test_every_flipped_boundary_is_caught(tmp_path: Path) -> None:
    """All of them, one at a time."""
    root = copy_of_rulebook(tmp_path)
    missed = [str(mutant) for mutant in mutants() if not caught(mutant, root)]
    assert not missed, "\n".join(missed)
    assert ROOT.is_dir()
