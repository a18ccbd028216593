"""A row is held where a part is above its whole or a figure far from last year's."""

from __future__ import annotations

import pytest

from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.credit_codes import fault
from bureau.ledger.sheets.names import Names
from bureau.ledger.sheets.parts import doubts

FIRM = kind_of("enterprise")
RD, SALES = ("rd_expense_hte", "2024"), ("sales_revenue", "2024")


def says(new: dict[tuple[str, str], int], known: dict[tuple[str, str], int]) -> list[str]:
    """The sentences."""
    return [doubt.says for doubt in doubts(FIRM, new, known)]


def test_more_research_than_revenue_is_held() -> None:
    """Whichever of the two is new; equal is not above."""
    assert "超过销售收入（200.0%）" in says({RD: 200, SALES: 100}, {})[0]
    assert len(says({SALES: 100}, {RD: 200})) == 1
    assert len(says({RD: 200}, {SALES: 100})) == 1
    assert says({RD: 100, SALES: 100}, {}) == []


def test_a_whole_of_nothing_with_a_part_is_held() -> None:
    """Research without any revenue is possible and rare: somebody looks."""
    assert "分母为零" in says({RD: 200, SALES: 0}, {})[0]
    assert "分母为负" in says({RD: 200, SALES: -5}, {})[0]
    assert says({RD: 0, SALES: -5}, {}) == []


def test_a_thousand_times_last_year_is_held() -> None:
    """At a thousand times, and at a thousandth; at 999 times not."""
    last = ("sales_revenue", "2023")
    assert "1,000 倍" in says({SALES: 1_000_000}, {last: 1000})[0]
    assert "1,000 分之一" in says({SALES: 1000}, {last: 1_000_000})[0]
    assert says({SALES: 999_000}, {last: 1000}) == []
    assert says({SALES: 5}, {("sales_revenue", "2022"): 1}) == []


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("91320481000001046W", ""),
        ("91320481000001046X", "末位校验不符"),
        ("9132048100000104", "16 位"),
        ("9132048100000104OW", "不会有"),
        ("91320481 000001046w", ""),
    ],
)
def test_the_check_digit_of_a_code(code: str, word: str) -> None:
    """A sound code has no fault; the fault of another is named."""
    assert (word in fault(code)) if word else fault(code) == ""


def test_names_equal_short_and_near() -> None:
    """Typography does not count; legal form and place do not tell firms apart; one sign may differ."""
    names = Names(
        [
            (1, "溧阳示例恒川电力装备股份有限公司"),
            (2, "示例瑞储能源科技有限公司"),
            (3, "示例中岳车用铸件有限公司"),
        ]
    )
    assert names.equal("溧阳示例恒川电力装备股份有限公司 ") == {1}
    assert names.equal("示例恒川") == set()
    assert names.near("示例恒川电力装备有限公司")[:1] == [1]
    assert names.near("示例瑞储能源科枝有限公司")[:1] == [2]
    assert names.near("示例完全不同食品有限公司") == []
