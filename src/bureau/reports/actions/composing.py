"""The draft put together again, and held against the ledger."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.jobs import actions as jobs
from bureau.jobs.actions import Task
from bureau.jobs.models import Job
from bureau.reports.as_data import data_of
from bureau.reports.exporting import is_small, mark
from bureau.reports.filling import Filled, filled
from bureau.reports.models import Edition
from bureau.reports.permission import must_be_open, must_work_on
from bureau.reports.queries.editions import job_key
from bureau.reports.queries.texts import pieces_of
from bureau.reports.standing import draft_folder

KIND = "reports.compose"
WORKED_OUT = ["document", "findings", "composed_at", "checked_at", "composed_from", "state"]
HOLDS = {True: "holds", False: "wrong", None: "open"}


def ask_compose(*, by: Viewer, edition: Edition) -> Job | None:
    """Compose now where that takes seconds, else behind the pages; the job that will, if any."""
    must_work_on(by)
    must_be_open(edition)
    if is_small():
        compose(by=by, edition=edition)
        return None
    return jobs.enqueue(by=by, kind=KIND, args={"edition": edition.pk}, key=job_key(edition))


def compose(*, by: Viewer, edition: Edition) -> Edition:
    """Fill the sections from the ledger as known now, and hold the text against it.

    The text that is checked is the one that would be printed. BadInput names section and line.
    """
    must_work_on(by)
    must_be_open(edition)
    worked_out(edition).save(update_fields=WORKED_OUT)
    return edition


def behind_the_pages(task: Task, edition: int) -> None:
    """The same as a job; a slip in a section is told on its page, not tried again."""
    found = Edition.objects.get(pk=edition)
    try:
        worked_out(found)
    except guiju.BadInput as error:
        task.progress(0, 0, str(error))
        return
    with task.commit():
        now = Edition.objects.select_for_update().get(pk=edition)
        if now.is_open:
            found.state = "drafting" if now.state == "outline" else now.state
            found.save(update_fields=WORKED_OUT)


def worked_out(edition: Edition) -> Edition:
    """The edition with its text and what holding it came to, nothing saved yet."""
    now = mark()
    with filled(edition.card, pieces_of(edition), edition.period) as made:
        edition.document = data_of(made.document)
        edition.findings = _findings(made)
        keep_draft(edition, made.document)
    edition.composed_at = edition.checked_at = timezone.now()
    edition.composed_from = now
    if edition.state == "outline":
        edition.state = "drafting"
    return edition


def keep_draft(edition: Edition, document: Any) -> None:
    """The draft as a file to take away: what the page shows, not what the ledger says since."""
    folder = draft_folder(edition)
    folder.mkdir(parents=True, exist_ok=True)
    write = guiju.composition.write_docx
    write(document, folder / "report.docx", comments=True)
    text = guiju.composition.to_text(document)
    (folder / "report.txt").write_text(text, encoding="utf-8")


def _findings(made: Filled) -> dict[str, Any]:
    """What holding the printed text against the ledger came to."""
    text = guiju.tie_out.text_of(guiju.composition.to_text(made.document), "正文")
    held = guiju.tie_out.hold(text, made.figures, made.period)
    return {
        "matches": [
            {
                "text": match.statement.text,
                "sentence": match.statement.sentence,
                "class": match.statement.class_,
                "figure": match.figure,
                "holds": HOLDS[match.holds],
                "why": match.why,
                "records": [record.id for record in match.records],
            }
            for match in held.matches
        ],
        "slips": [{"slip": s.slip, "text": s.text, "why": s.why, "do": s.do} for s in held.slips],
    }
