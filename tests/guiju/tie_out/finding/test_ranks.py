"""Places in an order, firsts, and what merely looks like one."""

from __future__ import annotations

import pytest

from tests.texts import one, stated


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit", "bound"),
    [
        ("综合排名第3，较好。", "第3", 3, "", "exact"),
        ("为全省第3家。", "第3家", 3, "家", "exact"),
        ("为全省第三家。", "第三家", 3, "家", "exact"),
        ("位居全省第一。", "第一", 1, "", "exact"),
        ("举办第四期示例沙龙。", "第四期", 4, "期", "exact"),
        ("为全省首家。", "首家", 1, "家", "exact"),
        ("首次获奖。", "首次", 1, "次", "exact"),
        ("为全省唯一。", "唯一", 1, "", "exact"),
        ("实现零的突破。", "零的突破", 1, "", "exact"),
        ("保持排名前八。", "前八", 8, "", "within"),
        ("进入前10名。", "前10名", 10, "名", "within"),
        ("入选百强企业。", "百强", 100, "强", "within"),
        ("入选示例50强。", "50强", 50, "强", "within"),
        ("实现“三连冠”。", "三连冠", 3, "连冠", "running"),
        ("创历史新高。", "历史新高", 1, "", "best"),
        ("名列“第一”。", "第一", 1, "", "exact"),
    ],
)
def test_a_rank(text: str, phrase: str, value: int, unit: str, bound: str) -> None:
    """Its value is the place; the first of all is one."""
    found = one(text)
    assert (found.class_, found.text) == ("rank", phrase)
    assert (found.value, found.unit, found.bound) == (value, unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "第一时间响应。",
        "第一生产力。",
        "第三方评估。",
        "第三产业。",
        "首先，首席专家到场。",
        "打造创新高地。",
        "建设科技强国。",
        "第十二条规定。",
        "首台套装备。",
        "唯一性校验。",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    """Set phrases and numbers of clauses claim no place."""
    assert stated(text) == []
