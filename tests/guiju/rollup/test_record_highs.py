"""A record high: higher than every year before, said with the year the history begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.periods import stretch
from tests.records import claimed, ids

FIGURES = """\
figures:
  labs: {label: 实验室, over: lab, where: approved_on in period, unit: 个}
claims:
  c: {label: 新高, kind: record_high, figure: labs, says: 创历史最好成绩}
"""
LABS = "id,name,approved_on\n" + "".join(f"lab-{n},实验室{n},2024-0{n}\n" for n in range(1, 6))
SERIES = "id,metric,year,value,unit,grade\n"


def points(**years: int) -> str:
    """A history: y2023=4 …"""
    rows = (f"p-{year[1:]},labs,{year[1:]},{value},个,B\n" for year, value in years.items())
    return SERIES + "".join(rows)


def test_higher_than_all_there_is(tmp_path: Path) -> None:
    """Five laboratories after at most four: a record since the history begins, and no more."""
    tables = {"lab": LABS, "series_point": points(y2021=4, y2022=1, y2023=3)}
    (found,) = claimed(tmp_path, FIGURES, tables)
    assert (found.status, found.text) == ("since", "有记录以来（2021年起）创历史最好成绩")
    assert found.why == "有记录以来：实验室5，此前最高4（2021年）"
    assert ids(found.records) == ["p-2021", "p-2022", "p-2023"]


@pytest.mark.parametrize(
    ("line", "status", "text"),
    [
        ("series_point,metric,labs,320481,,2023", "holds", "创历史最好成绩"),
        (
            "series_point,metric,labs,320481,2021,2023",
            "since",
            "有记录以来（2021年起）创历史最好成绩",
        ),
        ("series_point,metric,other,320481,,2023", "since", "有记录以来（2021年起）创历史最好成绩"),
    ],
)
def test_a_history_declared_whole(tmp_path: Path, line: str, status: str, text: str) -> None:
    """Only a history whole from the beginning lets 历史最好 stand alone."""
    said = f"kind,field,value,place,since,as_of\n{line}\n"
    tables = {"lab": LABS, "series_point": points(y2021=4, y2022=1, y2023=3), "completeness": said}
    (found,) = claimed(tmp_path, FIGURES, tables)
    assert (found.status, found.text) == (status, text)


@pytest.mark.parametrize("best", [5, 6])
def test_as_good_is_not_better(tmp_path: Path, best: int) -> None:
    """A year as high or higher, even before a gap in the history, breaks the claim."""
    tables = {"lab": LABS, "series_point": points(y2019=best, y2023=3)}
    (found,) = claimed(tmp_path, FIGURES, tables)
    assert (found.status, found.text) == ("fails", "")


@pytest.mark.parametrize(
    ("series", "why"),
    [
        (SERIES, "无基数：没有2023年的数"),
        (points(y2022=1), "无基数：没有2023年的数"),
        (points(y2022=1) + "p-2023,labs,2023,3,个,D\n", "无基数：没有2023年的数"),
    ],
)
def test_without_last_year_nobody_can_say(tmp_path: Path, series: str, why: str) -> None:
    """No history, a history with a gap before this year, a point only heard of."""
    (found,) = claimed(tmp_path, FIGURES, {"lab": LABS, "series_point": series})
    assert (found.status, found.text, found.why) == ("no_history", "", why)


def test_a_gap_ends_the_history(tmp_path: Path) -> None:
    """2019 and 2022–2023 are known: the record is one since 2022."""
    tables = {"lab": LABS, "series_point": points(y2019=2, y2022=1, y2023=3)}
    (found,) = claimed(tmp_path, FIGURES, tables)
    assert found.text == "有记录以来（2022年起）创历史最好成绩"


def test_this_year_not_settled(tmp_path: Path) -> None:
    """A laboratory whose date is blank may make it six."""
    tables = {"lab": LABS + "lab-9,实验室9,\n", "series_point": points(y2023=3)}
    (found,) = claimed(tmp_path, FIGURES, tables)
    assert (found.status, found.text) == ("no_history", "")


def test_half_a_year_makes_no_record(tmp_path: Path) -> None:
    """It is compared with whole years by nobody."""
    tables = {"lab": LABS, "series_point": points(y2023=3)}
    (found,) = claimed(tmp_path, FIGURES, tables, period=stretch("2024H1"))
    assert found.status == "no_history"


def test_next_year_looks_back_on_this_ledger(tmp_path: Path) -> None:
    """2025 is held against 2024 as the ledger counts it, and the series before."""
    more = "".join(f"lab-{n},实验室{n},2025-03\n" for n in range(11, 15))
    tables = {"lab": LABS + more, "series_point": points(y2023=3)}
    (found,) = claimed(tmp_path, FIGURES, tables, period=stretch("2025"))
    assert found.why == "不成立：实验室4，此前最高5（2024年）"


def test_a_list_whole_from_the_beginning_needs_no_year(tmp_path: Path) -> None:
    """Where the laboratories are all there ever were, a record is one without saying since when."""
    whole = "kind,field,value,place,since,as_of\nlab,,,320481,,2024-12-31\n"
    (found,) = claimed(tmp_path, FIGURES, {"lab": LABS, "completeness": whole})
    assert (found.status, found.text) == ("holds", "创历史最好成绩")
