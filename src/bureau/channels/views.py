"""The inbox page, one for everybody who signs in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from bureau.channels import actions, queries
from bureau.channels.models import Message

A_PAGE = 30


@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Messages, newest first; unread ones marked by shape and word."""
    pages = Paginator(queries.inbox(request.viewer), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(request, "channels/inbox.html", {"page": page})


@login_required
@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one read, and go where it leads."""
    message = get_object_or_404(queries.inbox(request.viewer), pk=pk)
    actions.mark_read(by=request.viewer, message=message)
    return redirect(message.link or "inbox")


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own message back, in time."""
    message = get_object_or_404(Message, pk=pk, sent_by_id=request.viewer.user_id)
    actions.withdraw(by=request.viewer, message=message)
    back = request.POST.get("next", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/")
