"""A sheet taken in: kept, its table chosen, its columns matched. Nothing reaches the ledger yet."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.importing.describing import body, described, head_of
from bureau.ledger.importing.permits import may_import
from bureau.ledger.importing.plan import plan_of
from bureau.ledger.importing.suggesting import LOOKED_AT, suggest, unit_again, year_said
from bureau.ledger.importing.trouble import told
from bureau.ledger.models import ImportJob
from bureau.ledger.models.importing import COMMITTING, DONE, MATCHING
from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.guarding import MOST_BYTES, look, too_large
from bureau.ledger.sheets.headings import MONEY_UNITS
from bureau.ledger.sheets.opening import opened
from bureau.ledger.sheets.store import stored

OPTIONS = ("year", "since", "grade")


def start_import(*, by: Viewer, kind: str, file: Any, town: str = "", month: str = "") -> ImportJob:
    """Take a workbook in: looked at from outside, kept, its sheets listed.

    A file that was brought in before is recognised by its content: the import of then is given
    back where it holds no sheet that is still to be brought in.
    """
    if not may_import(by, kind):
        raise PermissionDenied(f"您不能导入{kind_of(kind).label}的表格。")
    name = Path(str(file.name)).name[-200:]
    with told(), _arriving(file) as (folder, digest, size):
        notes = look(folder / "upload.xlsx", name).notes
        with opened(folder / "upload.xlsx") as sheets:
            found = described(sheets, kind_of(kind))
        before = ImportJob.objects.filter(sha256=digest, kind=kind, state=DONE)
        taken = {job.sheet: job for job in before}
        if taken and all(sheet["title"] in taken for sheet in found):
            return next(iter(taken.values()))
        for sheet in found:
            sheet["taken"] = taken[sheet["title"]].pk if sheet["title"] in taken else None
        with transaction.atomic():
            job = ImportJob.objects.create(
                kind=kind,
                file_name=name,
                sha256=digest,
                size=size,
                sheets=found,
                notes=list(notes),
                town=town,
                month=month,
                started_by_id=by.user_id,
            )
            job.folder.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(job.folder, ignore_errors=True)
            folder.rename(job.folder)
    return job


@contextmanager
def _arriving(file: Any) -> Iterator[tuple[Path, str, int]]:
    """The upload in a folder of its own; gone again unless somebody moved it into place."""
    root = Path(settings.DATA) / "imports"
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=root, prefix="arriving-"))
    try:
        digest, size = hashlib.sha256(), 0
        with (folder / "upload.xlsx").open("wb") as out:
            for chunk in file.chunks():
                size += len(chunk)
                if size > MOST_BYTES:
                    raise too_large(str(file.name))
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        yield folder, digest.hexdigest(), size
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def choose_sheet(
    *, by: Viewer, job: ImportJob, sheet: str, first: int | None = None, last: int | None = None
) -> ImportJob:
    """Say which sheet, and in which rows its head is; its columns are then understood."""
    check_mine(by, job)
    listed = next((each for each in job.sheets if each["title"] == sheet), None)
    if listed is None:
        raise guiju.BadInput.saying(f"这份文件里没有“{sheet}”这张表", do="从列出的表中选")
    if listed.get("taken"):
        met = f"“{sheet}”在第 {listed['taken']} 号导入里已经入库"
        raise guiju.BadInput.saying(met, do="选另一张表；要重来的，先撤回那一次")
    kind = kind_of(job.kind)
    with told(), opened(job.upload) as sheets:
        chosen = next(each for each in sheets if each.title == sheet)
        head = head_of(chosen, kind, first, last)
        with stored(job.rows) as store:
            if not store.fill(body(chosen, head)):
                raise guiju.BadInput.saying(f"“{sheet}”表头下面没有内容", do="核对表头在第几行")
            lines = list(store.lines(most=LOOKED_AT))
    year = year_said(*head.titles, sheet, job.file_name)
    job.sheet, job.state, job.trouble, job.counts = sheet, MATCHING, "", {}
    job.columns = suggest(head, lines, kind, by, year)
    job.options = {"year": year, "first": head.first, "last": head.last, "above": head.unit}
    job.save()
    return job


def match_columns(
    *,
    by: Viewer,
    job: ImportJob,
    columns: Mapping[int, Mapping[str, str]],
    options: Mapping[str, Any],
) -> ImportJob:
    """Say what each column is: {position: {what, unit, year}}; what holds for the whole sheet.

    BadInput where something is still to be said; what was said is kept.
    """
    check_mine(by, job)
    kind = kind_of(job.kind)
    with stored(job.rows) as store:
        lines = list(store.lines(most=LOOKED_AT))
    above = str(job.options.get("above") or "")
    for column in job.columns:
        said = columns.get(column["position"])
        if said is not None and column["what"] != ":key":
            new = said.get("what", column["what"]) != column["what"]
            column.update({k: said[k] for k in ("what", "unit", "year") if k in said})
            column["how"], column["why"] = "sure", ""
            column["unit_sure"] |= bool(said.get("unit"))
            column["unit"] = _fitting_unit(kind.find(column["what"]), column["unit"])
            if new:
                column.update(unit_again(column, lines, kind, above))
    given = {name: str(options[name]).strip() for name in OPTIONS if name in options}
    job.options = {**job.options, **given, "defaults": dict(options.get("defaults") or {})}
    _dates(job)
    job.state, job.counts, job.trouble = MATCHING, {}, ""
    job.save()
    plan_of(job)
    return job


def _fitting_unit(concept: Any, unit: str) -> str:
    """Amounts have a unit of money and shares may be in per cent; nothing else is asked for one."""
    fitting = {"money": MONEY_UNITS, "ratio": ("%",)}.get(concept.type if concept else "", ())
    return unit if unit in fitting else ""


def _dates(job: ImportJob) -> None:
    for name, label in (("year", "年度"), ("since", "自何日起")):
        if text := job.options.get(name):
            code = guiju.stretch(text, label).code()
            job.options[name] = code[:4] if name == "year" else code


def check_mine(by: Viewer, job: ImportJob) -> None:
    """PermissionDenied unless it is his own import, and one that may still be changed."""
    if job.started_by_id != by.user_id or not may_import(by, job.kind):
        raise PermissionDenied("这一次导入由上传的人办理。")
    if not job.is_open or job.state == COMMITTING:
        raise guiju.BadInput.saying(f"这一次导入{job.state_label}，不能再改", do="看结果")
