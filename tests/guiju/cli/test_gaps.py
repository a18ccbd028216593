"""`guiju gaps`: the smallest step, re-judged, and the next question."""

from __future__ import annotations

import json
from pathlib import Path

from tests.guiju.cli.conftest import Guiju


def test_the_smallest_step(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """B misses 0.03 万元 of research and one engineer, and nothing else that is known."""
    out = tmp_path / "run"
    guiju("run", "--facts", tables, "--as-of", "2024-12-31", "--out", out)
    record = json.loads(guiju("gaps", out, "B", "--policy", "hte", "--json").stdout)
    (plan, *_) = record["policies"]["hte"]["plans"]
    assert plan["changes"] == {"rd_expense_hte": 0.03, "tech_staff_hte": 1}
    assert plan["verdict_after"] == "unknown"
    assert record["ladders"][0]["rung"] == {"min": 0, "max": 0}
    assert record["questions"] == []  # already decided: nothing to ask can change it
    told = guiju("gaps", out, "B", "--policy", "hte").stdout
    assert "现在：未入梯次" in told


def test_a_fact_that_cannot_move(guiju: Guiju, tables: Path, tmp_path: Path) -> None:
    """By name or label; the condition is then named with it, and a slip of the pen is told."""
    out = tmp_path / "run"
    guiju("run", "--facts", tables, "--as-of", "2024-12-31", "--out", out)
    label = "科技人员（183天口径）"
    told = guiju(
        "gaps", out, "B", "--policy", "hte", "--blocked", label, "--blocked", "employees_avg"
    )
    assert f"已说明{label}、职工全年月平均数不能调整" in "".join(told.stdout.split())
    wrong = guiju("gaps", out, "B", "--blocked", "tech_staf_hte")
    assert (wrong.returncode, "是否想写“tech_staff_hte”" in wrong.stderr) == (3, True)
