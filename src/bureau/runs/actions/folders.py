"""Folders of runs: each attempt fills its own; what no run names is swept away."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from django.conf import settings

import guiju
from bureau.runs.models import Run


def home() -> Path:
    """Where all runs are."""
    found = Path(settings.RUNS)
    found.mkdir(parents=True, exist_ok=True)
    return found


@contextmanager
def attempt(run: Run, token: str) -> Iterator[Path]:
    """A folder for one attempt at a run; gone again unless the run took its name.

    What earlier attempts left that were killed goes first.
    """
    for left in home().glob(f"{_start(run)}*"):
        if left.name != run.folder:
            shutil.rmtree(left, ignore_errors=True)
    folder = home() / f"{_start(run)}{token[:8]}"
    folder.mkdir()
    try:
        with plainly():
            yield folder
    finally:
        run.refresh_from_db(fields=["folder"])
        if run.folder != folder.name:
            shutil.rmtree(folder, ignore_errors=True)


def _start(run: Run) -> str:
    return f"{run.pk:06d}-"


@contextmanager
def plainly() -> Iterator[None]:
    """A full disk is said as what it is, to whoever can make room."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise guiju.BadInput.saying(
            "磁盘已满，没有写完；原来的结果仍然有效", do="清理磁盘，再在“后台任务”里重试"
        ) from error


def write_whole(frame: pl.DataFrame, path: Path) -> None:
    """A Parquet file that is there whole or not at all."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        frame.write_parquet(partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
