"""Where a run may be written, and what a damaged one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guiju.cli.conftest import Guiju

AS_OF = ("--as-of", "2024-12-31")


def test_a_stranger_with_a_run_json_is_left_alone(
    guiju: Guiju, tables: Path, tmp_path: Path
) -> None:
    """A folder is replaced only when it is a run and nothing else."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "run.json").write_text("{}")
    (mine / "letter.txt").write_text("keep me")
    assert guiju("run", "--facts", tables, *AS_OF, "--out", mine).returncode == 3
    assert (mine / "letter.txt").read_text() == "keep me"


@pytest.mark.parametrize("place", ["file", "file/below", "x" * 300])
def test_an_impossible_place_is_told(
    guiju: Guiju, tables: Path, tmp_path: Path, place: str
) -> None:
    """A file, a place below a file, a name too long: exit code 3 and no traceback."""
    (tmp_path / "file").write_text("")
    done = guiju("run", "--facts", tables, *AS_OF, "--out", tmp_path / place)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_bad_rows_do_not_go_into_the_run(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """--set-aside onto a folder or inside --out is refused before anything is read."""
    out = tmp_path / "run"
    for aside in (tmp_path, out / "bad.csv"):
        done = guiju("run", "--facts", tables, *AS_OF, "--out", out, "--set-aside", aside)
        assert (done.returncode, out.exists()) == (3, False)


@pytest.mark.parametrize("spoiled", ["[]", '{"as_of": 5}', '{"as_of": "2024-12-31"}'])
def test_a_broken_record_is_told(guiju: Guiju, tmp_path: Path, spoiled: str) -> None:
    """Explain, gaps and ladder read run.json first."""
    (tmp_path / "run.json").write_text(spoiled)
    done = guiju("ladder", tmp_path)
    assert done.returncode == 3
    assert "run.json" in done.stderr


def test_a_missing_snapshot_and_a_shared_name(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """Two firms of one name are not mixed up; without the snapshot nothing can be explained."""
    firms = tables / "firms.csv"
    firms.write_text(
        firms.read_text(encoding="utf-8").replace("示例乙", "示例甲"), encoding="utf-8"
    )
    out = tmp_path / "run"
    guiju("run", "--facts", tables, *AS_OF, "--out", out)
    assert "A、B" in guiju("explain", out, "示例甲").stderr
    (out / "snapshot.parquet").unlink()
    assert "快照缺失" in guiju("explain", out, "A").stderr
