"""A disk that is full while a backup is written."""

from __future__ import annotations

import errno
import tarfile
from pathlib import Path
from typing import Any

import pytest

import guiju
from bureau.config.keeping import back_up, last_backup


@pytest.mark.django_db
def test_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """The half-written file is taken away, what to do is said, and no note claims a backup."""
    settings.DATA, settings.BACKUPS = tmp_path / "data", tmp_path / "backups"
    (tmp_path / "data").mkdir()

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "add", full)
    monkeypatch.setattr("bureau.config.keeping.databases.Sqlite.copy", lambda _, p: p.touch() or {})
    monkeypatch.setattr(
        "bureau.config.keeping.databases.Postgres.copy", lambda _, p: p.touch() or {}
    )
    with pytest.raises(guiju.BadInput, match="备份没有写成：No space left on device"):
        back_up(tmp_path / "out" / "one.tar.gz")
    assert list((tmp_path / "out").iterdir()) == []
    assert last_backup() is None
