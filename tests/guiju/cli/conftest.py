"""Runs the command and keeps what it said."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from guiju.cli import main

TABLES = {
    "firms.csv": "entity,name,town,registration_date\nA,示例甲,示例镇,2015-01-01\nB,示例乙,示例镇,2016-01-01\n",
    "years.csv": (
        "entity,year,sales_revenue,rd_expense_hte,employees_avg,tech_staff_hte\n"
        + "".join(f"A,{y},1000,50,100,10\nB,{y},1000,49.99,100,9\n" for y in (2021, 2022, 2023))
    ),
    "titles.csv": "entity,title,from,valid_to\nA,stsme,2024-07-01,2025-06-30\n",
}


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


Guiju = Callable[..., Done]


@pytest.fixture
def guiju(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Guiju:
    """guiju("run", "--out", path …) → what came of it; in this process, through the real entry."""

    def call(*arguments: object) -> Done:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["guiju", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder of facts of two firms, one of them on every border."""
    folder = tmp_path / "facts"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
