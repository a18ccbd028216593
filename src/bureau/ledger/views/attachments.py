"""Files of records and sources: kept after a check, given out only to those who may see them."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

import guiju
from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger import actions
from bureau.ledger.actions.files import path_of
from bureau.ledger.models import Attachment, Row, Source
from bureau.ledger.queries import row as row_of
from bureau.ledger.things import SECRET, thing_of, thing_seen_as
from bureau.ledger.views.entering import of_kind, viewer_of
from bureau.ledger.views.trail import log

SEEN_AS = {"open": "公开", "commercial": "商业信息", "personal": "个人信息"}
MOST_ROWS = 300
"""A source about more records than this opens only to those who may read them all."""


class Upload(forms.Form):
    """A file and who may see it."""

    file = forms.FileField(
        label="附件", help_text="pdf、jpg、png、docx、xlsx，20 MB 以内；涉密文件不收"
    )
    seen_as = forms.ChoiceField(label="谁能看", choices=list(SEEN_AS.items()), initial="commercial")


@require_POST
@of_kind
def keep(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Keep a file with a record."""
    viewer = viewer_of(request)
    row = row_of(code, viewer=viewer)
    form = Upload(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, "没有选文件，或没有选谁能看。")
        return redirect("record", kind, code)
    if not viewer.may(WRITE, thing_of(row.kind), **row.place):
        raise PermissionDenied(f"您不能给这一条{row.name}添加附件。")
    try:
        actions.keep_attachment(
            by=viewer,
            file=form.cleaned_data["file"],
            entity=row.entity,
            seen_as=form.cleaned_data["seen_as"],
        )
        messages.success(request, "附件已保存。")
    except guiju.BadInput as error:
        messages.error(request, str(error))
    return redirect("record", kind, code)


@login_required
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a file out to one who may see it; 403 to others, whatever the address."""
    viewer = viewer_of(request)
    kept = get_object_or_404(Attachment.objects.select_related("source", "entity__row"), pk=pk)
    if not _may(kept, viewer):
        raise PermissionDenied("这个附件不在您的权限内。")
    path = path_of(kept.sha256)
    if not path.is_file():
        raise Http404("附件的文件不见了，请告诉信息管理员。")
    about = kept.entity.code if kept.entity_id else kept.source.code if kept.source_id else ""
    if kept.seen_as != "open":
        kind = kept.entity.kind if kept.entity_id else "record"
        thing = thing_seen_as(kind, kept.seen_as)
        log(viewer, thing, about, "file", [kept.name])
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type
    )


def _may(kept: Attachment, viewer: Viewer) -> bool:
    if kept.entity_id:
        return may_open(kept, kept.entity.row, viewer)
    return kept.source_id is not None and may_open_source(kept.source, kept.seen_as, viewer)


def may_open(kept: Attachment, row: Row, viewer: Viewer) -> bool:
    """Whether he may see a file of a record."""
    thing = SECRET if row.is_secret else thing_seen_as(row.kind, kept.seen_as)
    return bool(viewer.may(READ, thing, **row.place))


def may_open_source(source: Source, seen_as: str, viewer: Viewer) -> bool:
    """Whether he may see a file of a source: who entered it, and who may read all it is about."""
    if source.recorded_by_id is not None and source.recorded_by_id == viewer.user_id:
        return True
    about = Row.objects.filter(entity__facts__source=source).distinct()
    rows = list(about[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        kinds = set(about.values_list("kind", flat=True))
        return all(viewer.reach(READ, thing_seen_as(kind, seen_as)).everywhere for kind in kinds)
    things = [(SECRET if r.is_secret else thing_seen_as(r.kind, seen_as), r) for r in rows]
    return bool(rows) and all(viewer.may(READ, thing, **r.place) for thing, r in things)
