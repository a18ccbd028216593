"""What a clerk is told of a slip in the prose: file, line, what is wrong, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from tests.guiju.composition.world import written

# The body begins on line 5 of the file: two rules and two lines of card stand before it.
SLIPS = {
    "甲\n\n{% if 有('centres') %}\n乙\n": "outline.md 第8行 · 提纲写法有误：到末尾也没有写 {% endif %}",
    "甲\n{% endfor %}\n": "outline.md 第6行 · 提纲写法有误：没有“endfor”这个标签",
    "甲\n{% fro 项 in x %}\n": "outline.md 第6行 · 提纲写法有误：没有“fro”这个标签",
    "{% for 项 in 记录('centres') %}\n{% endif %}\n": (
        "outline.md 第6行 · 提纲写法有误：多出“endif”，还缺 {% endfor %}"
    ),
    "{{ 数('centres' }}\n": "outline.md 第5行 · 提纲写法有误：“}”写错了地方",
    "{{ 数('centres') \n": "outline.md 第5行 · 提纲写法有误：没有写完，缺 }}",
    "甲\n乙{{ 数('centre') }}\n": "outline.md 第6行 · 没有“centre”这个数 · 请核对名称，是否想写“centres”",
    "甲\n\n{{ 书('centres') }}\n": "outline.md 第7行 · 没有“书”这个词或这一项",
    "{% for 项 in 记录('centres') %}\n{{ 项.级别 }}\n{{ 项.等级 }}\n{% endfor %}\n": (
        "outline.md 第7行 · 中心没有“等级”这一项"
    ),
    "{{ 数() }}\n": 'outline.md 第5行 · “数”里写的不对 · 应为：数("名称", 期=…, 位=…)',
    "{{ 数('centres', 年=1) }}\n": "outline.md 第5行 · “数”里写的不对",
    "{{ 超('grants', 逢=0) }}\n": "outline.md 第5行 · 逢 0 不是正整数 · 应为：如 10、100、500",
    "{{ 说('ordnal') }}\n": "outline.md 第5行 · 没有“ordnal”这个断言",
    "{{ 图('centres', 样式='圆') }}\n": "outline.md 第5行 · 没有“圆”这种图 · 应为：柱、条、线、饼",
    "{{ 走势图('centres', 年数=1) }}\n": "outline.md 第5行 · 走势图写得不全",
    "{{ 走势图('centres', 'grants') }}\n": "outline.md 第5行 · 一张图里有几种单位：万元、个 · 请分成几张图",
    "{{ 表('centres', 列=[]) }}\n": "outline.md 第5行 · 表没有列",
    "{{ 表('centres', 列=['名城']) }}\n": "outline.md 第5行 · 中心没有“名城”这一项",
    "{{ 记录('growth') }}\n": "outline.md 第5行 · “growth”是算出来的数，没有自己的记录",
    "{% if 数('centres') > 3 %}甲{% endif %}\n": "outline.md 第5行 · 提纲这一处写法有误 · 请对照手册改正",
}


@pytest.mark.parametrize("body", SLIPS)
def test_a_slip_is_told_where_it_stands(body: str, tmp_path: Path) -> None:
    """Each slip names the line of the file and what was met, in Chinese."""
    with pytest.raises(BadInput) as error:
        written(tmp_path, body)
    assert str(error.value).replace(f"{tmp_path}/", "").startswith(SLIPS[body])


def test_a_slip_in_the_card(tmp_path: Path) -> None:
    """Texts of the card are filled in too, and told with their own line."""
    card = "name: 示例\nissuer: 示例局\ntitle: \"{{ 数('nix') }}\"\n"
    with pytest.raises(BadInput, match=r"outline\.md 第4行 · 没有“nix”这个数"):
        written(tmp_path, "正文\n", card)


def test_a_slip_in_a_macro(tmp_path: Path) -> None:
    """A slip inside a macro is told where the macro says it."""
    body = "{% macro 家(名) %}\n{{ 数(名) }}\n{% endmacro %}\n\n{{ 家('nix') }}\n"
    with pytest.raises(BadInput, match="第6行 · 没有“nix”这个数"):
        written(tmp_path, body)


def test_every_misspelt_name_is_told_at_once(tmp_path: Path) -> None:
    """Names of figures and claims are looked up also where no condition leads today."""
    body = (
        "{% if 有('awards') %}甲{% else %}\n{{ 量('awrads') }}\n{% endif %}\n"
        "{{ 列举({'甲': 'centres', '乙': 'centers'}) }}\n"
        "{{ 述说(['record', 'rekord']) }}{{ 走势图('grants', 'grant') }}\n"
        "{% if 同('centres', 'sents') %}乙{% endif %}\n"
    )
    with pytest.raises(BadInput) as error:
        written(tmp_path, body)
    told = [problem.text().split("outline.md ")[1] for problem in error.value.problems]
    assert sorted(line.split(" · ")[0] + line.split(" · ")[1] for line in told) == [
        "第10行没有“sents”这个数",
        "第6行没有“awrads”这个数",
        "第8行没有“centers”这个数",
        "第9行没有“grant”这个数",
        "第9行没有“rekord”这个断言",
    ]
