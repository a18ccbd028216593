"""Who may enter: those who may see runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from bureau.accounts.viewer import Viewer

Page = Callable[..., HttpResponse]


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking."""
    found: Viewer = request.viewer  # type: ignore[attr-defined]
    return found


def for_runs(page: Page) -> Page:
    """A page about runs."""

    @wraps(page)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not viewer_of(request).may("r", "runs"):
            raise PermissionDenied("您的角色不查看判定批次；需要时请联系高新科。")
        return page(request, *args, **kwargs)

    return login_required(entered)
