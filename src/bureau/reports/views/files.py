"""The edition taken away: Word, a page, plain text."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bureau.reports import actions, queries
from bureau.reports.filling import filled
from bureau.reports.standing import draft_folder, folder_of

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}


@login_required
@require_GET
def download(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The frozen file as it was; of a draft, as last composed, and called a draft."""
    edition = queries.edition(pk, viewer=request.viewer)
    if suffix not in TYPES:
        raise Http404("没有这种格式。")
    name = f"{edition.title}（{edition.period}）{'' if hasattr(edition, 'frozen') else '草稿'}"
    is_frozen = hasattr(edition, "frozen")
    folder = folder_of(edition.frozen) if is_frozen else draft_folder(edition)
    kept = folder / f"report.{suffix}"
    if not kept.exists() and not is_frozen:
        with filled(edition.card, queries.pieces_of(edition), edition.period) as made:
            actions.keep_draft(edition, made.document)
    return FileResponse(
        kept.open("rb"),
        as_attachment=True,
        filename=f"{name}.{suffix}",
        content_type=TYPES[suffix],
    )
