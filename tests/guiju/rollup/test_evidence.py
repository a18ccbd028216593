"""What may count: grades, papers taken back, footnotes on what counts."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.guiju.rollup.grants import SUM, TABLES, WHERE, with_line
from tests.records import counted, ids


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


def test_footnotes_on_some_of_the_records(tmp_path: Path) -> None:
    """A note is said with how many of the counted records it is about, or not at all."""
    more = (
        SUM
        + "\nnotes: [{where: level == nation, says: '国家级{n}项'}, {where: level == city, says: '市级{n}项'}]"
    )
    found = counted(tmp_path, WHERE, TABLES, "grant", more=more)
    assert found.footnotes == ("国家级1项",)
