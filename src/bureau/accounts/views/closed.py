"""Pages of the signing-in library that are not open here."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def closed(request: HttpRequest, **named: Any) -> HttpResponse:
    """No sign-up without invitation, no mail: whoever forgot his password asks IT."""
    raise Http404("这一页不开放：账号凭邀请开通；忘记密码，请信息管理员重置。")
