"""One body under two names."""

from __future__ import annotations

import pytest

from tests.texts import slipped, told


def test_names_handed_in() -> None:
    """Full name and other name in one text, whether as a mapping or from a function."""
    text = "示例材料研究院挂牌。示材院获奖。"
    aliases = {"示例材料研究院": ["示材院"], "未提到的中心": ["未中"]}
    slip = told(text, "一个单位两个名称", aliases=aliases)
    assert slip.text == "示例材料研究院、示材院"
    assert slipped(text, "一个单位两个名称", aliases=lambda: aliases) == [slip.text]


def test_a_name_inside_the_longer_one_is_not_the_short_one() -> None:
    """研究院 in 示例材料研究院 does not count."""
    aliases = {"示例材料研究院": ["材料研究院"]}
    assert slipped("示例材料研究院挂牌。", "一个单位两个名称", aliases=aliases) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "协助青云山新型材料研究院申报。支持青云山材料院挂牌。",
            "青云山新型材料研究院、青云山材料院",
        ),
        (
            "与青云山智能装备有限公司签约。青云山智装公司投产。",
            "青云山智能装备有限公司、青云山智装公司",
        ),
    ],
)
def test_a_shortened_name(text: str, names: str) -> None:
    """Its first three characters and its last, the rest in order: likely the same body."""
    slip = told(text, "一个单位两个名称")
    assert slip.text == names
    assert "像是同一单位" in slip.why
    assert "以下简称" in slip.do


@pytest.mark.parametrize(
    "text",
    [
        "青云山新型材料研究院、青云山健康研究院挂牌。",  # two bodies
        "建设科技服务创新中心、科技创新中心。",  # kinds, not names
        "获批江南省级技术创新中心、江南省先进材料技术创新中心。",
        "东方大学青云研究院、西方大学青云智慧研究院。",
        "青云山新型材料研究院挂牌。青云山新型材料研究院获奖。",
    ],
)
def test_names_of_two_bodies(text: str) -> None:
    """Different words between, kinds and levels are not shortened names."""
    assert slipped(text, "一个单位两个名称") == []
