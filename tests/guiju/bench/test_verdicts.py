"""The made-up rulebook: the column reading and the peer in NumPy answer alike, cell by cell."""

from __future__ import annotations

import polars as pl
import pytest

from guiju.bench.by_numpy import NumpyPeer, columns_of
from guiju.bench.generated import AS_OF, firms, forty_policies
from guiju.bench.generated.metrics import COMPOUND, formulas
from guiju.bench.verdicts import differences
from guiju.evaluation.bulk import OPEN
from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE, judge
from guiju.facts import facts_of_row
from guiju.policies.conditions import leaves
from guiju.rulebook import Rulebook

CODES = {INELIGIBLE: 0, ELIGIBLE: 1, "unknown": OPEN}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The forty policies, through YAML and back."""
    return forty_policies(tmp_path_factory.mktemp("forty"))


def test_it_is_as_large_as_promised(book: Rulebook) -> None:
    """Forty policies of eight conditions over sixty measures and thirty facts."""
    trees = [policy.versions[0].tree for policy in book.policies.values()]
    assert [len(leaves(tree)) for tree in trees if tree] == [8] * 40
    assert len(formulas()) + len(COMPOUND) == 60
    assert len(book.kind.concepts) == 30


def test_the_peer_agrees_on_twenty_thousand_firms(book: Rulebook) -> None:
    """800,000 verdicts, a tenth of the firms exactly on the border of 5 %."""
    assert differences(book, firms(20_000)) == []


def test_the_peer_agrees_with_the_exact_reading(book: Rulebook) -> None:
    """Two readings that share expressions could be wrong alike; the exact one shares none."""
    frame = firms(60, seed=5)
    peer = NumpyPeer(book, AS_OF.year - 1).verdicts(columns_of(frame), frame.height)
    for number, row in enumerate(frame.iter_rows(named=True)):
        judged = judge(book, facts_of_row(row, book.vocabulary, AS_OF), AS_OF)
        for name, judgement in judged.items():
            assert peer[name][number] == CODES[str(judgement.verdict)], (name, row["entity"])


def test_every_verdict_occurs(book: Rulebook) -> None:
    """Firms that all failed would make an easy race."""
    frame = firms(2_000)
    found = NumpyPeer(book, AS_OF.year - 1).verdicts(columns_of(frame), frame.height)
    counts = pl.concat([pl.Series(codes) for codes in found.values()]).value_counts()
    assert dict(counts.iter_rows()).keys() == {0, 1, 2}
    assert min(counts["count"]) > 2_000
