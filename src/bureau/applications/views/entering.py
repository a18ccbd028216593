"""Who may enter: staff who may read a thing somewhere; each page then asks for its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer

Page = Callable[..., HttpResponseBase]


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking."""
    found: Viewer = request.viewer  # type: ignore[attr-defined]
    return found


def for_staff(*things: str) -> Callable[[Page], Page]:
    """A page for staff who may read one of these things."""

    def around(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            viewer = viewer_of(request)
            if not viewer.is_staff:
                raise PermissionDenied("这一页只对局内和镇区工作人员开放。")
            if not any(viewer.reach(READ, thing) for thing in things):
                raise PermissionDenied("您的角色不查看这一页；需要时请联系高新科。")
            return page(request, *args, **kwargs)

        return login_required(entered)

    return around
