"""A full disk, wherever it is met: one message, nothing lost, and the step can be taken again."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError

import guiju
from bureau.ledger import actions
from bureau.ledger.actions import bulk, committing, papers
from bureau.ledger.models import Entity, Fact, ImportJob, Source
from bureau.ledger.sheets.store import Store
from tests.bureau.cast import FIRM_NAME, TOWN_NAME
from tests.bureau.ledger.importing.steps import CODE, begun, checked, chief, matched, sheet, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("firms")]
ROWS = [
    [CODE, "示例新材料有限公司", TOWN_NAME, "存续", 3500, 200, 60],
    [None, FIRM_NAME, None, None, 8100, None, None],
]


def full(*_: Any, **__: Any) -> Any:
    """What a write raises when the disk is full."""
    raise OSError(errno.ENOSPC, "No space left on device")


def full_store(*_: Any, **__: Any) -> Any:
    """What the file of rows raises."""
    raise sqlite3.OperationalError("database or disk is full")


def full_database(*_: Any, **__: Any) -> Any:
    """What the bureau's database raises."""
    raise OperationalError("database or disk is full")


def counts() -> tuple[int, ...]:
    """What must not have changed."""
    return tuple(model.objects.count() for model in (Fact, Entity, Source))


def told(step: Callable[[], Any]) -> None:
    """The step says that the disk is full, and has written nothing."""
    before = counts()
    with pytest.raises(guiju.BadInput, match="磁盘已满，没有写入任何内容"):
        step()
    assert counts() == before


@pytest.mark.parametrize("where", ["fsync", "mkdtemp", "rename"])
def test_while_a_file_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """No import begins, and nothing of the upload stays behind."""
    path = sheet(tmp_path, ROWS)
    with monkeypatch.context() as patched:
        if where == "rename":
            patched.setattr(Path, "rename", full)
        elif where == "fsync":
            patched.setattr(os, "fsync", full)
        else:
            patched.setattr("tempfile.mkdtemp", full)
        told(lambda: actions.start_import(by=chief(), kind="enterprise", file=upload(path)))
    assert not ImportJob.objects.exists()
    assert not list((Path(settings.DATA) / "imports").glob("arriving-*"))
    assert begun(chief(), path)


def test_while_a_piece_of_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first write that finds no room."""
    path = sheet(tmp_path, ROWS)
    file = upload(path)
    opened = Path.open

    def open_full(self: Path, mode: str = "r", *args: Any, **how: Any) -> Any:
        made = opened(self, mode, *args, **how)
        if "w" in mode:
            made.close()
            full()
        return made

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", open_full)
        told(lambda: actions.start_import(by=chief(), kind="enterprise", file=file))
    assert not ImportJob.objects.exists()


def test_while_rows_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choosing the sheet comes to nothing; chosen again it works."""
    path = sheet(tmp_path, ROWS)
    job = actions.start_import(by=chief(), kind="enterprise", file=upload(path))
    with monkeypatch.context() as patched:
        patched.setattr(Store, "fill", full_store)
        told(lambda: actions.choose_sheet(by=chief(), job=job, sheet="表"))
    assert actions.choose_sheet(by=chief(), job=job, sheet="表").state == "matching"


def test_while_rows_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check comes to nothing, and the page says why; again it works."""
    job = matched(chief(), sheet(tmp_path, ROWS))
    with monkeypatch.context() as patched:
        patched.setattr(Store, "note", full_store)
        told(lambda: actions.check_import(by=chief(), job=job))
    job.refresh_from_db()
    assert (job.state, "磁盘已满" in job.trouble) == ("matching", True)
    assert actions.check_import(by=chief(), job=job).counts["new"] == 1


@pytest.mark.parametrize(
    ("owner", "name", "fault"),
    [
        (papers.Source.objects, "create", full_database),
        (bulk, "insert", full_database),
        (bulk, "bring_up", full_database),
        (bulk, "write_rows", full_database),
        (committing.ImportJob, "save", full_database),
        (Store, "every", full_store),
    ],
)
def test_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, fault: Any
) -> None:
    """Wherever in the one transaction: all of it falls away, and can be done again."""
    job = checked(chief(), sheet(tmp_path, ROWS))
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, fault)
        told(lambda: actions.commit_import(by=chief(), job=job))
    job.refresh_from_db()
    assert job.state == "checked"
    done = actions.commit_import(by=chief(), job=job)
    assert (done.state, Fact.objects.filter(source=done.source).count()) == ("done", 8)


def test_progress_that_cannot_be_noted_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far it is matters less than that it goes on."""
    job = checked(chief(), sheet(tmp_path, ROWS))
    monkeypatch.setattr(Path, "write_text", full)
    assert actions.commit_import(by=chief(), job=job).state == "done"


def test_while_an_answer_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question stays open."""
    job = checked(chief(), sheet(tmp_path, [[None, FIRM_NAME, None, None, 1, 2, None]]))
    with monkeypatch.context() as patched:
        patched.setattr(Store, "answer", full_store)
        told(lambda: actions.answer_all(by=chief(), job=job, question="doubt", answer="yes"))
    job.refresh_from_db()
    assert job.counts["held"] == 1


def test_another_fault_is_not_called_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is not dressed up."""
    job = checked(chief(), sheet(tmp_path, ROWS))
    monkeypatch.setattr(
        bulk, "insert", lambda _: (_ for _ in ()).throw(OperationalError("no such table"))
    )
    with pytest.raises(OperationalError):
        actions.commit_import(by=chief(), job=job)
