"""Every boundary word of the rulebook, turned round one at a time, is named where it is read."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from guiju.certificate import certify, verify
from guiju.errors import BadInput
from guiju.facts import entity_from_mapping
from guiju.rulebook import Rulebook, load_rulebook
from tests.guiju.certificate.conftest import FIRM
from tests.rulebook.mutants import FLIPS, Mutant, copy_of_rulebook, mutants

LATER = date(2026, 5, 1)  # when the newest versions are in force
OTHERS = 3


@pytest.mark.deep
def test_every_turned_boundary_is_named(book: Rulebook, tmp_path: Path) -> None:
    """Told for the policies it is read by, and for none of three others drawn by lot.

    Which read it is told from the trees the policies are judged by.
    """
    facts = entity_from_mapping(FIRM, book.vocabulary, as_of=LATER)
    papers = {policy: certify(book, facts, policy, LATER) for policy in book.policies}
    root, draw = copy_of_rulebook(tmp_path), random.Random(5)
    for mutant in mutants():
        path = root / mutant.file
        whole = path.read_text(encoding="utf-8")
        path.write_text(turned(whole, mutant), encoding="utf-8")
        with suppress(BadInput):  # a row that can never be reached is refused when loading
            fresh = load_rulebook(root)
            moved = {name for name in papers if meaning(book, name) != meaning(fresh, name)}
            asked = moved | set(draw.sample(sorted(papers), OTHERS))
            told = {name: verify(papers[name], fresh).about("rule") for name in asked}
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
    version = book.policies[policy].version_on(LATER, renewal=False, place=None)
    return repr(version and (version.tree, version.outputs, version.advise))
