"""What commands write: results to standard output, progress and trouble to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from guiju.errors import BadInput

FOUND, BAD_INPUT = 1, 3
# A pipe or a log has no width of its own; 80 columns would fold every Chinese table.
WIDTH = None if sys.stdout.isatty() else 120
out = Console(highlight=False, soft_wrap=True, width=WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(error: BadInput, as_json: bool = False, most: int = 20) -> None:
    """Every problem on a line of its own; a long list is cut and counted."""
    if as_json:
        print_json({"problems": [problem.as_dict() for problem in error.problems]})
        return
    for problem in error.problems[:most]:
        err.print(f"✗ {problem.text()}", markup=False, style="red")
    if len(error.problems) > most:
        err.print(f"……共 {len(error.problems):,} 处，只列前 {most} 处", markup=False)


def print_json(record: Any) -> None:
    """One record as one line of JSON."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def table(title: str, columns: Iterable[tuple[str, str]], rows: Iterable[Iterable[str]]) -> None:
    """A table in the terminal; `columns` are (heading, left|right)."""
    made = Table(title=title, title_justify="left", header_style="bold", show_edge=False)
    for heading, side in columns:
        made.add_column(
            heading,
            justify="right" if side == "right" else "left",
            overflow="fold",
            no_wrap=side == "right",
        )
    for row in rows:
        made.add_row(*row)
    out.print(made)


def say(text: Text | str, indent: int = 0) -> None:
    """One paragraph: wrapped under its indent in a terminal, whole on one line elsewhere."""
    shown = text if isinstance(text, Text) else Text(text)
    if out.is_terminal:
        out.print(Padding(shown, (0, 0, 0, indent), expand=False), soft_wrap=False)
    else:
        out.print(Text(" " * indent).append_text(shown))


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Any]:
    """A progress bar on standard error, silent when that is not a terminal; yields advance(n)."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    )
    with bar:
        task = bar.add_task(what, total=total)
        yield lambda done=1: bar.advance(task, done)
