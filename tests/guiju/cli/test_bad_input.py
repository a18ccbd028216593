"""Bad input: a message that names place and cure, exit code 3, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.guiju.cli.conftest import Guiju

SPOILED = {
    "text in a number": ("years.csv", "A,2023,约3500,50,100,10", "约3500"),
    "a year of 2205": ("years.csv", "A,2205,1000,50,100,10", "2205"),
    "a duplicate year": ("years.csv", "A,2023,1000,50,100,10", "重复"),
    "an unknown column": ("more.csv", "entity,sales_revenu\nA,1", "sales_revenu"),
    "a wrong unit": ("more.csv", "entity,year,total_assets[人]\nA,2023,1", "单位"),
    "a truncated Parquet": ("more.parquet", "PAR1 and then nothing", "more.parquet"),
    "an empty file": ("more.csv", "", "more.csv"),
    "half a person": ("years.csv", "C,2023,1000,50,100.5,10", "100.5"),
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_it_is_told_and_nothing_is_written(
    guiju: Guiju, tables: Path, tmp_path: Path, spoiled: str
) -> None:
    """Exit code 3, the slip named, no folder."""
    name, text, told = SPOILED[spoiled]
    path = tables / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + text + "\n" * bool(text), encoding="utf-8")
    out = tmp_path / "run"
    done = guiju("run", "--facts", tables, "--as-of", "2024-12-31", "--out", out)
    assert done.returncode == 3, done.stdout
    assert told in done.stderr
    assert name in done.stderr
    assert not out.exists()
    assert "Traceback" not in done.stderr


def test_bad_rows_can_be_set_aside(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """Three rows in a hundred are bad: the rest is judged, the three are counted and kept."""
    rows = "".join(
        f"F{i:03d},2023,{'三千' if i % 33 == 7 else 1000},50,100,10\n" for i in range(100)
    )
    with (tables / "years.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    aside, out = tmp_path / "bad.csv", tmp_path / "run"
    done = guiju("run", "--facts", tables, "--out", out, "--set-aside", aside)
    assert done.returncode == 0, done.stderr
    assert pl.read_csv(aside).height == 3
    assert out.exists()


YAML = {
    "an unknown name": "id: a\nfacts: {sales_revenu: 1}\n",
    "a bomb": "a: &a [x]\nb: *a\n",
    "no YAML at all": "{{{",
    "text in a number": "id: a\nfacts: {ip_class1_count: many}\n",
    "a year of 2205": "id: a\nfacts: {sales_revenue: {2205: 1}}\n",
    "code instead of a number": "id: a\nfacts: {ip_class1_count: \"__import__('os')\"}\n",
}


@pytest.mark.parametrize("spoiled", YAML)
@pytest.mark.parametrize("flag", [(), ("--json",)])
def test_a_bad_document_is_told(
    guiju: Guiju, tmp_path: Path, spoiled: str, flag: tuple[str, ...]
) -> None:
    """`guiju judge` names file and line and stops, in words or as JSON."""
    path = tmp_path / "firm.yaml"
    path.write_text(YAML[spoiled], encoding="utf-8")
    done = guiju("judge", path, *flag)
    assert done.returncode == 3
    assert "firm.yaml" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_use_is_exit_code_two(guiju: Guiju) -> None:
    """A missing option is the user's slip, not the data's."""
    assert guiju("run").returncode == 2


def test_a_rulebook_that_is_none(guiju: Guiju, tmp_path: Path) -> None:
    """An empty folder is no rulebook."""
    done = guiju("check", "--rulebook", tmp_path)
    assert done.returncode == 3
    assert "没有规则库" in done.stderr


@pytest.mark.parametrize("day", ["2024-13-01", "昨天"])
def test_a_day_that_is_none(guiju: Guiju, tables: Path, tmp_path: Path, day: str) -> None:
    """Month 13 does not exist."""
    done = guiju("run", "--facts", tables, "--as-of", day, "--out", tmp_path / "run")
    assert done.returncode == 3
    assert day in done.stderr
