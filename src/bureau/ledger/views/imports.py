"""Sheets in: the list of imports, and one import in four steps; all of it with scripts off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

import guiju
from bureau.ledger import actions, queries
from bureau.ledger.forms.sheets import UndoForm, UploadForm, columns_said, unknown_words
from bureau.ledger.importing.permits import writable
from bureau.ledger.models import ImportJob
from bureau.ledger.reading import kind_of
from bureau.ledger.views.import_pages import page_of

PAGE = 30


@login_required
def imports(request: HttpRequest) -> HttpResponse:
    """The imports one sees, and the form that begins another."""
    kinds = queries.import_kinds(request.viewer)
    jobs = queries.import_jobs(viewer=request.viewer)
    if not kinds and not request.viewer.reach("r", "import"):
        raise PermissionDenied("导入由科室负责人和镇区科技专员办理。")
    form = UploadForm(
        kinds,
        request.POST or None,
        request.FILES or None,
        initial={"kind": request.GET.get("kind")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _taken_in(request, form.cleaned_data)
        except guiju.BadInput as error:
            form.add_error("file", _words(error))
    page = Paginator(jobs, PAGE).get_page(request.GET.get("page"))
    for job in page:
        job.kind_label = kind_of(job.kind).label
    context = {"form": form, "page": page, "kinds": kinds}
    return render(request, "ledger/imports.html", context, status=400 if form.errors else 200)


def _taken_in(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    """Uploaded; where there is one sheet only, its columns are shown at once."""
    job = actions.start_import(by=request.viewer, kind=given["kind"], file=given["file"])
    if job.source_id:
        on = job.done_at.date() if job.done_at else ""
        messages.warning(
            request, f"这份文件 {on} 已经导入过（第 {job.pk} 号），没有再导入，什么都没有改动。"
        )
        return redirect("import", job.pk)
    ready = [sheet for sheet in job.sheets if not sheet.get("taken")]
    if len(ready) == 1:
        try:
            actions.choose_sheet(by=request.viewer, job=job, sheet=ready[0]["title"])
        except guiju.BadInput as error:
            messages.error(request, _words(error))
    return redirect("import", job.pk)


@login_required
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """The step an import has come to, or an earlier one of it."""
    job = queries.import_job(pk, viewer=request.viewer)
    template, context = page_of(request, job)
    return render(request, template, context)


@login_required
@require_POST
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Step one: which sheet, and where its head is."""
    job = queries.import_job(pk, viewer=request.viewer)
    title = request.POST.get("sheet", "")
    index = next((i for i, each in enumerate(job.sheets) if each["title"] == title), 0)
    first, last = (_number(request.POST.get(f"{end}-{index}")) for end in ("first", "last"))
    return _try(
        request, job, lambda: actions.choose_sheet(
            by=request.viewer, job=job, sheet=title, first=first, last=last
        )
    )  # fmt: skip


@login_required
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Step two: what each column is, in which unit; then every row is checked."""
    job = queries.import_job(pk, viewer=request.viewer)
    said = columns_said(request.POST, job.kind, writable(request.viewer, job.kind))
    wrong = unknown_words(said)
    for each in said.values():
        each["what"] = "" if each.get("what", "").startswith("?") else each.get("what", "")
    options = {name: request.POST.get(name, "") for name in ("year", "since", "grade")}
    defaults = {
        k.removeprefix("default-"): v for k, v in request.POST.items() if k.startswith("default-")
    }

    def deed() -> None:
        actions.match_columns(
            by=request.viewer, job=job, columns=said, options={**options, "defaults": defaults}
        )
        if wrong:
            names = "、".join(f"“{word}”" for word in wrong)
            raise guiju.BadInput.saying(
                f"没有叫{names}的项", do="从提示中选，或留空（不导入这一列）"
            )
        if "keep" not in request.POST:
            _check(request, job)

    return _try(request, job, deed)


@login_required
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Check every row once more, against what stands now."""
    job = queries.import_job(pk, viewer=request.viewer)
    return _try(request, job, lambda: _check(request, job))


def _check(request: HttpRequest, job: ImportJob) -> None:
    actions.begin_check(by=request.viewer, job=job)
    actions.run_or_enqueue(by=request.viewer, job=job, what="check")


@login_required
@require_POST
def commit(request: HttpRequest, pk: int) -> HttpResponse:
    """Step four: into the ledger."""
    job = queries.import_job(pk, viewer=request.viewer)

    def deed() -> None:
        actions.begin_commit(by=request.viewer, job=job)
        actions.run_or_enqueue(by=request.viewer, job=job, what="commit")

    return _try(request, job, deed)


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the whole import back."""
    job = queries.import_job(pk, viewer=request.viewer)
    form = UndoForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _try(
        request, job, lambda: actions.undo_import(by=request.viewer, job=job, reason=reason)
    )


def _try(request: HttpRequest, job: ImportJob, deed: Any) -> HttpResponse:
    """Do it and show the import; what is wrong stands on its page."""
    try:
        deed()
    except guiju.BadInput as error:
        messages.error(request, _words(error))
    return redirect("import", job.pk)


def _words(error: guiju.BadInput) -> str:
    return "；".join(problem.text() for problem in error.problems)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdigit() else None
