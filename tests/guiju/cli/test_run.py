"""`guiju run`, explain and ladder over a small folder of tables."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from tests.guiju.cli.conftest import Guiju

AS_OF = ("--as-of", "2024-12-31")


def test_a_run_writes_what_it_promises(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """Snapshot, outcomes, verdicts, findings and the record, and nothing half-made beside them."""
    out = tmp_path / "run"
    done = guiju("run", "--facts", tables, *AS_OF, "--out", out, "--findings")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in out.iterdir()} == {
        "snapshot.parquet",
        "outcomes.parquet",
        "verdicts.parquet",
        "findings.parquet",
        "run.json",
    }
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []
    verdicts = pl.read_parquet(out / "verdicts.parquet")
    assert verdicts.columns == (
        "entity policy version verdict score_min score_max unmet unknown".split()
    )


def test_findings_show_numbers_as_people_write_them(
    guiju: Guiju, tables: Path, tmp_path: Path
) -> None:
    """B spends 149.97 of 3000: 4.999 %, short of 5 % by a thousandth of a percent."""
    out = tmp_path / "run"
    guiju("run", "--facts", tables, *AS_OF, "--out", out, "--policy", "hte", "--findings")
    rows = pl.read_parquet(out / "findings.parquet").filter(pl.col("condition") == "rd_intensity")
    a, b = rows.sort("entity").iter_rows(named=True)
    assert (a["outcome"], a["value_min"], a["threshold"]) == ("met", 0.05, 0.05)
    assert (b["outcome"], b["value_min"]) == ("unmet", 0.04999)


def test_a_second_run_replaces_the_first(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """But a folder with other things in it is left alone."""
    out = tmp_path / "run"
    for _ in range(2):
        assert guiju("run", "--facts", tables, *AS_OF, "--out", out).returncode == 0
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("keep me")
    done = guiju("run", "--facts", tables, *AS_OF, "--out", mine)
    assert done.returncode == 3
    assert (mine / "letter.txt").read_text() == "keep me"


def test_explain_tells_one_firm_of_a_run(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """By id or by name, in words or as JSON."""
    out = tmp_path / "run"
    guiju("run", "--facts", tables, *AS_OF, "--out", out)
    told = guiju("explain", out, "示例乙", "--policy", "hte")
    assert told.returncode == 0, told.stderr
    assert "4.999%" in told.stdout
    record = json.loads(guiju("explain", out, "B", "--policy", "hte", "--json").stdout)
    assert record["policies"]["hte"]["verdict"] == "ineligible"
    assert guiju("explain", out, "C").returncode == 3


def test_the_board_counts_towns_and_moves(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """A stands on the first rung at the end of 2024 and on none a year before."""
    now, before = tmp_path / "now", tmp_path / "before"
    guiju("run", "--facts", tables, *AS_OF, "--out", now)
    guiju("run", "--facts", tables, "--as-of", "2023-12-31", "--out", before)
    done = guiju("ladder", now, "--before", before, "--json")
    record = json.loads(done.stdout)
    assert record["towns"]["示例镇"]["stsme"] == 1
    assert record["towns"]["示例镇"]["none"] == 1
    assert record["moves"] == [{"entity": "A", "before": 0, "after": 1}]


def test_a_ladder_may_be_named(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """Unnamed it is the first in order, and the others are offered; a wrong name lists them all."""
    titles = tables / "titles.csv"
    titles.write_text(titles.read_text() + "B,srdi_sme,2024-07-01,2027-06-30\n")
    run = tmp_path / "run"
    guiju("run", "--facts", tables, *AS_OF, "--out", run)
    assert json.loads(guiju("ladder", run, "--json").stdout)["ladder"] == "technology"
    assert "另有优质中小企业梯度：--ladder sme" in guiju("ladder", run).stdout
    named = guiju("ladder", run, "--ladder", "sme")
    assert "优质中小企业梯度" in named.stdout
    assert "另有" not in named.stdout
    counted = json.loads(guiju("ladder", run, "--ladder", "sme", "--json").stdout)["all"]
    wanted = {"little_giant": 0, "srdi_sme": 1, "innovative_sme": 0, "none": 1, "unknown": 0}
    assert counted == wanted
    wrong = guiju("ladder", run, "--ladder", "smes")
    assert wrong.returncode == 3
    assert "没有梯次“smes”" in wrong.stderr
    assert "technology（科技企业五级梯次）、sme（优质中小企业梯度）" in wrong.stderr
