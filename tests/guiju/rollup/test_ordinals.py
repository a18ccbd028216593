"""First and n-th: true only as far as the list goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.rollup import claim_results
from tests.records import BODIES, YEAR, claimed, ids, results

NEW = "figures:\n  new: {label: 新获批, over: lab, where: approved_on in period}\n"
LIST = "over: comparison, where: 'topic == \"labs\"', order: date, match: subject, subjects: new"
ORDINAL = (
    NEW
    + f"claims:\n  c: {{label: 先后, kind: ordinal, {LIST}, says: '{{city}}第{{n}}家', first: '{{city}}首家'}}\n"
)
OWN = "claims:\n  c: {label: 首家, kind: ordinal, over: lab, where: level == province, order: approved_on, subjects: new, says: '{county}第{n}家', first: '{county}首家'}\n"
LABS = "id,name,level,approved_on\nlab-1,甲,province,2024-07\nlab-2,乙,province,2019-05\n"
ROWS = "id,topic,unit,value,date,subject,complete,grade\n"
FIRST = "row-1,labs,别处,,2022-12,,是,A\n"
OURS = "row-2,labs,本地,,2024-07,lab-1,是,A\n"


def tables(rows: str, **more: str) -> dict[str, str]:
    """Laboratories beside a list."""
    return {**BODIES, "lab": LABS, "comparison": ROWS + rows, **more}


def test_the_second_of_the_city(tmp_path: Path) -> None:
    """A whole list, one line before ours: 第2家, with every line of the list behind it."""
    (found,) = claimed(tmp_path, ORDINAL, tables(FIRST + OURS))
    assert (found.status, found.n, found.text) == ("holds", 2, "示例市第2家")
    assert found.why == "成立：名单2家，按日期排第2"
    assert (found.subject and found.subject.id, ids(found.records)) == ("lab-1", ["row-1", "row-2"])


def test_the_first_has_its_own_wording(tmp_path: Path) -> None:
    """首家, not 第1家."""
    later = "row-3,labs,别处,,2024-11,,是,A\n"
    (found,) = claimed(tmp_path, ORDINAL, tables(OURS + later))
    assert (found.n, found.text) == (1, "示例市首家")


@pytest.mark.parametrize(
    ("rows", "text", "why"),
    [
        # The list does not say that it is whole.
        (FIRST.replace("是", ""), "示例市第2家（对照不全）", "名单2家，按日期排第2"),
        # One line of the same month, one without a date, one only heard of.
        (
            "row-3,labs,别处,,2024-07-15,,是,A\n",
            "示例市首家（对照不全）",
            "名单2家，按日期排第1；1家与它先后不明",
        ),
        (
            "row-3,labs,别处,,,,是,A\n",
            "示例市首家（对照不全）",
            "名单2家，按日期排第1；1家与它先后不明",
        ),
        (
            "row-3,labs,别处,,2020,,是,D\n",
            "示例市首家（对照不全）",
            "名单1家，按日期排第1；1家与它先后不明",
        ),
    ],
)
def test_a_list_that_does_not_bear_it_out(tmp_path: Path, rows: str, text: str, why: str) -> None:
    """对照不全, in the wording itself, with what is not clear."""
    (found,) = claimed(tmp_path, ORDINAL, tables(rows + OURS))
    assert (found.status, found.text) == ("list_incomplete", text)
    assert found.why == f"对照不全：{why}"


def test_hearsay_after_us_does_no_harm(tmp_path: Path) -> None:
    """Who may be on the list, but later than we, changes no place."""
    (found,) = claimed(tmp_path, ORDINAL, tables(OURS + "row-3,labs,别处,,2024-11,,是,D\n"))
    assert (found.status, found.n) == ("holds", 1)


def test_who_is_not_on_the_list_has_no_place(tmp_path: Path) -> None:
    """No wording at all."""
    (found,) = claimed(tmp_path, ORDINAL, tables(FIRST))
    assert (found.status, found.n, found.text) == ("list_incomplete", None, "")


def test_nothing_to_say_it_of(tmp_path: Path) -> None:
    """Nothing was approved in the period."""
    none = tables(FIRST + OURS, lab="id,name,approved_on\nlab-1,甲,2023\n")
    (found,) = claimed(tmp_path, ORDINAL, none)
    assert (found.status, found.text) == ("no_subject", "")


@pytest.mark.parametrize(
    ("since", "status", "text"),
    [
        ("", "holds", "示例县第2家"),
        ("2018", "since", "有记录以来（2018年起）示例县第2家"),
        (None, "list_incomplete", "示例县第2家（对照不全）"),
    ],
)
def test_records_of_our_own_as_the_list(
    tmp_path: Path, since: str | None, status: str, text: str
) -> None:
    """Whole from the beginning, whole since a year, or not said to be whole."""
    said = f"kind,field,value,place,since,as_of\nlab,level,province,320481,{since},2024-12-31\n"
    more = {} if since is None else {"completeness": said}
    (found,) = claimed(tmp_path, NEW + OWN, tables("", **more))
    assert (found.status, found.text) == (status, text)


def test_a_claim_nobody_defined(tmp_path: Path) -> None:
    """The message names one that may have been meant."""
    figures = results(tmp_path, ORDINAL, tables(""))
    with pytest.raises(BadInput, match="没有“d”这个断言"):
        claim_results(figures, "d", YEAR)
