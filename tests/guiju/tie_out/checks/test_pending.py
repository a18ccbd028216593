"""Money counted as granted before its contract is signed."""

from __future__ import annotations

import pytest

from tests.texts import slipped, told

HEAD = "（一）示例资金\n一是甲项目获700万元资金支持。二是乙项目即将签订合同，经费160万元。"


def test_counted_early_for_certain() -> None:
    """700 + 160 = 860 lies above 800, 700 alone does not: it is in the sum."""
    slip = told(HEAD + "全年累计获批资金超800万元。", "未签先计")
    assert slip.text == "160万元"
    assert "加上160万元才合“超800万元”，已计入获批" in slip.why
    assert "待签合同" in slip.do


def test_counted_early_perhaps() -> None:
    """A sum that fits neither way leaves it open."""
    assert "没有说明" in told(HEAD + "全年累计获批资金超5000万元。", "未签先计").why


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + "\n（二）其他\n全年累计获批资金超800万元。",
        "（一）示例资金\n甲项目获700万元资金支持。全年累计获批资金700万元。",
    ],
)
def test_nothing_counted_early(text: str) -> None:
    """No sum, a sum under another heading, nothing pending."""
    assert slipped(text, "未签先计") == []
