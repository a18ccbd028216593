"""The only one of the year; never before, or not for years."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records import BODIES, claimed

NEW = "figures:\n  new: {label: 新获批, over: lab, where: approved_on in period}\n"
LABS = "id,name,level,approved_on\nlab-1,甲,province,2024-07\nlab-2,乙,province,2019-05\n"
ROWS = "id,topic,unit,value,date,subject,complete,grade\n"
FIRST = "row-1,labs,别处,,2022-12,,是,A\n"
OURS = "row-2,labs,本地,,2024-07,lab-1,是,A\n"


def tables(rows: str, **more: str) -> dict[str, str]:
    """Laboratories beside a list."""
    return {**BODIES, "lab": LABS, "comparison": ROWS + rows, **more}


ONLY = (
    NEW
    + "claims:\n  c: {label: 唯一, kind: only, over: comparison, where: 'topic == \"labs\" and date in period', match: subject, subjects: new, says: '{city}年度唯一'}\n"
)


def test_the_only_one_of_the_year(tmp_path: Path) -> None:
    """Others of other years do not matter; others of this year do."""
    (found,) = claimed(tmp_path, ONLY, tables(FIRST + OURS))
    assert (found.status, found.text) == ("holds", "示例市年度唯一")
    (found,) = claimed(tmp_path, ONLY, tables(OURS + "row-3,labs,别处,,2024-11,,是,A\n"))
    assert (found.status, found.n, found.text) == ("fails", 2, "")
    (found,) = claimed(tmp_path, ONLY, tables(OURS.replace("是", "")))
    assert (found.status, found.text) == ("list_incomplete", "示例市年度唯一（对照不全）")


def test_a_list_whole_for_the_year_is_enough(tmp_path: Path) -> None:
    """For what is said of a year, that year's list need not reach further back."""
    said = "kind,field,value,place,since,as_of\ncomparison,topic,labs,320400,2024,2024-12-31\n"
    rows = tables(OURS.replace("是", ""), completeness=said)
    (found,) = claimed(tmp_path, ONLY, rows)
    assert found.status == "holds"


AGAIN = (
    NEW
    + "claims:\n  c: {label: 突破, kind: again, over: lab, where: level == province, order: approved_on, subjects: new, says: '时隔{gap}年再次', first: 零的突破}\n"
)


@pytest.mark.parametrize(
    ("earlier", "status", "text"),
    [
        ("", "holds", "零的突破"),
        ("lab-3,丙,province,2014-06\n", "holds", "时隔10年再次"),
        ("lab-3,丙,province,2014-06\nlab-4,丁,province,2021\n", "holds", "时隔3年再次"),
        ("lab-3,丙,province,2023\n", "fails", ""),
        ("lab-3,丙,,2015\n", "list_incomplete", "零的突破（对照不全）"),
    ],
)
def test_never_before_or_not_for_years(
    tmp_path: Path, earlier: str, status: str, text: str
) -> None:
    """By the years since the last one; two of one day are no trouble."""
    labs = "id,name,level,approved_on\nlab-1,甲,province,2024-07-01\nlab-2,乙,province,2024-07-01\n"
    said = "kind,field,value,place,since,as_of\nlab,level,province,320481,,2024-12-31\n"
    (found,) = claimed(tmp_path, AGAIN, {"lab": labs + earlier, "completeness": said})
    assert (found.status, found.text) == (status, text)
