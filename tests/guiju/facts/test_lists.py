"""Tables of records become lists: [] is none, null is unknown."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.guiju.facts.signatures import Read, Refused

FIRMS = "entity,is_sme\nE1,是\nE2,是\n"


def test_records(read: Read) -> None:
    """A row a record, in the order of the table; who has no row has none."""
    awards = "entity,级别,date,bonus[元],name\nE1,省级,2023-05-06,100,甲奖\nE1,national,,,\n"
    frame = read({"firms.csv": FIRMS, "science_awards.csv": awards}).frame
    blank = {"date": None, "rank": None, "bonus": None, "name": None}
    assert frame["science_awards"].to_list() == [
        [
            {"level": 1, "date": 19_483, "rank": None, "bonus": 10_000, "name": "甲奖"},
            {"level": 2, **blank},
        ],
        [],
    ]
    inner = {"level": pl.Int64, "date": pl.Int64, "rank": pl.Int64, "bonus": pl.Int64}
    assert frame.schema["science_awards"] == pl.List(pl.Struct({**inner, "name": pl.String}))


@pytest.mark.parametrize(
    "column", ["item", "date", "value", "major_incident_dates", "重大事故日期"]
)
def test_plain_list(read: Read, column: str) -> None:
    """A plain list's one column may be called item, after its type or after the list."""
    text = f"entity,{column}\nE2,2024/5/6\nE2,1970-01-02\n"
    frame = read({"firms.csv": FIRMS, "major_incident_dates.csv": text}).frame
    assert frame["major_incident_dates"].to_list() == [[], [19_849, 1]]
    assert frame.schema["major_incident_dates"] == pl.List(pl.Int64)


def test_two_tables_of_one_list(read: Read) -> None:
    """Records of a list may come in several files, named by identifier or by label."""
    one, other = "entity,rank\nE1,1\n", "entity,rank\nE1,2\nE2,3\n"
    frame = read({"science_awards.csv": one, "科技奖励.csv": other}).frame
    ranks = [[award["rank"] for award in awards] for awards in frame["science_awards"].to_list()]
    assert ranks == [[1, 2], [3]]


def test_bad_record_leaves_doubt(read: Read, tmp_path: Path) -> None:
    """Where a record had to be set aside the whole list is unknown: it may count or not."""
    awards = "entity,level\nE1,省级\nE1,镇级\nE2,省级\n"
    files = {"firms.csv": FIRMS, "science_awards.csv": awards}
    snapshot = read(files, set_aside=tmp_path / "aside.csv")
    assert snapshot.frame["science_awards"].is_null().to_list() == [True, False]


def test_refusals(refused: Refused) -> None:
    """An unknown field, a list as a column, and a table without any field are refused."""
    assert "不认识的列“levle” · 请核对名称，是否想写“level”" in refused(
        {"science_awards.csv": "entity,levle\nE1,省级\n"}
    )
    assert "没有一列是科技奖励的内容" in refused({"science_awards.csv": "entity\nE1\n"})
    assert "另放一个文件 science_awards.csv" in refused(
        {"firms.csv": "entity,science_awards\nE1,1\n"}
    )
