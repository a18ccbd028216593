"""A bare 全市 where two cities are spoken of."""

from __future__ import annotations

from tests.texts import slipped, told

TWO = "甲乙市示例局与丙丁市示例局会商。甲乙市、丙丁市联动，甲乙与丙丁、甲乙和丙丁、甲乙同丙丁。\n"


def test_cities_handed_in() -> None:
    """One slip a word, with every place; named ones are right."""
    text = "全市示例平台3家，全市领先。获评市级平台，甲乙市级不计。"
    cities = ("甲乙市", "丙丁市")
    assert slipped(text, "市级所指不明", cities=cities) == ["全市", "市级"]


def test_what_is_said() -> None:
    """The cities it could be, how often, and an example of what to write."""
    slip = told("全市示例平台3家，全市领先。", "市级所指不明", cities=("甲乙市", "丙丁市"))
    assert slip.why == "“全市”可以指甲乙市、丙丁市，没有说明是哪一个市，共2处"
    assert slip.do == "写明哪个市，如“甲乙市”"
    assert len(slip.also) == 1


def test_cities_found_in_the_text() -> None:
    """Two names that stand with 市 twice and without it three times."""
    assert slipped(TWO + "全市领先。", "市级所指不明") == ["全市"]


def test_one_city_is_no_doubt() -> None:
    """In a text of one city 全市 is that city."""
    text = "甲乙市示例局会商，甲乙市联动，甲乙、甲乙与甲乙。完善市场，会同市局。全市领先。"
    assert slipped(text, "市级所指不明") == []
    assert slipped("全市领先。", "市级所指不明", cities=("甲乙市",)) == []
