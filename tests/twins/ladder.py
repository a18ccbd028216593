"""The ladder of five rungs: 科小, 培育库, 高企, 上市培育库, 上市高企; the highest counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.outcomes import MET, UNMET, Judgement, all_of

# The ladder asks nothing: it has no verdict.
NO_VERDICT = "none"


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return no verdict, and for each rung whether the firm has what grants it."""
    return NO_VERDICT, {f"rung_{rung}": outcome for rung, outcome in grants(facts, as_of).items()}


def rung(facts: Facts, as_of: date) -> tuple[int, int]:
    """Return the lowest and the highest rung the firm may stand on, 0 for none."""
    return span_of(grants(facts, as_of))


def span_of(granted: Mapping[int, str]) -> tuple[int, int]:
    """Return the lowest and the highest rung possible by what grants each."""
    sure = [step for step, outcome in granted.items() if outcome == MET]
    possible = [step for step, outcome in granted.items() if outcome != UNMET]
    return max(sure, default=0), max(possible, default=0)


def grants(facts: Facts, as_of: date) -> dict[int, str]:
    """Return for each rung whether the firm has what grants it."""
    firm = Firm(facts, as_of)
    hte = firm.holds("hte")
    return {
        1: firm.holds("stsme"),
        2: firm.holds("hte_pool"),
        3: hte,
        4: all_of(hte, firm.holds("ipo_pool")),
        5: all_of(hte, listed(firm)),
    }


def listed(firm: Firm) -> str:
    """Rung 5: on an exchange; 新三板 and 江苏股权交易中心 are none."""
    return firm.one_of("listing_status", "bse", "star", "chinext", "main", "overseas")
