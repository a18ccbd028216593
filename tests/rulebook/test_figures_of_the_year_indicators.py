"""A1–A2: assessed indicators of the example year, and our place among the departments."""

from __future__ import annotations

from tests.rulebook.the_year import claim, figure, ids, numbered, parts


def test_a1_eight_indicators_from_three_sets() -> None:
    """8 = 2 + 4 + 2, those of 2025 not among them."""
    result = figure("assessed_indicators")
    assert (result.value, ids(result)) == (8, numbered("indicator", *range(1, 9)))
    assert parts(result) == {
        "province_monitor": numbered("indicator", 1, 2),
        "city_performance": numbered("indicator", 3, 4, 5, 6),
        "city_priority": numbered("indicator", 7, 8),
    }
    assert sum(share.amount.low or 0 for share in result.shares) == 8


def test_a1_each_set_by_itself() -> None:
    """2, 4 and 2, as the text names them one by one."""
    names = (
        "indicators_province_monitor",
        "indicators_city_performance",
        "indicators_city_priority",
    )
    assert [figure(name).value for name in names] == [2, 4, 2]


def test_a1_half_a_year_has_the_indicators_of_its_year() -> None:
    """They are set for the year, and known in June."""
    assert figure("assessed_indicators", "2024H1").value == 8


def test_a2_second_among_the_departments() -> None:
    """Second to 发改委; the list of departments is not whole, so 对照不全."""
    result = claim("department_rank_by_indicators")
    assert (result.status, result.n) == ("list_incomplete", 2)
    assert result.text == "考核指标数量在各部门中排名第2，仅次于发改委（对照不全）"
    assert [record.id for record in result.records] == numbered("comparison", *range(4, 16))
