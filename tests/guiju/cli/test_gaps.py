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
