"""The whole law in both readings over invented firms: not one outcome may differ."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from guiju.evaluation.bulk import NOT_APPLICABLE, VERDICT_NAMES, judge_frame
from guiju.evaluation.judging import judge_policy
from guiju.evaluation.packing import unpacked, words_needed
from guiju.facts import frame_of
from guiju.rulebook import Rulebook, load_rulebook
from tests.rulebook.invented import DAYS, firms
from tests.rulebook.mutants import ROOT


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The project's own rulebook."""
    return load_rulebook(ROOT)


def compare(book: Rulebook, day: date, count: int, seed: int) -> Counter[str]:
    """Every verdict and outcome of every policy; fails at the first that differs."""
    entities = firms(book, day, count, seed)
    frame = frame_of(entities, book.vocabulary, day)
    judged = judge_frame(list(book.policies.values()), frame, day)
    counted: Counter[str] = Counter()
    for name, found in judged.items():
        policy = book.policies[name]
        for facts, row in zip(entities, found.iter_rows(named=True), strict=True):
            exact = judge_policy(policy, facts, day)
            where = (name, day, facts.entity)
            expected = "not_applicable" if row["verdict"] == NOT_APPLICABLE else exact.verdict
            assert VERDICT_NAMES[row["verdict"]] == exact.verdict == expected, where
            counted[str(exact.verdict)] += 1
            if exact.version is None:
                continue
            words = [row[f"word{i}"] for i in range(words_needed(len(exact.version.rows)))]
            codes = unpacked(words, len(exact.version.rows))
            assert codes == [f.outcome for f in exact.findings], (where, exact.findings)
            counted["cells"] += len(codes) + 1
            if exact.score is not None:
                assert _ends(exact.score) == (row["score·lo"], row["score·hi"]), where
    return counted


def _ends(score: object) -> tuple[float | None, float | None]:
    low, high = score.lo, score.hi  # type: ignore[attr-defined]
    return (None if low is None else float(low), None if high is None else float(high))


@pytest.mark.parametrize("day", DAYS)
def test_agreement(book: Rulebook, day: date) -> None:
    """Some hundred firms on each day on which the law changes, and around it."""
    assert compare(book, day, count=120, seed=1)["cells"] > 5_000


@pytest.mark.deep
def test_agreement_over_a_million_outcomes(book: Rulebook) -> None:
    """A million outcomes of the real law, every verdict among them."""
    counted: Counter[str] = Counter()
    for seed, day in enumerate(DAYS):
        counted += compare(book, day, count=1_400, seed=seed)
    assert counted["cells"] >= 1_000_000
    assert min(counted[v] for v in ("eligible", "ineligible", "unknown", "not_applicable")) > 50
