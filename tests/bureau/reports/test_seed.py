"""Every phrase of the bureau's year holds on the ledger that the service gives out again."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import guiju
from bureau.ledger.queries import rulebook
from bureau.reports.exporting import figures_now
from tests.bureau.reports.conftest import YEAR

PERIOD = guiju.stretch("2024")
# By the number of the phrase; the sums stand in the tests of the rulebook, worked by hand.
NUMBERS: dict[str, dict[str, Any]] = {
    "A1": {"assessed_indicators": 8},
    "B1": {"tech_innovation_centres_striving": 2},
    "B2": {"upward_reports": 1},
    "B3": {"provincial_tech_innovation_centres_approved": 1},
    "B6": {"joint_innovation_centres": 6, "joint_innovation_centres_carried": 6},
    "B8": {"academician_workstations_accepted": 1},
    "B9": {"engineering_centres_approved": 1},
    "B10": {"proof_of_concept_planned": 1},
    "B11": {"key_laboratories_applied": 2},
    "C1": {"policy_set_drafts": 4, "policy_set_in_consultation": 4},
    "D1": {"postdoc_workstations_approved": 2},
    "D2": {
        "key_platforms": 14,
        "talent_intake": 342,
        "talent_intake_rd": 258,
        "talent_intake_master": 205,
    },
    "D3": {
        "talent_awards_hj": 1,
        "talent_awards_foreign_expert": 1,
        "talent_awards_tech_vice_president": 6,
        "talent_awards_leading": 8,
        "talent_awards_shuangchuang": 4,
        "talent_awards": 20,
    },
    "E1": {"tech_innovation_centre_funds": 2000},
    "E2": {"major_special_funds": 1000},
    "E3": {"national_major_special_funds": 533, "projects_before_contract": 1},
    "E4": {"provincial_funds": 3533},
    "E5": {"provincial_funds_growth": Fraction(353300, 91057) - 1},
    "F1": {"salons": 3, "salons_with_departments": 3},
    "F2": {
        "contest_entries": 43,
        "contest_first_prizes": 1,
        "contest_second_prizes": 2,
        "contest_third_prizes": 3,
        "contest_excellent_prizes": 10,
        "contest_prizes": 16,
    },
    "F3": {"contest_national_final_pending": 1},
    "G3": {"work_systems_issued": 2},
}
CLAIMS = {
    "A2": {"department_rank_by_indicators": ("list_incomplete", 2)},
    "B4": {"tech_innovation_centre_in_city": ("holds", 2)},
    "D4": {"talent_awards_record": ("since", None)},
    "E1": {"tech_innovation_centre_in_county": ("holds", 1)},
    "E2": {
        "major_special_only_in_city": ("holds", 1),
        "major_special_first_in_county": ("holds", 1),
    },
}


@pytest.fixture
def given_out(composed: int, db: None) -> guiju.Figures:
    """Return the figures over the ledger as the service writes it."""
    return figures_now()


@pytest.fixture(scope="module")
def brought() -> guiju.Figures:
    """Return the figures over the folder that was loaded."""
    book = rulebook()
    return guiju.Figures(book, guiju.open_ledger(YEAR, book.vocabulary, places=book.places))


@pytest.mark.parametrize("phrase", NUMBERS)
def test_the_numbers_of_a_phrase(given_out: guiju.Figures, phrase: str) -> None:
    """Each number of the phrase, one and settled."""
    found = {name: given_out.figure(name, PERIOD).value for name in NUMBERS[phrase]}
    assert found == NUMBERS[phrase]


@pytest.mark.parametrize("phrase", CLAIMS)
def test_the_claims_of_a_phrase(given_out: guiju.Figures, phrase: str) -> None:
    """Whether each holds, and in what place."""
    for name, (status, place) in CLAIMS[phrase].items():
        (found,) = guiju.claim_results(given_out, name, PERIOD)
        assert found.status == status
        assert place in (None, found.n)


def told(figures: guiju.Figures, name: str) -> tuple[Any, ...]:
    """A figure as it can be compared: its amount, and the records of each pile."""
    one = figures.figure(name, PERIOD)
    piles = (one.records, one.possible, [aside.record for aside in one.aside])
    ids = [sorted(record.id for record in pile) for pile in piles]
    return one.amount, ids, one.footnotes, [(s.code, s.amount) for s in one.shares]


def test_every_figure_and_claim_is_the_same_as_before(
    given_out: guiju.Figures, brought: guiju.Figures
) -> None:
    """Not one number, record, footnote, part or claim differs from the folder that came in."""
    book = rulebook().figures
    differ = [name for name in book.figures if told(given_out, name) != told(brought, name)]
    for name in book.claims:
        both = [
            [(c.status, c.n, c.text, [r.id for r in c.records]) for c in found]
            for found in (guiju.claim_results(each, name, PERIOD) for each in (given_out, brought))
        ]
        if both[0] != both[1]:
            differ.append(name)
    assert differ == []
