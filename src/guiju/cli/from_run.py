"""What commands about a finished run share: opening it, saying so when the rules have changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from guiju.cli.screen import err
from guiju.comparison import FinishedRun, open_run
from guiju.rulebook import Rulebook

RunArgument = Annotated[Path, typer.Argument(metavar="RUN", help="guiju run 写出的文件夹。")]
EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="企业编号或名称。")]


def opened(folder: Path, rulebook: Path | Rulebook | None) -> FinishedRun:
    """Open a run; says so when the rulebook has changed since."""
    found = open_run(folder, rulebook)
    if found.stale:
        err.print("· 规则库自这次运行后有过改动，以下按现在的规则解释", markup=False)
    return found
