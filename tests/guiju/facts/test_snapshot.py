"""A snapshot survives its file, and is refused when its words have changed meaning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import polars as pl
import pyarrow.parquet as pq
import pytest

from guiju.errors import BadInput
from guiju.facts import Snapshot
from guiju.vocabulary import Vocabulary
from tests.guiju.facts.signatures import AS_OF, Read

FILES = {
    "a.csv": "entity,name,year,sales_revenue\nE1,甲,2023,1\nE2,乙,2023,2\n",
    "b.csv": "entity,listing_status,expert_points\nE1,neeq,3.5\n",
    "titles.csv": "entity,title,from,valid_to\nE1,hte,,2027-11-05\n",
    "science_awards.csv": "entity,level\nE1,省级\n",
    "notes.txt": "x",
}


def changed(vocabulary: Vocabulary, name: str, **changes: object) -> Vocabulary:
    """The vocabulary with one concept changed."""
    kind = vocabulary.enterprise
    concept = replace(kind.concepts[name], **changes)  # type: ignore[arg-type]
    concepts = MappingProxyType({**kind.concepts, name: concept})
    return Vocabulary(MappingProxyType({"enterprise": replace(kind, concepts=concepts)}))


def test_round_trip(read: Read, vocabulary: Vocabulary, tmp_path: Path) -> None:
    """What was written is read back the same, with day, notes, counts and meanings."""
    snapshot = read(FILES)
    path = tmp_path / "snapshot.parquet"
    snapshot.write(path)
    again = Snapshot.read(path, vocabulary)
    assert again.frame.equals(snapshot.frame)
    assert again.frame.schema == snapshot.frame.schema
    assert (again.as_of, again.notes) == (AS_OF, ("没有读 notes.txt",))
    assert again.counts == snapshot.counts == {"entities": 2, "rows": 5, "aside": 0}
    assert again.concepts == snapshot.concepts
    assert again.concepts["listing_status"]["choices"] == ["none", "jsee", "neeq"]
    assert [file.name for file in tmp_path.glob("*.partial")] == []


def test_row_groups(tmp_path: Path) -> None:
    """Groups of 32,768 rows, so that readers need never hold everybody."""
    frame = pl.DataFrame({"entity": [f"E{n:06}" for n in range(40_000)]})
    path = tmp_path / "snapshot.parquet"
    Snapshot(frame, AS_OF).write(path)
    groups = pq.ParquetFile(path).metadata
    assert [groups.row_group(n).num_rows for n in range(groups.num_row_groups)] == [32_768, 7_232]


def test_changed_words(read: Read, vocabulary: Vocabulary, tmp_path: Path) -> None:
    """Re-ordered choices or other decimals refuse an old snapshot; added choices do not."""
    path = tmp_path / "snapshot.parquet"
    read(FILES).write(path)
    grown = {"none": "未上市", "jsee": "江苏股交", "neeq": "新三板", "bse": "北交所"}
    Snapshot.read(path, changed(vocabulary, "listing_status", choices=grown))
    moved = {"none": "未上市", "neeq": "新三板", "jsee": "江苏股交"}
    for name, changes in (
        ("listing_status", {"choices": moved}),
        ("expert_points", {"decimals": 2}),
    ):
        with pytest.raises(BadInput, match=f"快照与现在的词汇表不符：{name}"):
            Snapshot.read(path, changed(vocabulary, name, **changes))


def test_what_is_no_snapshot(tmp_path: Path) -> None:
    """Missing, foreign and cut-off files are refused."""
    path = tmp_path / "snapshot.parquet"
    with pytest.raises(BadInput, match="没有这个快照文件"):
        Snapshot.read(path)
    pl.DataFrame({"entity": ["E1"]}).write_parquet(path)
    with pytest.raises(BadInput, match="不是完整的快照文件"):
        Snapshot.read(path)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(BadInput, match="不是完整的快照文件"):
        Snapshot.read(path)
