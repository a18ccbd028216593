"""Made-up firms over the project's own vocabulary fit the types a snapshot has."""

from __future__ import annotations

import pytest

from guiju.bench.whole_run.firms import made_up
from guiju.evaluation.bulk import judge_frame
from guiju.facts import Snapshot
from guiju.facts.columns import column_name, column_type
from guiju.rulebook import Rulebook, load_rulebook


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The project's own rulebook."""
    return load_rulebook()


@pytest.fixture(scope="module")
def snapshot(book: Rulebook) -> Snapshot:
    """Two thousand firms of it."""
    return made_up(book.kind, 2_000)


def test_every_concept_is_there(book: Rulebook, snapshot: Snapshot) -> None:
    """Each with its own type, yearly ones for the last year, titles as last days."""
    frame = snapshot.frame
    for concept in book.kind.concepts.values():
        if concept.type != "titles":
            name = column_name(concept, 2023 if concept.yearly else None)
            assert frame.schema[name] == column_type(concept), name
    assert {f"titles.{code}" for code in book.kind.title_codes} <= set(frame.columns)


def test_about_an_eighth_is_blank(snapshot: Snapshot) -> None:
    """Each column has its blanks."""
    facts = snapshot.frame.drop("entity")
    shares = [count / facts.height for count in facts.null_count().row(0)]
    assert 0.09 < min(shares) <= max(shares) < 0.15


def test_some_get_each_verdict(book: Rulebook, snapshot: Snapshot) -> None:
    """A run over them meets every branch a real run meets."""
    judged = judge_frame(list(book.policies.values()), snapshot.frame, snapshot.as_of)
    codes = {code for found in judged.values() for code in found["verdict"].unique()}
    assert codes >= {0, 1, 2}
