"""What is on its way in: whose imports one sees, their rows as far as they may be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.importing.permits import may_import
from bureau.ledger.importing.progress import progress_of
from bureau.ledger.importing.resolving import settled
from bureau.ledger.models import ImportJob
from bureau.ledger.reading import kind_of, vocabulary
from bureau.ledger.sheets.store import HELD, STATES, Kept, stored

PAGE = 50


@dataclass(frozen=True)
class SheetRow:
    """One row as the third step shows it: what would change, what is asked, what is wrong."""

    number: int
    state: str
    name: str
    code: str
    how: str
    changes: tuple[Mapping[str, Any], ...]
    holds: tuple[tuple[str, str, Any, str], ...]
    errors: tuple[str, ...]
    notes: tuple[str, ...]


def import_kinds(viewer: Viewer) -> list[Any]:
    """The kinds a viewer may bring sheets of."""
    return [kind for name, kind in vocabulary().kinds.items() if may_import(viewer, name)]


def import_jobs(*, viewer: Viewer) -> QuerySet[ImportJob]:
    """His own imports, those of his section, or all where he oversees them."""
    found = ImportJob.objects.select_related("started_by", "source")
    if viewer.reach(READ, "import").everywhere:
        return found
    sections = viewer.reach(WRITE, "import").sections
    kinds = [name for name, kind in vocabulary().kinds.items() if kind.owner in sections]
    return found.filter(Q(started_by_id=viewer.user_id or 0) | Q(kind__in=kinds))


def import_job(pk: int, *, viewer: Viewer) -> ImportJob:
    """One import; Http404 where there is none, PermissionDenied where it is not his to see."""
    found = ImportJob.objects.select_related("started_by", "source").filter(pk=pk).first()
    if found is None:
        raise Http404("没有这一次导入。")
    if not import_jobs(viewer=viewer).filter(pk=pk).exists():
        raise PermissionDenied("这一次导入不是您办理的，也不在您的科室。")
    return found


def sees_rows(job: ImportJob, *, viewer: Viewer) -> bool:
    """Whether he sees what the rows say; who only keeps the service running sees the counts."""
    if job.started_by_id is not None and job.started_by_id == viewer.user_id:
        return True
    return kind_of(job.kind).owner in viewer.reach(WRITE, "import").sections


def import_rows(job: ImportJob, *, viewer: Viewer, state: str, page: int = 1) -> list[SheetRow]:
    """One page of rows in a state."""
    if not sees_rows(job, viewer=viewer):
        raise PermissionDenied("您只能看到行数，看不到内容。")
    with stored(job.rows) as store:
        kept = store.kept(states=[state], skip=(max(page, 1) - 1) * PAGE, most=PAGE)
    return [_row(each) for each in kept]


def open_questions(job: ImportJob) -> dict[str, int]:
    """How many rows wait for an answer, by sort of question."""
    found: dict[str, int] = {}
    with stored(job.rows) as store:
        for kept in store.every((HELD,)):
            for sort in {
                key.partition(":")[0] for key, _, _ in settled(kept.result, kept.answer).open
            }:
                found[sort] = found.get(sort, 0) + 1
    return found


def import_progress(job: ImportJob) -> tuple[int, int]:
    """Rows done and rows in all of the step under way."""
    return progress_of(job)


def shown_fields(job: ImportJob) -> list[str]:
    """The commercial and personal concepts a sheet speaks of."""
    kind = kind_of(job.kind)
    concepts = (kind.find(c["what"]) for c in job.columns if c["what"] and c["what"][0] != ":")
    return [c.name for c in concepts if c is not None and c.seen_as in ("commercial", "personal")]


def rejected_rows(job: ImportJob, *, viewer: Viewer) -> Iterator[list[Any]]:
    """Every row that is not taken, as it came, with the reason behind."""
    if not sees_rows(job, viewer=viewer):
        raise PermissionDenied("您只能看到行数，看不到内容。")
    return _rejected(job)


def _rejected(job: ImportJob) -> Iterator[list[Any]]:
    """Apart, so that whoever may not see them is refused before a workbook is begun."""
    width = len(job.columns)
    with stored(job.rows) as store:
        for kept in store.every([s for s in STATES if s in ("wrong", "held", "left")]):
            row = _row(kept)
            why = [
                *row.errors,
                *(f"待确认：{says}" for _, says, _, answer in row.holds if not answer),
            ]
            if kept.state == "left":
                why = why or list(row.notes) or ["您选了不导"]
            values = list(kept.line.values) + [None] * (width - len(kept.line.values))
            yield [*values[:width], "；".join(why), kept.line.number]


def _row(kept: Kept) -> SheetRow:
    result = kept.result
    given = kept.answer
    holds = tuple(
        (key, says, options, given.get(key, "")) for key, says, options in result.get("holds", ())
    )
    return SheetRow(
        number=kept.line.number,
        state=kept.state,
        name=str(result.get("name") or ""),
        code=str(result.get("code") or ""),
        how=str(result.get("how") or ""),
        changes=settled(result, given).changes,
        holds=holds,
        errors=tuple(result.get("errors", ())),
        notes=tuple(result.get("notes", ())),
    )
