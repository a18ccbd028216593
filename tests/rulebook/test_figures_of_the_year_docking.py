"""G4–G6: agreements, docking and funds of the example year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.rulebook.the_year import figure, figures, ids, numbered, parts


def test_g4_agreements_by_kind_and_outcome() -> None:
    """Nine: 3, 2, 2, 1 and 1; seven have brought something."""
    result = figure("agreements_signed")
    assert (result.value, ids(result)) == (9, numbered("agreement", *range(1, 10)))
    assert parts(result) == {
        "strategic": numbered("agreement", 2, 3, 4),
        "joint_platform": numbered("agreement", 1, 5),
        "joint_rd": numbered("agreement", 6, 7),
        "tech_alliance": ["agreement-08"],
        "incubation": ["agreement-09"],
    }
    assert ids(figure("agreements_with_outcomes")) == numbered("agreement", 1, 2, 5, 6, 7, 8, 9)
    assert ids(figure("joint_rd_agreements")) == numbered("agreement", 6, 7)
    assert ids(figure("tech_alliance_agreements")) == ["agreement-08"]
    assert ids(figure("university_agreements")) == numbered("agreement", 2, 3, 4, 5, 8)


def test_g5_docking_benefit_and_contracts() -> None:
    """Four matches signed, two agreements that share the benefit, six contracts of 697.50万元."""
    assert parts(figure("matches_by_stage")) == {
        "recommended": ["match-06"],
        "willing": ["match-07"],
        "signed": numbered("match", 1, 2, 3, 4),
    }
    assert ids(figure("matches_signed")) == numbered("match", 1, 2, 3, 4)
    assert ids(figure("matches_unfit")) == ["match-05"]
    assert ids(figure("agreements_with_benefit_share")) == numbered("agreement", 6, 7)
    contracts = figure("tech_contract_amount")
    assert contracts.value == Fraction("697.5")
    assert ids(contracts) == numbered("contract", *range(1, 7))
    assert ids(figure("agreements_overdue")) == ["agreement-06"]


def test_g5_as_it_was_known_in_january() -> None:
    """A contract of 30 December came to be known in February."""
    then = figures(known_at=date(2025, 1, 10))
    assert figure("tech_contracts", over=then).value == 5
    assert figure("tech_contract_amount", over=then).value == Fraction("547.5")


def test_g6_social_capital_levered() -> None:
    """(56000 - 21200) / 21200: the mother fund is not counted twice."""
    assert figure("fund_paid_in").value == 6000 + 18000 + 32000
    assert figure("fund_state_paid_in").value == 2400 + 6000 + 12800
    leverage = figure("leverage")
    assert leverage.value == Fraction(34800, 21200)
    assert ids(leverage) == numbered("fund", 2, 3, 4)
    assert figure("guidance_fund_paid_in").value == 20000
