"""Numbers that name a strategy, an action, an index are slogans by general rules."""

from __future__ import annotations

import pytest

from tests.texts import classed, stated


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("紧扣“746”发展战略推进。", "746"),
        ("落实746战略。", "746"),
        ("参照示例“2139”创新资源索引。", "2139"),
        ("构建2139产业体系。", "2139"),
        ("推进“4+6+X”示例索引。", "4+6+X"),
        ("推进4+6产业链。", "4+6"),
        ("形成“１＋Ｎ”初稿。", "１＋Ｎ"),
        ("实施“6个100”行动方案。", "6个100"),
        ("实施6个100行动方案。", "6个100"),
        ("开展“六个一”活动。", "六个一"),
        ('实施"三大工程"。', "三大工程"),
        ("推进五大专项行动。", "五大专项行动"),
        ("落实“三高五新”蓝图。", "三高五新"),
        ("制定三年行动计划。", "三年行动计划"),
        ("实施“百人计划”。", "百人计划"),
        ("印发《关于示例创新的18条意见》。", "18条"),
    ],
)
def test_a_slogan(text: str, phrase: str) -> None:
    """It comes out once, as a slogan, and never as a figure."""
    found = stated(text)
    assert [(each.text, each.class_) for each in found] == [(phrase, "slogan")]
    assert found[0].value is None or phrase == "18条"


@pytest.mark.parametrize(
    ("text", "class_", "phrase"),
    [
        ("文中写“全年支出12.5亿元”。", "figure", "12.5亿元"),
        ("“2019年示例榜”发布。", "date", "2019年"),
        ("实施18项示例计划。", "figure", "18项"),
        ("引进2个100亿元项目。", "figure", "2个"),
    ],
)
def test_what_is_none(text: str, class_: str, phrase: str) -> None:
    """Money in quotes, years, and numbers with a measure word stay what they are."""
    assert phrase in classed(text, class_)
    assert classed(text, "slogan") == []


def test_terms_handed_in() -> None:
    """A fixed term is a slogan wherever it stands by itself, and only there."""
    text = "引进985高校人才985人，投入1985万元。"
    found = [(each.text, each.class_) for each in stated(text, "985", "示例词")]
    assert found == [("985", "slogan"), ("985人", "figure"), ("1985万元", "figure")]
