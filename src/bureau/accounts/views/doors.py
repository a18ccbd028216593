"""Who may enter a page, and how a refused deed is told where it was tried."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

import guiju
from bureau.accounts.viewer import Viewer

Page = Callable[..., HttpResponse]
REFUSED = "这一页不在您的权限内；需要时请联系信息管理员。"


def viewer_on(request: HttpRequest) -> Viewer:
    """The viewer the middleware put there."""
    found: Viewer = request.viewer  # type: ignore[attr-defined]
    return found


def page_for(*needs: tuple[str, str], staff: bool = True) -> Callable[[Page], Page]:
    """A page for those who may do one of these deeds (deed, thing) somewhere."""

    def around(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            viewer = viewer_on(request)
            if staff and not viewer.is_staff:
                raise PermissionDenied("这一页只对局内和镇区工作人员开放。")
            if needs and not any(viewer.reach(deed, thing) for deed, thing in needs):
                raise PermissionDenied(REFUSED)
            return page(request, *args, **kwargs)

        return login_required(never_cache(entered))

    return around


def tried(form: Form, deed: Callable[[], Any]) -> Any:
    """What a deed gave; None where the form or the deed was refused, which the form then says."""
    if not form.is_valid():
        return None
    try:
        return deed()
    except guiju.BadInput as refusal:
        form.add_error(None, str(refusal))
        return None


def done(request: HttpRequest, deed: Callable[[], Any], said: str, to: str) -> HttpResponse:
    """A deed of one button: what came of it is said on the page one goes back to."""
    try:
        deed()
    except guiju.BadInput as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(to)
