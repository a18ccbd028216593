"""What is counted or measured, with its unit as printed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.texts import classed, one, stated


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit"),
    [
        ("示例平台共12家。", "12家", 12, "家"),
        ("示例平台共１２家。", "１２家", 12, "家"),
        ("示例平台共十二家。", "十二家", 12, "家"),
        ("新建两个示例中心。", "两个", 2, "个"),
        ("培训示例人员1,234人次。", "1,234人次", 1234, "人次"),
        ("发放资料3万份。", "3万份", 30_000, "份"),
        ("示例产值达3.25亿元。", "3.25亿元", Fraction(13, 4), "亿元"),
        ("拨付资金850万元。", "850万元", 850, "万元"),
        ("拨付三千万元。", "三千万元", 3000, "万元"),
        ("获7000万资金支持。", "7000万", 7000, "万元"),
        ("示例园区总收入1.6万亿。", "1.6万亿", 16_000, "亿元"),
        ("占比达6.5%。", "6.5%", Fraction(13, 2), "%"),
        ("占比达６.５％。", "６.５％", Fraction(13, 2), "%"),
        ("提高0.8个百分点。", "0.8个百分点", Fraction(4, 5), "个百分点"),
        ("出生率为5‰。", "5‰", 5, "‰"),
        ("产值是上年的3倍。", "3倍", 3, "倍"),
        ("算力规模200P。", "200P", 200, "P"),
        ("新建厂房 3 万平方米。", "3 万平方米", 30_000, "平方米"),
        ("得分为98。", "98", 98, ""),
        ("连续六年举办。", "六年", 6, "年"),
        ("其中一项示例项目立项。", "一项", 1, "项"),
        ("开展了一次演练。", "一次", 1, "次"),
        ("完成3项目标任务。", "3项", 3, "项"),
    ],
)
def test_a_figure(text: str, phrase: str, value: Fraction, unit: str) -> None:
    """Value and unit; money keeps its 万 and 亿, counts are multiplied out."""
    found = one(text)
    assert (found.text, found.value, found.unit, found.class_) == (phrase, value, unit, "figure")


@pytest.mark.parametrize(
    ("text", "phrase", "low", "high", "unit"),
    [
        ("示例企业3至5家。", "3至5家", 3, 5, "家"),
        ("示例企业三到五家。", "三到五家", 3, 5, "家"),
        ("增速30%—40%。", "30%—40%", 30, 40, "%"),
        ("奖励3-5万元。", "3-5万元", 3, 5, "万元"),
        ("吸引3—5万人。", "3—5万人", 30_000, 50_000, "人"),
        ("走访三五家企业。", "三五家", 3, 5, "家"),
        ("走访五六十家企业。", "五六十家", 50, 60, "家"),
        ("走访数十家企业。", "数十家", 20, 100, "家"),
    ],
)
def test_a_range(text: str, phrase: str, low: int, high: int, unit: str) -> None:
    """From … to has two ends and no value of its own."""
    found = one(text)
    assert (found.text, found.value, found.bound) == (phrase, None, "range")
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_a_change_is_no_range() -> None:
    """从30家到45家 are two numbers."""
    assert [found.value for found in stated("示例企业从30家到45家。")] == [30, 45]


def test_up_and_down() -> None:
    """The words before say which way; in a list they hold for all."""
    assert one("示例产值增长5%。").change == "up"
    assert one("能耗同比下降5%。").change == "down"
    assert one("占比5%。").change is None
    assert [found.change for found in stated("示例企业和平台分别增长5%、6%。")] == ["up", "up"]
    assert one("工业增加值达5亿元。").change is None


@pytest.mark.parametrize(
    "text",
    [
        "每一个示例企业。",
        "打造一批示例平台。",
        "进一步统一项目管理。",
        "三亚、四川与五台山。",
        "是一项长期任务。",
        "零部件与两会。",
        "万元以下不计。",
        "双创与三农。",
    ],
)
def test_characters_that_count_nothing(text: str) -> None:
    """Articles, names and set words hold numerals and state nothing."""
    assert stated(text) == []


def test_figures_side_by_side() -> None:
    """Each number of a list stands for itself."""
    text = "示例甲类、乙类企业达658家、643家，分别占26.3%、44.4%。"
    assert classed(text, "figure") == ["658家", "643家", "26.3%", "44.4%"]
