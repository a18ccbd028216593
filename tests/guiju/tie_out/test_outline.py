"""Headings give each paragraph its place, and say what is report and what is plan."""

from __future__ import annotations

import pytest

from guiju.tie_out.outline import outline
from guiju.tie_out.texts import Paragraph, Text, text_of
from tests.texts import stated

REPORT = """\
示例局2019年工作总结和2020年工作计划
一、2019年工作总结
（一）示例平台
新建平台3家。
（二）示例人才
引进人才30人。
二、2020年工作计划
1.建好平台。新建平台5家。
新建中心2个。
"""


def test_headings_above_a_paragraph() -> None:
    """Outermost first; a heading ends those of its level and below."""
    found = {par.text: standing for par, standing in outline(text_of(REPORT))}
    assert found["新建平台3家。"].headings == (
        "示例局2019年工作总结和2020年工作计划",
        "2019年工作总结",
        "示例平台",
    )
    assert found["新建中心2个。"].headings[1:] == ("2020年工作计划", "建好平台")


def test_what_stands_under_a_plan_is_a_plan() -> None:
    """Until the next heading that says otherwise; dates and slogans keep their class."""
    found = {each.text: each.class_ for each in stated(REPORT)}
    assert [found[text] for text in ("3家", "30人")] == ["figure", "figure"]
    assert [found[text] for text in ("5家", "2个")] == ["plan", "plan"]
    assert found["2020年"] == "date"


@pytest.mark.parametrize(
    ("heading", "planned"),
    [
        ("二、2020年工作思路", True),
        ("二、下一步工作打算", True),
        ("二、明年工作安排", True),
        ("三、2020年目标任务", True),
        ("（二）今后工作重点", True),
        ("一、2019年工作总结", False),
        ("一、2019年工作计划完成情况", False),
        ("（一）创新工作思路，落实示例制度", False),
        ("（三）示例计划项目", False),
    ],
)
def test_headings_of_plans(heading: str, planned: bool) -> None:
    """A plan says so in its heading; a heading about plans fulfilled does not."""
    *_, (_, standing) = outline(text_of(f"{heading}\n新建平台3家。"))
    assert standing.planned is planned


def test_a_look_back_inside_a_plan() -> None:
    """The innermost heading that says either decides."""
    text = "示例市科技发展规划\n一、上一时期工作回顾\n新建平台3家。\n二、发展目标\n新建平台5家。"
    assert [each.class_ for each in stated(text) if each.unit == "家"] == ["figure", "plan"]


def test_levels_of_a_word_file_come_first() -> None:
    """A heading's own level counts, not the look of its number."""
    lines = [("甲", 1), ("1.乙", 2), ("丙", 1), ("新建平台3家。", None)]
    paragraphs = tuple(Paragraph(n, text, level) for n, (text, level) in enumerate(lines, 1))
    *_, (_, standing) = outline(Text("示例", paragraphs))
    assert standing.headings == ("丙",)
