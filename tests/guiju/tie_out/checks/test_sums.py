"""Wholes and parts, worked by hand."""

from __future__ import annotations

import pytest

from tests.texts import proofread, told

RIGHT = [
    "共有9项示例指标，其中纳入甲3项，纳入乙4项，纳入丙2项。",
    "引进人才50人，其中研发人员40人，硕士30人。",  # these overlap
    "组织30余个项目参赛，其中一等奖2个、二等奖3个，三等奖5个。",
    "示例平台8家（省级6家、市级2家）。",
    "示例平台9家，其中省级2家，累计达40家。",
    "拨付资金1.2亿元，其中省级3000万元、市级9000万元。",
    "示例企业90家，其中省级30家；示例机构120家。",
    "占比30%，其中甲占40%。",
]
WRONG = [
    # 3 + 4 + 3 = 10 is not 9
    ("共有9项示例指标，其中纳入甲3项，纳入乙4项，纳入丙3项。", "合计不符", "9项", "合计10项"),
    # 3 + 4 + 1 = 8 is not 9, and one verb for all says that these are all
    ("共有9项示例指标，其中纳入甲3项，纳入乙4项，纳入丙1项。", "合计不符", "9项", "合计8项"),
    # 2 + 9 = 11 prizes of at most 9 entries
    ("组织9个项目参赛，其中一等奖2个、二等奖9个。", "合计不符", "9个", "合计11个"),
    # 6 + 3 = 9 in a bracket behind 8
    ("示例平台8家（省级6家、市级3家）。", "合计不符", "8家", "合计9家"),
    # national, provincial and city make 10 of 12
    (
        "申报国家、省、市示例项目12项，其中国家级3项，省级2项，市级5项。",
        "合计不符",
        "12项",
        "合计10项",
    ),
    # 0.3 + 1.0 = 1.3 of 亿元
    ("拨付资金1.2亿元（省级3000万元、市级1亿元）。", "合计不符", "1.2亿元", "合计1.3亿元"),
    ("引进人才50人，其中研发人员60人。", "部分大于总数", "60人", "大于总数“50人”"),
    ("组织30余个项目参赛，其中获奖40个。", "部分大于总数", "40个", "大于总数“30余个”"),
    ("示例平台8家（国家级9家）。", "部分大于总数", "9家", "大于总数“8家”"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_sums_that_may_be(text: str) -> None:
    """Overlapping parts, parts of an approximate whole, totals behind a part."""
    assert [
        slip.slip for slip in proofread(text) if slip.slip in ("合计不符", "部分大于总数")
    ] == []


@pytest.mark.parametrize(("text", "name", "printed", "words"), WRONG)
def test_sums_that_cannot_be(text: str, name: str, printed: str, words: str) -> None:
    """The whole or the part, and both sides of the sum."""
    slip = told(text, name)
    assert slip.text == printed
    assert words in slip.why
