"""Every case an author wrote beside the law comes out as worked by hand."""

from __future__ import annotations

import pytest

from guiju.evaluation.checking import Answer, check_metrics, check_policy
from guiju.rulebook import Rulebook, load_rulebook
from tests.rulebook.mutants import ROOT


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The project's own rulebook."""
    return load_rulebook(ROOT)


def told(answers: list[Answer]) -> str:
    """Everything that did not come out, a line each."""
    return "\n".join(problem.text() for answer in answers for problem in answer.problems)


@pytest.mark.parametrize("policy", sorted(path.name for path in ROOT.glob("policies/*/")))
def test_policy(book: Rulebook, policy: str) -> None:
    """The cases beside each policy."""
    answers = list(check_policy(book, policy))
    assert answers
    assert not told(answers)


def test_metrics(book: Rulebook) -> None:
    """The cases of shared metrics."""
    assert not told(list(check_metrics(book)))
