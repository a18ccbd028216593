"""The person's answers to a check, and files that go with an import."""

from __future__ import annotations

from io import BytesIO

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

import guiju
from bureau.ledger import actions, queries
from bureau.ledger.forms.sheets import answers_said
from bureau.ledger.importing.permits import may_import
from bureau.ledger.reading import vocabulary
from bureau.ledger.sheets.writing import Out, OutColumn, write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REASON = "#未导入的原因"


@login_required
@require_POST
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Take answers: of single rows, or one for all questions of a sort."""
    job = queries.import_job(pk, viewer=request.viewer)
    try:
        if "all" in request.POST:
            sort, _, answer = request.POST["all"].partition("-")
            count = actions.answer_all(by=request.viewer, job=job, question=sort, answer=answer)
            messages.success(request, f"{count} 行已按同一回答处理。")
        else:
            said = answers_said(request.POST)
            actions.answer_rows(by=request.viewer, job=job, answers=said)
            messages.success(request, f"{len(said)} 行的回答已记下。")
    except guiju.BadInput as error:
        messages.error(request, "；".join(problem.text() for problem in error.problems))
    return redirect("import", job.pk)


@login_required
def rejects(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that are not taken, as they came, each with its reason."""
    job = queries.import_job(pk, viewer=request.viewer)
    if not job.columns or not job.rows.exists():
        raise Http404("这一次导入还没有核对。")
    hidden = [column["what"] == ":key" for column in job.columns]
    columns = [
        OutColumn(column["heading"], 16, hidden=is_hidden)
        for column, is_hidden in zip(job.columns, hidden, strict=True)
    ]
    columns += [OutColumn(REASON, 60), OutColumn("#原表行号", 10)]
    file = BytesIO()
    lines = ["按右边的原因改好，把本表再上传一次即可；已导入的行不在其中。"]
    rows = queries.rejected_rows(job, viewer=request.viewer)
    write(file, Out("未导入的行", columns, lines), rows)
    file.seek(0)
    name = f"未导入的行-第{job.pk}号.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@login_required
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty sheet of a kind, with the headings an import understands."""
    if kind not in vocabulary().kinds:
        raise Http404("没有这个种类。")
    if not may_import(request.viewer, kind):
        raise PermissionDenied("您不能导入这一类记录。")
    return actions.template_of(by=request.viewer, kind=kind).as_response()
