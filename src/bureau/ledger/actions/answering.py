"""A sheet checked against the ledger, and what the person says to its questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.checker import checker_of
from bureau.ledger.actions.importing import check_mine
from bureau.ledger.deriving import batches
from bureau.ledger.importing.doubling import TWIN, examine, twins
from bureau.ledger.importing.plan import plan_of
from bureau.ledger.importing.progress import noted, over
from bureau.ledger.importing.resolving import settled
from bureau.ledger.importing.trouble import told
from bureau.ledger.models import ImportJob
from bureau.ledger.models.importing import CHECKED, CHECKING, MATCHING
from bureau.ledger.sheets.store import HELD, Kept, Store, stored

BATCH = 400
AT_ONCE = 1500
"""Rows a request checks or writes itself; more go to the worker behind the pages."""


def begin_check(*, by: Viewer, job: ImportJob) -> ImportJob:
    """Note that the rows are to be checked, so that a page can say so while it goes on."""
    check_mine(by, job)
    plan_of(job)
    ImportJob.objects.filter(pk=job.pk).update(state=CHECKING, trouble="")
    job.refresh_from_db()
    return job


def check_import(*, by: Viewer, job: ImportJob) -> ImportJob:
    """Hold every row against the ledger; nothing but the job is written.

    The answers already given stay where their questions are still asked.
    """
    try:
        with told(), stored(job.rows) as store:
            checker = checker_of(job, by)
            total, done = store.count(), 0
            store.forget(answers=False)
            for batch in batches(store.pending(), BATCH):
                found = checker.check([(line, answer) for line, answer in batch])
                store.note(each.noted() for each in found)
                done += len(batch)
                noted(job, done, total)
            examine(store)
            twins(store)
            counts = store.counts()
    except guiju.BadInput as error:
        ImportJob.objects.filter(pk=job.pk).update(state=MATCHING, trouble=str(error))
        raise
    finally:
        over(job)
    ImportJob.objects.filter(pk=job.pk).update(
        state=CHECKED, counts=counts, trouble="", checked_at=timezone.now()
    )
    job.refresh_from_db()
    return job


def answer_rows(
    *, by: Viewer, job: ImportJob, answers: Mapping[int, Mapping[str, str]]
) -> ImportJob:
    """Take the person's answers, by row and question, and settle those rows anew."""
    check_mine(by, job)
    if job.state != CHECKED:
        raise guiju.BadInput.saying("这份表还没有核对", do="先核对")
    with told(), stored(job.rows) as store:
        rows = {n: row for n in answers if (row := store.one(n)) is not None}
        for number, row in rows.items():
            store.answer(number, {**row.answer, **answers[number]})
        _again(store, by, job, rows.values())
        job.counts = store.counts()
    job.save(update_fields=["counts"])
    return job


def answer_all(*, by: Viewer, job: ImportJob, question: str, answer: str) -> int:
    """Give every open question of one sort the same answer; how many rows that were.

    question: the sort, what stands before the colon of a question's key.
    """
    with stored(job.rows) as store:
        given: dict[int, dict[str, str]] = {}
        for row in store.every((HELD,)):
            keys = [
                hold for hold in settled(row.result, row.answer).open if _sort(hold[0]) == question
            ]
            said = {key: answer for key, _, options in keys if answer in dict(map(tuple, options))}
            if said:
                given[row.line.number] = said
    answer_rows(by=by, job=job, answers=given)
    return len(given)


def _sort(key: str) -> str:
    return key.partition(":")[0]


def _again(store: Store, by: Viewer, job: ImportJob, rows: Iterable[Kept]) -> None:
    """Check some rows anew, with all that is about the same records."""
    before = {row.line.number: row for row in rows}
    subjects = {row.subject for row in before.values() if row.subject}
    for subject in list(subjects):
        before |= {row.line.number: row for row in store.about(subject)}
    checker, touched = checker_of(job, by), set(subjects)
    for batch in batches(sorted(before), BATCH):
        kept = [row for number in batch if (row := store.one(number)) is not None]
        found = checker.check([(row.line, row.answer) for row in kept])
        touched |= {each.subject for each in found if each.subject}
        store.note(each.noted() for each in found)
        store.note(_twins_kept(store, before, batch))
    examine(store, touched)


def _twins_kept(store: Store, before: Mapping[int, Kept], numbers: Iterable[int]) -> list:  # type: ignore[type-arg]
    """Questions about names within the sheet are asked once, over the whole of it."""
    noted = []
    for number in numbers:
        old = [hold for hold in before[number].result.get("holds", ()) if hold[0] == TWIN]
        row = store.one(number)
        if old and row is not None and row.result.get("entity") is None:
            result = {**row.result, "holds": [*row.result.get("holds", ()), *old]}
            state = settled(result, row.answer).state
            noted.append((number, state, row.subject, row.period, result))
    return noted
