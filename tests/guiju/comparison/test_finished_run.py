"""A finished run, opened: standing, steps short, what moved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from examples.county.firms import firms
from examples.county.tables import write

import guiju

NOW, BEFORE = date(2024, 12, 31), date(2023, 12, 31)


@pytest.fixture(scope="module")
def book() -> guiju.Rulebook:
    """The rulebook as it is shipped."""
    return guiju.load_rulebook()


@pytest.fixture(scope="module")
def runs(
    book: guiju.Rulebook, tmp_path_factory: pytest.TempPathFactory
) -> tuple[guiju.comparison.FinishedRun, guiju.comparison.FinishedRun]:
    """An invented county judged at the end of two years."""
    folder = tmp_path_factory.mktemp("county")
    write(
        firms(120, [("320481100", "甲镇"), ("320481101", "乙镇"), ("320481102", "丙镇")], 7),
        folder / "facts",
    )
    found = []
    for day in (BEFORE, NOW):
        snapshot = guiju.read_tables(folder / "facts", book.vocabulary, day)
        guiju.run(book, snapshot, folder / f"{day}")
        found.append(guiju.comparison.open_run(folder / f"{day}", book))
    return found[0], found[1]


@pytest.mark.parametrize("policy", ["hte", "js_hte_pool", "stsme", "srdi_sme"])
def test_steps_short_are_the_unmet_findings(
    policy: str, book: guiju.Rulebook, runs: tuple[guiju.comparison.FinishedRun, ...]
) -> None:
    """Nobody is short of a met policy; whoever fails is short of one condition at least."""
    run = runs[1]
    short = {e: (unmet, unknown) for e, unmet, unknown in run.steps_short(policy).iter_rows()}
    for facts in run.facts_of(list(short)):
        verdict = guiju.judge(book, facts, NOW, [policy])[policy].verdict
        unmet, unknown = short[facts.entity]
        if verdict == "eligible":
            assert (unmet, unknown) == (0, 0)
        elif verdict == "ineligible":
            assert unmet >= 1
        elif verdict == "unknown":
            assert unmet == 0
            assert unknown >= 1


def test_where_every_condition_must_hold_the_unmet_are_counted(
    book: guiju.Rulebook, runs: tuple[guiju.comparison.FinishedRun, ...]
) -> None:
    """高企 asks for ten conditions, none of them a choice of ways: a plain count is right."""
    run = runs[1]
    short = {e: unmet for e, unmet, _ in run.steps_short("hte").iter_rows()}
    for facts in run.facts_of(list(short)):
        judgement = guiju.judge(book, facts, NOW, ["hte"])["hte"]
        assert judgement.version is not None
        assert judgement.version.tree is not None
        top = {condition.id for condition in judgement.version.tree.children()}
        rows = [f for f in judgement.findings if f.condition.id in top]
        assert short[facts.entity] == sum(row.outcome_name == "unmet" for row in rows)


def test_what_moved_since_is_told_once_a_firm_and_policy(
    runs: tuple[guiju.comparison.FinishedRun, ...],
) -> None:
    """Each change has the verdicts of both runs and one cause; a run has not moved from itself."""
    before, now = runs
    found = list(now.moved_since(before, ["hte", "stsme"]))
    assert found
    assert len({(one.entity, one.policy) for one in found}) == len(found)
    assert {one.cause.kind for one in found} <= {"rules", "facts", "date"}
    assert not list(now.moved_since(now, ["hte"]))


def test_no_run_is_no_run(tmp_path: Path) -> None:
    """A folder without a record is refused by name."""
    with pytest.raises(guiju.BadInput, match="没有运行结果"):
        guiju.comparison.open_run(tmp_path)
