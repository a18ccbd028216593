"""The scope of a figure in words, and its unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records import book

GRANTS = """\
figures:
  money:
    label: 批复资金
    over: grant
    where: kind == approved and scope == project and level >= province and on in period
    measure: sum(amount)
    unit: 万元
"""


def body(*lines: str) -> str:
    """A figure `f` over laboratories with these further lines."""
    return "figures:\n  f:\n    label: 示例数\n" + "".join(f"    {line}\n" for line in lines)


def test_the_scope_is_the_condition_in_words(tmp_path: Path) -> None:
    """Choices by their labels, levels with 以上, dates as 期内."""
    figure = book(tmp_path, GRANTS).figures.figures["money"]
    assert figure.scope == "批复·项目·省级以上·日期在期内"


@pytest.mark.parametrize(
    ("where", "scope"),
    [
        ("level > city and not open", "设区市级以上（不含本级）·不是（开放）"),
        ("level <= city or people >= 30", "设区市级以下或人数不低于30人"),
        ("share < 5%", "占比低于0.05"),
        ("area == 120.5", "面积为120.5平方米"),
        ("people > visitors", "人数超过来访"),
        ("series in ['甲', '乙']", "“甲”或“乙”"),
        ("approved_on in '2024-04上旬'", "获批日期在2024年4月上旬"),
        ("approved_on < '2024-07'", "获批日期早于2024年7月"),
        ("approved_on <= as_of", "获批日期不晚于期末"),
        ("as_of in checked", "检查年度为期末所在"),
        ("checked == period", "检查年度为本期"),
        ("reached(approved) in period", "期内到达“获批”"),
        ("blank(approved_on)", "获批日期未填"),
        ("not blank(approved_on)", "获批日期已填"),
        ("open and (level == city or people > 3)", "开放·（设区市级或人数超过3人）"),
        ("open or (level == city and people > 3)", "开放或（设区市级且人数超过3人）"),
        ("stage >= approved", "获批及以后"),
        ("stage < approved", "获批以前"),
        ("stage in [planned, refused]", "谋划或未获批"),
        ("linked(partners, kind == office)", "合作方有记录（机关）"),
        ("count(partners) >= 2", "合作方数不低于2"),
        ("month(approved_on) == 7", "获批日期的月份为7"),
        ("listed(host, 'key')", "依托单位在名单内"),
        ("host.kind == university", "高校"),
    ],
)
def test_every_test_has_words(tmp_path: Path, where: str, scope: str) -> None:
    """No part of a condition is left out of its scope."""
    figure = book(tmp_path, body("over: lab", f'where: "{where}"')).figures.figures["f"]
    assert figure.scope == scope


def test_a_figure_without_condition_counts_all(tmp_path: Path) -> None:
    """Its scope says so."""
    assert book(tmp_path, body("over: lab")).figures.figures["f"].scope == "全部"


def test_money_is_printed_in_its_unit(tmp_path: Path) -> None:
    """One 万元 is a million 分-hundredths inside: the scale stands beside the unit."""
    figure = book(tmp_path, GRANTS).figures.figures["money"]
    assert (figure.unit, figure.scale) == ("万元", 1_000_000)


def test_a_number_keeps_the_unit_of_its_field(tmp_path: Path) -> None:
    """Where the figure names none."""
    figure = book(tmp_path, body("over: lab", "measure: sum(area)")).figures.figures["f"]
    assert (figure.unit, figure.scale) == ("平方米", 10_000)
