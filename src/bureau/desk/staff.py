"""Who may enter: staff only, each page then asks for the rights it needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Page = Callable[..., HttpResponseBase]


def staff_page(*needs: tuple[str, str]) -> Callable[[Page], Page]:
    """A page for staff who may do one of these deeds (deed, thing) somewhere; for all when none."""

    def around(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            viewer: Any = request.viewer  # type: ignore[attr-defined]
            if not viewer.is_staff:
                raise PermissionDenied("这一页只对局内和镇区工作人员开放。")
            if needs and not any(viewer.reach(deed, thing) for deed, thing in needs):
                raise PermissionDenied("您的角色不查看这一页；需要时请联系科室负责人。")
            return page(request, *args, **kwargs)

        return login_required(entered)

    return around
