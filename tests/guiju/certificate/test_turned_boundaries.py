"""Every boundary word of the rulebook, turned round one at a time, is named where it is read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from guiju.certificate import certify, verify
from guiju.errors import BadInput
from guiju.facts import Facts
from guiju.rulebook import Rulebook, load_rulebook
from tests.guiju.certificate.conftest import DAY
from tests.rulebook.mutants import FLIPS, Mutant, copy_of_rulebook, mutants


@pytest.mark.deep
def test_every_turned_boundary_is_named(book: Rulebook, firm: Facts, tmp_path: Path) -> None:
    """One boundary word of the rulebook at a time: told for the policies it is read by, only.

    Which those are is told from the trees the policies are judged by.
    """
    papers = {policy: certify(book, firm, policy, DAY) for policy in book.policies}
    root = copy_of_rulebook(tmp_path)
    for mutant in mutants():
        path = root / mutant.file
        whole = path.read_text(encoding="utf-8")
        path.write_text(turned(whole, mutant), encoding="utf-8")
        with suppress(BadInput):  # a row that can never be reached is refused when loading
            fresh = load_rulebook(root)
            told = {name: verify(paper, fresh).about("rule") for name, paper in papers.items()}
            moved = {name for name in papers if meaning(book, name) != meaning(fresh, name)}
            assert {name for name, found in told.items() if found} == moved, str(mutant)
            kinds = {each.kind for found in told.values() for each in found}
            wanted = {"metric"} if "metrics/" in mutant.file else {"condition", "advice"}
            assert kinds <= wanted, str(mutant)
        path.write_text(whole, encoding="utf-8")


def turned(text: str, mutant: Mutant) -> str:
    """The text of a file with one boundary word turned round."""
    end = mutant.start + len(mutant.word)
    return text[: mutant.start] + FLIPS[mutant.word] + text[end:]


def meaning(book: Rulebook, policy: str) -> str:
    """All that the version in force on the day is judged by."""
    version = book.policies[policy].version_on(DAY, renewal=False, place=None)
    assert version is not None
    return repr((version.tree, version.outputs, version.advise))
