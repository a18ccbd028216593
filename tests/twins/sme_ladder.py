"""The ladder of 优质中小企业: 创新型 (merged: 科技和创新型), 专精特新, 小巨人."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.ladder import NO_VERDICT, span_of
from tests.twins.outcomes import Judgement, any_of


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return no verdict, and for each rung whether the firm has what grants it."""
    return NO_VERDICT, {f"rung_{rung}": outcome for rung, outcome in grants(facts, as_of).items()}


def rung(facts: Facts, as_of: date) -> tuple[int, int]:
    """Return the lowest and the highest rung the firm may stand on, 0 for none."""
    return span_of(grants(facts, as_of))


def grants(facts: Facts, as_of: date) -> dict[int, str]:
    """Return for each rung whether the firm has what grants it."""
    firm = Firm(facts, as_of)
    return {
        1: any_of(firm.holds("innovative_sme"), firm.holds("sti_sme")),
        2: firm.holds("srdi_sme"),
        3: firm.holds("little_giant"),
    }
