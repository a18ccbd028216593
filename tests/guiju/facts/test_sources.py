"""Files as they come: encodings, cut-off Parquet, misshapen CSV, what a folder holds."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from guiju.errors import BadInput
from guiju.facts import read_tables
from guiju.vocabulary import Vocabulary
from tests.guiju.facts.signatures import AS_OF, Read, Refused, Write

TEXT = "entity,is_sme,主导产品\nE1,是,泵\n"


def parquet(tmp_path: Path, **columns: object) -> bytes:
    """The bytes of a small Parquet file."""
    path = tmp_path / "source.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path.read_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(read: Read, encoding: str) -> None:
    """UTF-8 with or without mark is read; GB18030 too, and a note says so."""
    snapshot = read({"a.csv": TEXT.encode(encoding)})
    assert snapshot.frame.rows() == [("E1", 1, "泵")]
    noted = ("a.csv 不是 UTF-8 编码，已按 GB18030 读入",) if encoding == "gb18030" else ()
    assert snapshot.notes == noted


@pytest.mark.parametrize(
    ("raw", "met"),
    [
        (b"", "文件是空的"),
        (TEXT.encode("utf-16"), "不是 CSV 文本"),
        (b"PK\x03\x04", "不是 CSV 文本"),
        (b"entity,is_sme\nE1,\xff\xff\n", "编码读不懂"),
        (b"entity,is_sme\nE1,1\nE2,1,3\n", "第3行 · 这一行有 3 列，表头只有 2 列"),
        (b'entity,is_sme\n"E1,1\nE2,1\n', "引号没有配对"),
        (b"firm,is_sme\nE1,1\n", "缺少 entity 列，表头是：firm、is_sme"),
        (b"entity;is_sme\nE1;1\n", "列与列之间用逗号隔开"),
        (b"entity,is_sme,is_sme\nE1,1,1\n", "同一内容有 2 列：“is_sme”、“is_sme”"),
        (b"entity,is_sme\n", "没有一户可用的企业"),
    ],
)
def test_files_that_are_refused(refused: Refused, raw: bytes, met: str) -> None:
    """What is wrong with a whole file is told with its place and a cure."""
    said = refused({"a.csv": raw})
    assert met in said
    assert "请" in said


def test_quoted_line_breaks(refused: Refused) -> None:
    """A cell may hold line breaks; the lines told are the editor's."""
    text = '"entity","is_sme",main_product\nE1,是,"两\n行"\nE2,也许,\n'
    assert refused({"a.csv": text}).startswith("a.csv 第4行")


def test_short_rows_are_blank_at_the_end(read: Read) -> None:
    """A row that ends early leaves the rest unknown, even when it is the first."""
    assert read({"a.csv": "entity,is_sme\nE1\nE2,是\n"}).frame.rows() == [("E1", None), ("E2", 1)]


def test_parquet(read: Read, refused: Refused, tmp_path: Path) -> None:
    """Parquet reads like CSV; whole numbers with gaps may have become floats."""
    raw = parquet(tmp_path, entity=["E1", "E2"], year=[2023, 2023], employees_total=[642.0, None])
    assert read({"a.parquet": raw}).frame.rows() == [("E1", 642), ("E2", None)]
    bad = parquet(tmp_path, entity=["E1", "E2"], year=[2023, 2205], employees_total=[1, -1])
    assert refused({"a.parquet": bad}).count("a.parquet 第2行") == 2


def test_truncated_parquet(refused: Refused, tmp_path: Path) -> None:
    """A Parquet file that was cut off anywhere is refused, not half read."""
    whole = parquet(tmp_path, entity=["E1"] * 1000, employees_total=list(range(1000)))
    for cut in (len(whole) // 2, len(whole) - 1, 4):
        assert "不是完整的 Parquet 文件" in refused({"a.parquet": whole[:cut]})


def test_numbers_for_names(refused: Refused, tmp_path: Path) -> None:
    """Identifiers kept as floats have lost digits and are refused."""
    raw = parquet(tmp_path, entity=[1.0, 2.0], is_sme=[True, False])
    assert "企业编号这一列不是文本" in refused({"a.parquet": raw})


def test_what_a_folder_holds(read: Read) -> None:
    """Other files are passed by with a note, hidden ones in silence, header-only tables noted."""
    files = {
        "a.csv": TEXT,
        "b.csv": "entity,old_fact\n",
        "c.xlsx": b"x",
        ".d.csv": b"x",
        "_e.csv": b"x",
    }
    assert read(files).notes == (
        "没有读 c.xlsx",
        "b.csv 只有表头，没有内容",
        "b.csv 的“old_fact”已停用：2023 年起不再统计",
    )


def test_paths(folder: Write, vocabulary: Vocabulary, tmp_path: Path) -> None:
    """Files and folders may be named together; what is not there is told."""
    place = folder({"a.csv": TEXT})
    other = tmp_path / "b.csv"
    other.write_text("entity,old_fact\nE2,1\n")
    both = read_tables([place, place / "a.csv", other], vocabulary, AS_OF)
    assert both.counts == {"entities": 2, "rows": 2, "aside": 0}
    (tmp_path / "empty").mkdir()
    for path, met in ((tmp_path / "x.csv", "没有这个文件"), (tmp_path / "empty", "没有 CSV")):
        with pytest.raises(BadInput, match=met):
            read_tables(path, vocabulary, AS_OF)
    with pytest.raises(BadInput, match="不是 CSV 或 Parquet 文件"):
        read_tables(Path(__file__), vocabulary, AS_OF)
