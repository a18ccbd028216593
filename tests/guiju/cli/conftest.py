"""Runs the command as a program and keeps what it said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Guiju = Callable[..., "subprocess.CompletedProcess[str]"]
TABLES = {
    "firms.csv": "entity,name,town,registration_date\nA,示例甲,示例镇,2015-01-01\nB,示例乙,示例镇,2016-01-01\n",
    "years.csv": (
        "entity,year,sales_revenue,rd_expense_hte,employees_avg,tech_staff_hte\n"
        + "".join(f"A,{y},1000,50,100,10\nB,{y},1000,49.99,100,9\n" for y in (2021, 2022, 2023))
    ),
    "titles.csv": "entity,title,from,valid_to\nA,stsme,2024-07-01,2025-06-30\n",
}


@pytest.fixture
def guiju() -> Guiju:
    """guiju("run", "--out", path …) → what came of it."""

    def call(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "guiju", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    return call


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder of facts of two firms, one of them on every border."""
    folder = tmp_path / "facts"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
