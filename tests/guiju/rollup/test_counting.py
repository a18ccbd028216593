"""Counts, sums and parts: what is sure, what is possible, what is set aside and why."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from guiju.rollup import Amount
from tests.records import BODIES, counted, ids

WHERE = "kind == approved and scope == project and level >= province and on in period"
SUM = "measure: sum(amount)\nunit: 万元"
GRANT = "id,ref,kind,level,scope,amount,on,grade,source\n"
GRANTS = GRANT + (
    "grant-1,body-1,approved,province,project,2000,2024-07,A,s-1\n"
    "grant-2,body-1,approved,nation,project,533.000001,2024,B,\n"
    "grant-3,body-1,approved,province,people,60,2024-05,A,\n"
    "grant-4,body-1,received,province,project,240,2024-05-06,A,\n"
    "grant-5,body-1,approved,city,project,150,2024-04,A,\n"
    "grant-6,body-1,approved,province,project,910.57,2023-11,A,\n"
)
SOURCES = {
    "sources": "id,title,number,withdrawn_on\ns-1,示例批文,示1号,\ns-2,旧文,示2号,2024-11-01\n"
}
TABLES = {**BODIES, **SOURCES, "grant": GRANTS}


def with_line(line: str) -> dict[str, str]:
    """The grants with one line more."""
    return {**TABLES, "grant": GRANTS + line + "\n"}


def test_a_sum_is_exact(tmp_path: Path) -> None:
    """To the hundredth of a 分, over exactly the records of its scope."""
    found = counted(tmp_path, WHERE, TABLES, "grant", more=SUM)
    assert found.value == Fraction("2533.000001")
    assert ids(found.records) == ["grant-1", "grant-2"]


def test_a_sum_in_another_unit(tmp_path: Path) -> None:
    """The same money in 亿元 is a ten-thousandth."""
    found = counted(tmp_path, WHERE, TABLES, "grant", more=SUM.replace("万元", "亿元"))
    assert found.value == Fraction("0.2533000001")


def test_a_record_that_may_count_makes_a_span(tmp_path: Path) -> None:
    """A blank level: from the sum without it to the sum with it, and the record is named."""
    line = "grant-7,body-1,approved,,project,100,2024-08,A,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.amount == Amount(Fraction("2533.000001"), Fraction("2633.000001"))
    assert (found.value, ids(found.possible)) == (None, ["grant-7"])
    assert found.footnotes == ("另有1条缺项，能否计入待核",)


def test_a_blank_amount_leaves_the_sum_open_above(tmp_path: Path) -> None:
    """There is a floor, and no ceiling; nought is never assumed."""
    line = "grant-7,body-1,approved,province,project,,2024-08,A,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.amount == Amount(Fraction("2533.000001"), None)


def test_a_known_no_ends_the_matter(tmp_path: Path) -> None:
    """A blank date does not matter where the scope is another one."""
    line = "grant-7,body-1,approved,province,people,100,,A,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.possible == ()


@pytest.mark.parametrize("grade", ["A", "B", ""])
def test_papers_count(tmp_path: Path, grade: str) -> None:
    """A and B count, and so does a line nobody has graded."""
    line = f"grant-7,body-1,approved,province,project,1,2024-08,{grade},"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert (found.value, found.footnotes) == (Fraction("2534.000001"), ())


def test_a_stamped_return_counts_with_a_footnote(tmp_path: Path) -> None:
    """Grade C is counted and said."""
    line = "grant-7,body-1,approved,province,project,1,2024-08,C,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.value == Fraction("2534.000001")
    assert found.footnotes == ("其中1条为盖章填报（证据等级 C）",)


def test_hearsay_never_counts(tmp_path: Path) -> None:
    """Grade D is set aside with its reason, sure or not."""
    line = "grant-7,body-1,approved,province,project,1,2024-08,D,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.value == Fraction("2533.000001")
    assert [(one.record.id, one.why) for one in found.aside] == [
        ("grant-7", "证据等级 D（口头、走访）不计入")
    ]
    maybe = "grant-7,body-1,approved,,project,1,2024-08,D,"
    found = counted(tmp_path, WHERE, with_line(maybe), "grant", more=SUM)
    assert (len(found.aside), found.possible) == (1, ())


def test_a_paper_taken_back_does_not_count(tmp_path: Path) -> None:
    """The record stays in the ledger and says why it is not in the number."""
    line = "grant-7,body-1,approved,province,project,150,2024-06,A,s-2"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.value == Fraction("2533.000001")
    assert [one.why for one in found.aside] == ["来源《旧文》（示2号）已撤回"]


def test_one_fact_heard_of_sets_the_record_aside(tmp_path: Path) -> None:
    """The grade of a later fact counts where the figure looks at it, and only there."""
    facts = {"facts": "entity,concept,on,value,grade\ngrant-1,amount,,2500,D\n"}
    found = counted(tmp_path, WHERE, {**TABLES, **facts}, "grant", more=SUM)
    assert ids(found.records) == ["grant-2"]
    count = counted(tmp_path, WHERE, {**TABLES, **facts}, "grant")
    assert ids(count.records) == ["grant-1", "grant-2"]


LABS = """\
id,name,level,host,approved_on,people
lab-1,甲,province,body-1,2024-07,3
lab-2,乙,nation,body-1,2024,4
lab-3,丙,province,body-2,2024-07-05,5
lab-4,丁,province,,2024-02,6
"""
PARTED = {**BODIES, "lab": LABS}


def shares(
    root: Path, by: str, measure: str = "count()"
) -> list[tuple[str, str, Amount, list[str]]]:
    """Code, label, amount and records of each part."""
    more = f"by: {by}\nmeasure: {measure}"
    found = counted(root, "approved_on in period", PARTED, more=more)
    return [(one.code, one.label, one.amount, ids(one.records)) for one in found.shares]


def test_parts_follow_the_choices(tmp_path: Path) -> None:
    """Low to high, in the words of the place."""
    assert shares(tmp_path, "level") == [
        ("province", "省级", Amount.of(3), ["lab-1", "lab-3", "lab-4"]),
        ("nation", "国家级", Amount.of(1), ["lab-2"]),
    ]


def test_parts_by_relation_and_the_unknown_part_last(tmp_path: Path) -> None:
    """By the name of the other record; a blank is a part of its own."""
    assert shares(tmp_path, "host") == [
        ("body-1", "示例大学", Amount.of(2), ["lab-1", "lab-2"]),
        ("body-2", "示例机关", Amount.of(1), ["lab-3"]),
        ("", "未知", Amount.of(1), ["lab-4"]),
    ]


def test_parts_by_month(tmp_path: Path) -> None:
    """A date known to the year has no month."""
    assert [(label, ids_) for _, label, _, ids_ in shares(tmp_path, "month(approved_on)")] == [
        ("2月", ["lab-4"]),
        ("7月", ["lab-1", "lab-3"]),
        ("未知", ["lab-2"]),
    ]


def test_parts_of_a_sum_add_up(tmp_path: Path) -> None:
    """3 + 5 + 6 people in the province's laboratories and 4 in the nation's."""
    assert [one[2].low for one in shares(tmp_path, "level", "sum(people)")] == [14, 4]


def test_different_values_are_counted_once(tmp_path: Path) -> None:
    """Three laboratories of two hosts; the one without host may be of a third or of neither."""
    found = counted(tmp_path, "approved_on in period", PARTED, more="measure: distinct(host)")
    assert found.amount == Amount(Fraction(2), Fraction(3))


def test_one_value_is_read(tmp_path: Path) -> None:
    """None where there is no record, its span where there are two."""
    more = "measure: value(people)\nunit: 人"
    one = counted(tmp_path, 'name == "甲"', PARTED, more=more)
    none = counted(tmp_path, 'name == "戊"', PARTED, more=more)
    two = counted(tmp_path, "level == province", PARTED, more=more)
    assert (one.value, none.amount.why) == (3, "没有记录")
    assert two.amount == Amount(Fraction(3), Fraction(6))


ROSTERS = """\
id,topic,as_of,complete
roster-1,key,2024-03,是
roster-2,key,2024-09-06,是
roster-3,key,2025-01,是
"""
MEMBERS = (
    "from,relation,to\nroster-1,members,body-1\nroster-1,members,body-2\nroster-2,members,body-1\n"
)
ROSTER = {**BODIES, "roster": ROSTERS, "links": MEMBERS}


def test_the_newest_list_counts(tmp_path: Path) -> None:
    """One member in September, though two in March; January's list is of the next year."""
    more = "latest: as_of\nmeasure: sum(count(members))"
    where = 'topic == "key" and as_of <= as_of'
    found = counted(tmp_path, where, ROSTER, "roster", more=more)
    assert (found.value, ids(found.records)) == (1, ["roster-2"])


def test_who_is_on_the_newest_list(tmp_path: Path) -> None:
    """A whole list makes absence known; a blank relation stays open."""
    labs = "id,name,host\nlab-1,甲,body-1\nlab-2,乙,body-2\nlab-3,丙,\n"
    found = counted(tmp_path, 'listed(host, "key")', {**ROSTER, "lab": labs})
    assert (ids(found.records), ids(found.possible)) == (["lab-1"], ["lab-3"])
    short = {**ROSTER, "roster": ROSTERS.replace("09-06,是", "09-06,"), "lab": labs}
    found = counted(tmp_path, 'listed(host, "key")', short)
    assert (ids(found.records), ids(found.possible)) == (["lab-1"], ["lab-2", "lab-3"])


def test_footnotes_on_some_of_the_records(tmp_path: Path) -> None:
    """A note is said with how many of the counted records it is about, or not at all."""
    more = (
        SUM
        + "\nnotes: [{where: level == nation, says: '国家级{n}项'}, {where: level == city, says: '市级{n}项'}]"
    )
    found = counted(tmp_path, WHERE, TABLES, "grant", more=more)
    assert found.footnotes == ("国家级1项",)
