"""Snapshot → run → switch: facts read, everybody judged into a folder, the folder made current."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.db.models import Max
from django.utils import timezone

import guiju
from bureau.jobs import actions as jobs
from bureau.ledger import actions as ledger_actions
from bureau.ledger import queries as ledger
from bureau.ledger.models import Decision, Fact, Row
from bureau.runs.actions.folders import attempt, write_whole
from bureau.runs.actions.standing import standing_table
from bureau.runs.actions.steps import ask_steps
from bureau.runs.files import KERNEL, STANDING
from bureau.runs.models import Run


def perform(task: jobs.Task, run: int) -> None:
    """Do one run, from the beginning however often it was killed; done once only."""
    wanted = Run.objects.get(pk=run)
    if wanted.is_done:
        return
    _begin(wanted)
    with attempt(wanted, task.token) as folder:
        snapshot = ledger.snapshot(
            as_of=wanted.as_of,
            as_known=wanted.known_on,
            advance=lambda done, of: task.progress(done, of, "读取事实"),
        )
        firms = snapshot.frame.height
        task.progress(0, firms, "判定企业")
        result = guiju.run(ledger.rulebook(), snapshot, folder / KERNEL)
        task.progress(firms, firms, "排定梯次")
        opened = guiju.comparison.open_run(folder / KERNEL, ledger.rulebook())
        standing = standing_table(opened)
        write_whole(standing, folder / STANDING)
        counts = {"firms": firms, "facts": snapshot.counts["rows"], "policies": result.counts}
        noted = _noted(standing)
        with task.commit():
            _switch(wanted, folder.name, counts, noted)


def _begin(run: Run) -> None:
    """Note what the ledger's newest facts are before any is read."""
    run.started_at = timezone.now()
    run.last_fact = Fact.objects.aggregate(last=Max("pk"))["last"] or 0
    run.last_decision = Decision.objects.aggregate(last=Max("pk"))["last"] or 0
    run.rulebook = ledger.rulebook().hash
    run.save(update_fields=["started_at", "last_fact", "last_decision", "rulebook"])


def _noted(standing: pl.DataFrame) -> dict[int, tuple[int | None, int | None]]:
    """Rung and gaps by entity, on the ladder that comes first."""
    ladder = next(iter(ledger.rulebook().ladders))
    pks = dict(Row.objects.filter(kind="enterprise").values_list("code", "pk"))
    columns = standing.select("entity", f"rung·{ladder}", f"gaps·{ladder}")
    return {
        pks[code]: (None if rung < 0 else rung, gaps)
        for code, rung, gaps in columns.iter_rows()
        if code in pks
    }


def _switch(
    run: Run,
    folder: str,
    counts: Mapping[str, Any],
    noted: Mapping[int, tuple[int | None, int | None]],
) -> None:
    """The one transaction by which a run is done, and current if it is to be."""
    if run.switches:
        Run.objects.filter(is_current=True).update(is_current=False)
        ledger_actions.note_standing(noted)
    Run.objects.filter(pk=run.pk).update(
        folder=folder, counts=counts, ended_at=timezone.now(), is_current=run.switches
    )
    ask_steps(run)
