"""A document as plain text, to the letter."""

from __future__ import annotations

from guiju.composition.document import Letterhead, Paragraph, Run, Table
from guiju.composition.text import to_text
from tests.guiju.composition.cast import cells, document, heading, noted, prose
from tests.guiju.composition.exhibits import BY_TOWN
from tests.guiju.composition.long_report import report

SHORT = document(
    heading(1, "一、工作总结"),
    Paragraph((Run("全年获批"), Run("3"), Run("项"), noted(1), Run("。"))),
    Table(
        "表1 项目",
        ("名称", "金额"),
        (cells("示例项目", "12"), cells("B", "1000")),
        (False, True),
        "注：万元。",
    ),
    prose("特此报告。"),
    BY_TOWN,
    letterhead=Letterhead(
        issuer="示例市科学技术局文件",
        number="示科发〔2025〕1号",
        addressee="市人民政府",
        signature="示例市科学技术局",
        signed_on="2025年1月8日",
        copies_to="市委办公室",
        printed_by="示例市科学技术局办公室",
        printed_on="2025年1月8日",
        annexes=("名单", "明细"),
    ),
    footnotes=("批复口径。", "另有2条待核。"),
    as_of="2024年12月31日",
    sample=True,
)
EXPECTED = """\
〔示例：数据为演示而编，不作依据〕
示例市科学技术局文件
示科发〔2025〕1号

关于工作情况的报告

市人民政府：
　　一、工作总结
　　全年获批3项〔1〕。

表1 项目
名称      金额
示例项目    12
B         1000
注：万元。

　　特此报告。

图4 各镇区高新技术企业净增（单位：家）
经济开发区净增23家，最多；示例镇减少2家。
                                  净增
经济开发区                          23
高新技术产业开发区（含示例街道）    15
示例镇                              -2

　　注：〔1〕批复口径。
　　    〔2〕另有2条待核。

　　附件：1.名单
　　      2.明细

示例市科学技术局
2025年1月8日

抄送：市委办公室。
示例市科学技术局办公室　　2025年1月8日印发

情况截至2024年12月31日
"""


def test_the_whole_text() -> None:
    """Each part in its place, columns aligned by the width of Chinese characters."""
    assert to_text(SHORT) == EXPECTED


def test_blank_parts_leave_no_line() -> None:
    """A document of one paragraph is its title and that paragraph."""
    assert to_text(document(prose("正文。"))) == "关于工作情况的报告\n\n　　正文。\n"


def test_nothing_is_lost() -> None:
    """Every run of a long report stands in the text."""
    text = to_text(report())
    runs = [run.text for block in report().blocks for run in getattr(block, "runs", ())]
    assert all(run in text for run in runs)


def test_unprintable_characters_are_left_out() -> None:
    """A stray control character from a table does not reach the reader."""
    assert "\x0b" not in to_text(document(prose("甲\x0b乙")))
