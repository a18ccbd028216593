"""The edition taken away: Word, a page, plain text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

import guiju
from bureau.reports import queries
from bureau.reports.filling import filled
from bureau.reports.models import Edition

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}


@login_required
@require_GET
def download(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The frozen file as it was; of a draft, one made now and called a draft."""
    edition = queries.edition(pk, viewer=request.viewer)
    if suffix not in TYPES:
        raise Http404("没有这种格式。")
    name = f"{edition.title}（{edition.period}）{'' if hasattr(edition, 'frozen') else '草稿'}"
    if hasattr(edition, "frozen"):
        kept = Path(settings.DATA) / edition.frozen.folder / f"report.{suffix}"
        return FileResponse(
            kept.open("rb"),
            as_attachment=True,
            filename=f"{name}.{suffix}",
            content_type=TYPES[suffix],
        )
    answer = HttpResponse(_drafted(edition, suffix), content_type=TYPES[suffix])
    answer.headers["Content-Disposition"] = _named(f"{name}.{suffix}")
    return answer


def _drafted(edition: Edition, suffix: str) -> bytes:
    with (
        filled(edition.card, queries.pieces_of(edition), edition.period) as made,
        TemporaryDirectory() as scratch,
    ):
        if suffix == "txt":
            return str(guiju.composition.to_text(made.document)).encode()
        path = Path(scratch) / "report.docx"
        guiju.composition.write_docx(made.document, path, comments=True)
        return path.read_bytes()


def _named(name: str) -> str:
    """The header that carries a Chinese file name."""
    return str(content_disposition_header(as_attachment=True, filename=name))
