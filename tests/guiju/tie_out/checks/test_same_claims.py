"""The same claim twice, and twice differently."""

from __future__ import annotations

import pytest

from tests.texts import proofread, told

FIRST = "（一）示例平台\n青云山材料研究中心获评省级中心，为全省第3家。\n（二）示例资金\n"


def test_the_same_place_twice() -> None:
    """第3家 and 第三家 of one body: told at the second, with the first."""
    slip = told(FIRST + "助力青云山材料研究中心升级，为全省第三家。", "同一说法两次")
    assert slip.why == "“全省第3家”与“全省第三家”说的是同一件事"
    assert (slip.place.paragraph, slip.also[0].paragraph) == (4, 2)


def test_two_places_of_one_body() -> None:
    """第3家 and 第四家 of one body contradict each other."""
    slip = told(FIRST + "助力青云山材料研究中心升级，为全省第四家。", "同一说法不一致")
    assert "不一致" in slip.why


@pytest.mark.parametrize(
    "text",
    [
        FIRST + "助力绿水湖装备研究院升级，为全省第三家。",  # another body
        FIRST + "助力青云山材料研究中心升级，为全国第九家。",  # another scope
        "青云山示例沙龙举办第一期。青云山示例沙龙举办第二期。",  # a series
    ],
)
def test_claims_of_other_things(text: str) -> None:
    """Another body, another scope, the numbers of a series."""
    assert [slip for slip in proofread(text) if "同一说法" in slip.slip] == []


def test_one_label_with_two_values() -> None:
    """The same words before two numbers, no year between them."""
    text = "全县示例创新平台总数达12家。\n全县示例创新平台总数达13家。"
    slip = told(text, "同一说法不一致")
    assert (slip.text, slip.also[0].paragraph) == ("13家", 1)


@pytest.mark.parametrize(
    "text",
    [
        "2018年全县示例创新平台总数达12家。\n2019年全县示例创新平台总数达13家。",
        "全县示例创新平台总数达12家。\n全县示例创新平台总数达12家。",
        "全县示例创新平台总数达12家。\n全县示例创新平台总数达10余家。",
        "全县示例创新平台共12家。\n全县示例创新平台共9家。\n全县示例创新平台共7家。",
    ],
)
def test_labels_that_do_not_clash(text: str) -> None:
    """Another year, the same value, an approximation that fits, a list."""
    assert [slip for slip in proofread(text) if "同一说法" in slip.slip] == []
