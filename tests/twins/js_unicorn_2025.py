"""江苏独角兽 2025, 苏生力〔2025〕41号, as called for in Changzhou."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, more_than
from tests.twins.outcomes import Judgement, all_of, any_of, judgement


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions."""
    firm = Firm(facts, as_of)
    return judgement(
        {
            **everybody(firm),
            "invested": firm.yes("private_investment_received"),
            "founded": firm.founded(2008),
            "valuation": valuation(firm),
        }
    )


def everybody(firm: Firm) -> dict[str, str]:
    """Return what unicorns, potential and seed ones are asked alike.

    江苏股权交易中心 and 新三板 are no listing.
    """
    return {
        "in_changzhou": firm.in_changzhou(),
        "legal_person": firm.yes("independent_legal_person"),
        "credit": firm.no("bad_credit_record"),
        "unlisted": firm.one_of("listing_status", "none", "jsee", "neeq"),
    }


def valuation(firm: Firm) -> str:
    """Above 1 billion dollars; from 700 million on for key technology, first sets, projects."""
    worth = firm.now("valuation_usd_yi")
    special = all_of(at_least(worth, 7), firm.yes("unicorn_strategic_exception"))
    return any_of(more_than(worth, 10), special)
