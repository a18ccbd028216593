"""The four steps of an import, for tests that care about one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from bureau.accounts.viewer import Viewer
from bureau.ledger import actions
from bureau.ledger.models import ImportJob
from bureau.ledger.sheets.store import Kept, stored
from tests.bureau import cast
from tests.bureau.ledger.sheets.books import book

HEAD = [
    "统一社会信用代码",
    "企业名称",
    "所属镇街",
    "存续状态",
    "销售收入[万元]",
    "研发费用（高企口径）[万元]",
    "职工总数",
]
CODE, OTHER_CODE, THIRD_CODE = "91320481000001046W", "91320481000001054P", "91320481000001062J"


def upload(path: Path, name: str | None = None) -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name or path.name, path.read_bytes())


def begun(by: Viewer, path: Path, kind: str = "enterprise") -> ImportJob:
    """Uploaded, its first sheet chosen."""
    job = actions.start_import(by=by, kind=kind, file=upload(path))
    return actions.choose_sheet(by=by, job=job, sheet=job.sheets[0]["title"])


def matched(
    by: Viewer,
    path: Path,
    kind: str = "enterprise",
    *,
    columns: Mapping[int, Mapping[str, str]] | None = None,
    **options: Any,
) -> ImportJob:
    """The same with its columns matched as guessed, but for what is said."""
    job = begun(by, path, kind)
    return actions.match_columns(
        by=by, job=job, columns=columns or {}, options={"year": "2024", **options}
    )


def checked(by: Viewer, path: Path, kind: str = "enterprise", **how: Any) -> ImportJob:
    """The same, checked."""
    job = matched(by, path, kind, **how)
    return actions.check_import(by=by, job=job)


def committed(by: Viewer, path: Path, kind: str = "enterprise", **how: Any) -> ImportJob:
    """The same, written."""
    return actions.commit_import(by=by, job=checked(by, path, kind, **how))


def sheet(
    folder: Path, rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD, name: str = "表.xlsx"
) -> Path:
    """A sheet of firms."""
    return book(folder / name, [list(head), *rows])


def row(job: ImportJob, number: int) -> Kept:
    """One row of a job as the check left it."""
    with stored(job.rows) as store:
        found = store.one(number)
    assert found is not None
    return found


def chief() -> Viewer:
    """The chief of the section that answers for firms."""
    return cast.viewer("chief")
