"""The column reading inside Spark says of every firm what it says outside."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import polars as pl
import pytest

from guiju.bench.peer_process import peer_python
from guiju.bench.whole_run.firms import made_up
from guiju.evaluation.bulk import judge_frame
from guiju.rulebook import load_rulebook
from tests.conftest import required

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "spark" / "verdicts_in_spark.py"


@pytest.fixture
def python_with_spark() -> Path:
    """The interpreter of the peers; without Spark in it there is nothing to test."""
    python = peer_python()
    tried = [python, "-c", "import pyspark"]
    if python.exists() and not subprocess.run(tried, capture_output=True).returncode:
        return python
    advice = "no pyspark: make .venv-bench/.ok"
    if "java" in required():
        pytest.fail(f"{advice} (REQUIRE asks for java)", pytrace=False)
    pytest.skip(advice)


@pytest.mark.deep
@pytest.mark.needs("java")
def test_five_thousand_firms(python_with_spark: Path, tmp_path: Path) -> None:
    """Every verdict of the project's own rulebook is the one `judge_frame` gives."""
    book = load_rulebook(ROOT / "rulebook")
    snapshot = made_up(book.kind, 5_000)
    snapshot.write(tmp_path / "snapshot.parquet")
    day, out = snapshot.as_of.isoformat(), tmp_path / "out"
    subprocess.run(
        [python_with_spark, SCRIPT, tmp_path / "snapshot.parquet", day, out, book.root],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=True,
    )
    inside = pl.read_parquet(out / "*.parquet").sort("entity")
    outside = judge_frame(list(book.policies.values()), snapshot.frame, snapshot.as_of)
    assert inside["entity"].equals(snapshot.frame["entity"])
    for name, judged in outside.items():
        assert inside[name].equals(judged["verdict"].cast(pl.Int16), check_names=False), name
