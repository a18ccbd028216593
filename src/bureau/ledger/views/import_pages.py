"""What each step of an import shows."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from bureau.accounts.actions import log_reading
from bureau.ledger import queries
from bureau.ledger.forms.sheets import GRADES, UndoForm, names_of
from bureau.ledger.importing.permits import may_import, writable
from bureau.ledger.importing.plan import WORDS
from bureau.ledger.models import ImportJob
from bureau.ledger.models.importing import CHECKED, CHECKING, CHOOSING, COMMITTING, DONE, MATCHING
from bureau.ledger.queries.imports import PAGE
from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.headings import MONEY_UNITS
from bureau.ledger.sheets.store import CHANGED, HELD, LEFT, NEW, SAME, WRONG
from bureau.ledger.things import thing_of_field

STEPS = ("选表", "对列", "核对", "入库")
LABELS = {NEW: "新增", CHANGED: "更新", SAME: "不变", HELD: "待确认", WRONG: "错误", LEFT: "不导"}
SORTS = {
    "doubt": ("数字可疑", (("yes", "都照此导入"), ("no", "这些行都不导"))),
    "about": ("不是确数", (("yes", "都按写的数记"), ("skip", "这些格都留空"))),
    "twin": ("表内名称相近", (("yes", "都不是同一家，都导入"), ("no", "这些行都不导"))),
    "same": ("与台账名称相近", (("new", "都不是，都另建"), ("no", "这些行都不导"))),
    "rename": ("名称与台账不同", (("skip", "名称都不动"), ("rename", "都算改名"))),
    "moved": ("导出后已有人改过", (("skip", "都保留现在的"), ("yes", "都用我填的"))),
}
_STEP = {CHOOSING: 1, MATCHING: 2, CHECKING: 3, CHECKED: 3, COMMITTING: 4}


def page_of(request: HttpRequest, job: ImportJob) -> tuple[str, dict[str, Any]]:
    """The template and what it shows, by the step an import has come to or the one asked for."""
    mine = job.started_by_id == request.viewer.user_id
    step = _STEP.get(job.state, 4)
    asked = request.GET.get("step", "")
    if mine and job.is_open and asked.isdigit() and 1 <= int(asked) <= step and not _busy(job):
        step = int(asked)
    context: dict[str, Any] = {
        "job": job,
        "kind": kind_of(job.kind),
        "step": step,
        "steps": list(enumerate(STEPS, start=1)),
        "mine": mine,
        "sees": queries.sees_rows(job, viewer=request.viewer),
        "counts": [(state, LABELS[state], job.counts.get(state, 0)) for state in LABELS],
        "may_undo": mine or may_import(request.viewer, job.kind),
        "undo_form": UndoForm(),
    }
    if _busy(job):
        done, total = queries.import_progress(job)
        return "ledger/import_busy.html", context | {"done": done, "total": total}
    if step == 1:
        return "ledger/import_sheet.html", context
    if step == 2:
        return "ledger/import_columns.html", context | _columns(request, job)
    if step == 3 or (job.state == DONE and request.GET.get("state")):
        return "ledger/import_check.html", context | _rows(request, job, context)
    return "ledger/import_done.html", context


def _busy(job: ImportJob) -> bool:
    return job.state in (CHECKING, COMMITTING)


def _columns(request: HttpRequest, job: ImportJob) -> dict[str, Any]:
    kind = kind_of(job.kind)
    concepts = writable(request.viewer, job.kind)
    words = names_of(job.kind, concepts)
    by_name = {name: text for text, name in words.items()}
    shown = []
    for column in job.columns:
        concept = kind.find(column["what"]) if column["what"] else None
        shown.append(
            column
            | {
                "says": by_name.get(column["what"], ""),
                "is_key": column["what"] == ":key",
                "is_money": concept is not None and concept.type == "money",
                "is_yearly": concept is not None and concept.yearly,
                "may_be": [by_name[name] for name in column["others"] if name in by_name],
                "means": concept.means if concept is not None else "",
            }
        )
    return {
        "columns": shown,
        "words": sorted(words, key=lambda text: words[text] not in WORDS),
        "units": MONEY_UNITS,
        "grades": GRADES,
        "missing": _missing(job, kind),
    }


def _missing(job: ImportJob, kind: Any) -> list[dict[str, Any]]:
    """Required fields the sheet has no column for: a new record would lack them."""
    given = {column["what"] for column in job.columns}
    said = job.options.get("defaults") or {}
    wanted = [c for c in kind.concepts.values() if c.required and c.name not in given]
    return [{"concept": c, "said": said.get(c.name, "")} for c in wanted if c.type != "text"]


def _rows(request: HttpRequest, job: ImportJob, context: dict[str, Any]) -> dict[str, Any]:
    asked = request.GET.get("state", "")
    first = next((s for s in (HELD, WRONG, CHANGED, NEW) if job.counts.get(s)), SAME)
    state = asked if asked in LABELS else first
    count = int(job.counts.get(state, 0))
    page = Paginator(range(count), PAGE).get_page(request.GET.get("page"))
    rows = []
    if context["sees"]:
        rows = queries.import_rows(job, viewer=request.viewer, state=state, page=page.number)
        _log(request, job)
    questions = queries.open_questions(job) if job.counts.get(HELD) and context["mine"] else {}
    return {
        "state": state,
        "label": LABELS[state],
        "page": page,
        "rows": rows,
        "questions": [(sort, SORTS[sort], n) for sort, n in questions.items() if sort in SORTS],
        "ready": job.counts.get(NEW, 0) + job.counts.get(CHANGED, 0),
        "rejected": sum(job.counts.get(s, 0) for s in (HELD, WRONG, LEFT)),
    }


def _log(request: HttpRequest, job: ImportJob) -> None:
    """A check shows what stands beside what came: looking at it is looking at the ledger."""
    kind = kind_of(job.kind)
    by_thing: dict[str, list[str]] = {}
    for name in queries.shown_fields(job):
        concept = kind.concepts[name]
        by_thing.setdefault(thing_of_field(job.kind, concept), []).append(concept.label)
    for thing, labels in by_thing.items():
        code = f"import-{job.pk}"
        log_reading(viewer=request.viewer, thing=thing, code=code, how="list", fields=labels)
