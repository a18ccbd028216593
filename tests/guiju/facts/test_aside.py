"""Bad rows: all told with file, line and reason, or set aside whole; never half of anything."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.guiju.facts.signatures import Read, Refused

HEAD = "entity,year,sales_revenue[元],employees_total\n"
BAD = HEAD + "E1,2205,约3500,1\nE2,2023,1,1\nE2,2023,2,2\nE3,2023,-1,1.5\n,2023,4,1\nE4,2023,3,1\n"


def test_told(refused: Refused) -> None:
    """Every problem carries file, line, column, value, what was expected and what to do."""
    assert refused({"a.csv": BAD}).splitlines() == [
        "a.csv 第2行 · 列“year”：年份 2205 不合理 · 应为：1949 至 2100 之间 · 请核对年份",
        "a.csv 第2行 · 列“sales_revenue[元]”：销售收入“约3500”不是数字 · 应为：数字（元） · "
        "请只留数字（单位写在表头），不清楚就留空",
        "a.csv 第3行 · E2 2023 与第 4 行重复 · 请只留一行",
        "a.csv 第4行 · E2 2023 与第 3 行重复 · 请只留一行",
        "a.csv 第5行 · 列“sales_revenue[元]”：销售收入“-1”是负数 · 应为：不小于 0 · "
        "请核对正负号，不清楚就留空",
        "a.csv 第5行 · 列“employees_total”：职工总数“1.5”不是整数 · 应为：整数（人） · 请填写整数",
        "a.csv 第6行 · 列“entity”：没有填写 · 请补上，或删去这一行",
    ]


def test_set_aside(read: Read, tmp_path: Path) -> None:
    """Bad rows are written as they stood, with line and reason; the good ones are used."""
    aside = tmp_path / "out" / "aside.csv"
    snapshot = read({"a.csv": BAD}, set_aside=aside)
    assert snapshot.frame.rows() == [("E4", 300, 1)]
    assert snapshot.counts == {"entities": 1, "rows": 6, "aside": 5}
    rows = list(csv.DictReader(aside.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["行号"] for row in rows] == ["2", "3", "4", "5", "6"]
    assert rows[0]["sales_revenue[元]"] == "约3500"
    assert "年份 2205" in rows[0]["原因"]
    assert "约3500" in rows[0]["原因"]
    assert list(rows[0])[:4] == HEAD.strip().split(",")


def test_mended_rows_come_back(read: Read, tmp_path: Path) -> None:
    """The file of bad rows can be mended and read again as it is."""
    aside = tmp_path / "aside.csv"
    read({"a.csv": HEAD + "E1,2023,约3500,1\nE2,2023,1,1\n"}, set_aside=aside)
    mended = aside.read_text(encoding="utf-8-sig").replace("约3500", "3500", 1)
    frame = read({"a.csv": mended}).frame
    assert frame.rows() == [("E1", 350_000, 1)]


def test_three_in_a_hundred(read: Read, refused: Refused, tmp_path: Path) -> None:
    """Of 1,000 rows 30 are bad: the first 20 are named and all counted; set aside, 970 remain."""
    rows = [f"E{n},2023,{'约' if n % 100 < 3 else ''}{n},1\n" for n in range(1000)]
    text = HEAD + "".join(rows)
    told = refused({"a.csv": text}).splitlines()
    assert len(told) == 21
    assert "共 30 行有误" in told[-1]
    snapshot = read({"a.csv": text}, set_aside=tmp_path / "aside.csv")
    assert snapshot.counts == {"entities": 970, "rows": 1000, "aside": 30}


def test_several_files(read: Read, tmp_path: Path) -> None:
    """Rows of several files stand under all their headers; the reason names the file."""
    files = {"a.csv": "entity,is_sme\nE1,也许\nE2,是\n", "b.csv": "entity,old_fact\nE1,-1\n"}
    aside = tmp_path / "aside.csv"
    read(files, set_aside=aside)
    rows = list(csv.DictReader(aside.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["is_sme"], row["old_fact"]) for row in rows] == [("也许", ""), ("", "-1")]
    assert [row["原因"].split("：")[0] for row in rows] == ["a.csv", "b.csv"]


def test_nothing_is_written_when_refused(refused: Refused, tmp_path: Path) -> None:
    """A table that is refused as a whole leaves no file of bad rows behind."""
    files = {"a.csv": BAD, "b.csv": "entity,unknown\nE1,1\n"}
    said = refused(files, set_aside=tmp_path / "aside.csv")
    assert "不认识的列“unknown”" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts"]


def test_nothing_bad_nothing_written(read: Read, tmp_path: Path) -> None:
    """Without bad rows there is no file of them."""
    read({"a.csv": HEAD + "E4,2023,3,1\n"}, set_aside=tmp_path / "aside.csv")
    assert not (tmp_path / "aside.csv").exists()


def test_spoilt_identifiers(refused: Refused) -> None:
    """A long code that a spreadsheet turned into 9.13E+17 is refused, not taken as a name."""
    assert "企业编号“9.13E+17”成了科学计数法" in refused({"a.csv": "entity,is_sme\n9.13E+17,是\n"})
