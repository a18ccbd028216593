"""A checked sheet written into the ledger, whole or not at all; and taken back with one deed."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.checker import checker_of
from bureau.ledger.actions.importing import check_mine
from bureau.ledger.actions.papers import add_source, withdraw_source
from bureau.ledger.actions.writing import BATCH, Stale, Writer
from bureau.ledger.deriving import batches
from bureau.ledger.importing.permits import may_import
from bureau.ledger.importing.plan import plan_of
from bureau.ledger.importing.progress import noted, over
from bureau.ledger.importing.trouble import told
from bureau.ledger.models import Entity, ImportJob, TownReturn
from bureau.ledger.models.importing import CHECKED, COMMITTING, DONE, UNDONE
from bureau.ledger.sheets.store import CHANGED, NEW, Store, stored

SOURCE_KIND = "表格"


def begin_commit(*, by: Viewer, job: ImportJob) -> ImportJob:
    """Note that the rows are to be written, so that a page can say so while it goes on."""
    check_mine(by, job)
    _ready(job)
    ImportJob.objects.filter(pk=job.pk, state=CHECKED).update(state=COMMITTING, trouble="")
    job.refresh_from_db()
    return job


def commit_import(
    *, by: Viewer, job: ImportJob, within: AbstractContextManager[None] | None = None
) -> ImportJob:
    """Write every new and changed row on one source, in one transaction.

    within: a transaction to be part of, such as the one that marks a background job done. Killed
    at any point, all of it is there or nothing; run again, it writes once.
    """
    try:
        with told(), stored(job.rows) as store, within or nullcontext(), transaction.atomic():
            job = ImportJob.objects.select_for_update().get(pk=job.pk)
            if job.state == DONE:
                return job
            _ready(job)
            _write(by, job, store)
    except IntegrityError as error:
        stale = Stale.saying(
            "另一份导入刚刚登记了同样的记录，一行也没有写入", do="再核对一次再入库"
        )
        _fell_back(job, str(stale))
        raise stale from error
    except guiju.BadInput as error:
        _fell_back(job, str(error))
        raise
    finally:
        over(job)
    return job


def _ready(job: ImportJob) -> None:
    if job.state not in (CHECKED, COMMITTING):
        raise guiju.BadInput.saying(f"这一次导入{job.state_label}，不能入库", do="先完成核对")
    if not job.counts.get(NEW, 0) + job.counts.get(CHANGED, 0):
        raise guiju.BadInput.saying("没有要写入的行", do="先答完待确认的行，或改正错误再传")


def _write(by: Viewer, job: ImportJob, store: Store) -> None:
    """Of one kind one sheet is written at a time: what two would both create is seen by one."""
    list(
        ImportJob.objects.select_for_update()
        .filter(kind=job.kind)
        .exclude(state=DONE)
        .order_by("pk")
    )
    same = ImportJob.objects.filter(sha256=job.sha256, kind=job.kind, sheet=job.sheet, state=DONE)
    if first := same.first():
        raise guiju.BadInput.saying(
            f"这张表在第 {first.pk} 号导入里已经入库，没有再写", do="要重来的，先撤回那一次"
        )
    plan = plan_of(job)
    _still_new(by, job, store)
    source = add_source(
        by=by,
        kind=SOURCE_KIND,
        title=Path(job.file_name).stem,
        sha256=job.sha256,
        note=f"第 {job.pk} 号导入，工作表“{job.sheet}”"[:300],
    )
    Writer(job, plan, by, source).write(store, lambda done, total: noted(job, done, total))
    job.source, job.state, job.trouble, job.done_at = source, DONE, "", timezone.now()
    job.counts = store.counts()
    job.save()
    if job.month and job.town:
        TownReturn.objects.create(
            town=job.town,
            month=job.month,
            job=job,
            handed_in_on=guiju.calendar.today(),
            handed_in_by_id=by.user_id,
        )


def _still_new(by: Viewer, job: ImportJob, store: Store) -> None:
    """Where records were entered since the check, what was new then is looked for once more."""
    since = Entity.objects.filter(kind=job.kind, recorded_at__gte=job.checked_at)
    if not since.exists():
        return
    checker = checker_of(job, by)
    for batch in batches(store.every((NEW,)), BATCH):
        found = checker.check([(kept.line, kept.answer) for kept in batch])
        for kept, again in zip(batch, found, strict=True):
            if again.subject != kept.subject or again.result["holds"] != _asked(kept.result):
                met = f"第{kept.line.number}行“{kept.result['name']}”在核对之后已有人登记"
                raise Stale.saying(f"{met}，一行也没有写入", do="再核对一次再入库")


def _asked(result: dict) -> list:  # type: ignore[type-arg]
    return [hold for hold in result["holds"] if hold[0] != "twin"]


def _fell_back(job: ImportJob, trouble: str) -> None:
    """Where the disk is full this cannot be written either; the job then waits as it was."""
    try:
        held = ImportJob.objects.filter(pk=job.pk, state=COMMITTING)
        held.update(state=CHECKED, trouble=trouble)
    except Exception:
        return


def undo_import(*, by: Viewer, job: ImportJob, reason: str) -> ImportJob:
    """Withdraw the one source: what it brought falls away, what it had replaced stands again."""
    if job.started_by_id != by.user_id and not may_import(by, job.kind):
        raise PermissionDenied("导入由上传的人或科室负责人撤回。")
    if not reason.strip():
        raise guiju.BadInput.saying("撤回没有写原因", do="写明为什么撤回")
    with told(), transaction.atomic():
        job = (
            ImportJob.objects.select_for_update(of=("self",))
            .select_related("source")
            .get(pk=job.pk)
        )
        if job.state == UNDONE:
            raise guiju.BadInput.saying("这一次导入已经撤回过了", do="刷新页面看现在的状态")
        if job.state != DONE or job.source is None:
            raise guiju.BadInput.saying("还没有入库，没有可撤回的", do="不想要的，不入库就行")
        withdraw_source(by=by, source=job.source, reason=reason)
        TownReturn.objects.filter(job=job).delete()
        job.state = UNDONE
        job.save(update_fields=["state"])
    return job
