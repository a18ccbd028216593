"""A number of what will be done is a plan, one of what was done is not."""

from __future__ import annotations

import pytest

from tests.texts import stated


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("力争新增示例企业20家。", ["plan"]),
        ("将新建示例平台3家，引进人才30人。", ["plan", "plan"]),
        ("下一步，新建示例平台3家。", ["plan"]),
        ("目标：示例企业达20家。", ["plan"]),
        ("示例专利应达到30件，已完成26件。", ["plan", "figure"]),
        ("任务是60件，截至10月底，受理60件。", ["plan", "date", "figure"]),
        ("计划新建示例平台3家。", ["plan"]),
        ("到2030年，示例企业达20家。", ["date", "plan"]),
        ("力争进入全省前3名。", ["plan"]),
        ("任务如下，应达到：建中心1个。建基地2个。", ["plan", "plan"]),
        # 将 as “take”, plans as nouns, what is nearly done, what was striven for and won
        ("将示例企业3家纳入培育库。", ["figure"]),
        ("示例企业将近20家。", ["figure"]),
        ("即将签订合同，经费80万元。", ["figure"]),
        ("争取项目资金达300万元。", ["figure"]),
        ("全力争创示例中心，建成2个。", ["figure"]),
        ("示例科技计划项目18项，完成计划任务80%。", ["figure", "figure"]),
        ("截至到2018年底，已有示例企业20家。", ["date", "figure"]),
    ],
)
def test_plan_or_not(text: str, classes: list[str]) -> None:
    """A word of the future opens a plan, a word of what is done ends it."""
    assert [found.class_ for found in stated(text)] == classes


def test_what_was_due_by_the_year_reported() -> None:
    """到2019年 in a report on 2019 is no plan, 到2025年 is."""
    report = "示例局2019年工作总结\n到2019年，示例企业20家。\n到2025年，示例企业50家。"
    assert [found.class_ for found in stated(report) if found.unit] == ["figure", "plan"]


def test_dates_and_slogans_say_that_they_are_planned() -> None:
    """They keep their class; `planned` tells."""
    found = stated("将于6月实施“746”战略。")
    assert [(each.class_, each.planned) for each in found] == [("date", True), ("slogan", True)]
