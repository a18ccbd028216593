"""What is said of an indicator nobody can name firms for: the last number, never a guess."""

from __future__ import annotations

import pytest

from bureau.accounts.viewer import SYSTEM
from bureau.indicators import queries
from bureau.indicators.queries.outlook import NOTHING, outlook
from bureau.ledger import actions
from tests.bureau import cast

pytestmark = pytest.mark.django_db


def told(**values: str) -> str:
    """The outlook of 技术合同成交额, 52 亿元 wanted in 2024, with these numbers by period."""
    cast.towns()
    named = {"code": "tech_contract", "year": "2024", "name": "示例成交额", "owner": "成果科"}
    more = {"source_set": "city_performance", "unit": "亿元", "direction": "higher", "target": "52"}
    actions.create(by=SYSTEM, kind="indicator", code="indicator-t", values=named | more)
    for period, value in values.items():
        given = {"indicator": "indicator-t", "period": period, "nature": "actual", "value": value}
        actions.create(by=SYSTEM, kind="indicator_value", code=f"value-{period}", values=given)
    return outlook(queries.indicator("tech_contract", viewer=SYSTEM, year=2024).figures)


def test_without_a_number_nothing_is_said_of_the_future() -> None:
    """无法预计."""
    assert told() == NOTHING


def test_the_last_number_with_its_movement() -> None:
    """39.7 after 25.7: 14 more; 12.3 short of 52."""
    said = told(**{"2024H1": "25.7", "2024Q3": "39.7"})
    assert "39.7 亿元，比上一期增加 14（" in said
    assert "离目标 52 还差 12.3" in said
    assert said.endswith("取外部值，不作推算。")


def test_a_target_that_is_reached_is_said_so() -> None:
    """53.6 of 52."""
    assert "已达到目标 52" in told(**{"2024": "53.6"})
