"""Two tables may say the same of a firm, but not different things."""

from __future__ import annotations

from tests.guiju.facts.signatures import Read, Refused


def test_agreeing_tables(read: Read) -> None:
    """The same value twice is one value; a blank is filled from the other table."""
    files = {
        "a.csv": "entity,is_sme,old_fact\nE1,是,\nE2,否,2\n",
        "b.csv": "entity,is_sme,old_fact\nE1,是,1\nE3,否,3\n",
    }
    assert read(files).frame.rows() == [("E1", 1, 1), ("E2", 0, 2), ("E3", 0, 3)]


def test_clashing_tables(refused: Refused) -> None:
    """Both places are named; which is right is for a person to say."""
    files = {
        "a.csv": "entity,year,sales_revenue\nE1,2023,1\n",
        "b.csv": "entity,concept,period,value\nE1,sales_revenue,2023,2\n",
    }
    assert refused(files) == (
        "E1 2023 年的销售收入说法不一：a.csv 第2行、b.csv · "
        "请只留一处；不分年度的事实放进一户一行的表"
    )


def test_many_clashes(refused: Refused) -> None:
    """The first twenty are named and all are counted."""
    one = "".join(f"E{n:02},1\n" for n in range(25))
    other = one.replace(",1\n", ",2\n")
    head = "entity,old_fact\n"
    told = refused({"a.csv": head + one, "b.csv": head + other}).splitlines()
    assert len(told) == 21
    assert "共 25 处说法不一" in told[-1]


def test_descriptions_may_differ(read: Read) -> None:
    """A name written in two ways is no contradiction; the first table's stands."""
    files = {"a.csv": "entity,name\nE1,甲\n", "b.csv": "entity,name,is_sme\nE1,乙,是\n"}
    assert read(files).frame.rows() == [("E1", "甲", 1)]
