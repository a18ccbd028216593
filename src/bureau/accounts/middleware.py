"""On each request: who is looking, whether his session still holds, what he must do first."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django_htmx.http import HttpResponseClientRedirect

from bureau.accounts.queries import viewer_of
from bureau.accounts.queries.sessions import SEEN, SINCE

Answer = Callable[[HttpRequest], HttpResponse]
HOUR, MINUTE = 3600, 60
# What one needs on the way in: signing in and out, the second factor, how the pages look.
ALWAYS_OPEN = ("/account/", "/static/", "/look/", "/health")
KEYS = "/account/tokens"
"""Lies among the pages of signing in, and is none of them."""
SECOND_FACTOR = "second_factor"
"""The session remembers that its user has one, so that it is asked for once."""


def viewer(get_response: Answer) -> Answer:
    """`request.viewer`, looked up when first asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.viewer = SimpleLazyObject(lambda: viewer_of(request.user))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def session_limits(get_response: Answer) -> Answer:
    """Staff are signed out after a working day, and when nothing was done for half an hour."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        now = int(timezone.now().timestamp())
        since = request.session.setdefault(SINCE, now)
        seen = request.session.setdefault(SEEN, now)
        if (why := _over(now - since, now - seen)) and request.viewer.is_staff:  # type: ignore[attr-defined]
            logout(request)
            messages.info(request, why)
            return _sent(request, _with_next(reverse("account_login"), request), 401, why)
        # Not at every request: each would be a write, and writers of SQLite wait for one another.
        if now - seen >= MINUTE:
            request.session[SEEN] = now
        return get_response(request)

    return middleware


def entrance(get_response: Answer) -> Answer:
    """A generated password is changed, and staff set up a second factor, before anything else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_open = request.path.startswith(ALWAYS_OPEN) and not request.path.startswith(KEYS)
        if is_open or not request.user.is_authenticated:
            return get_response(request)
        if request.user.must_change_password:
            why = "您的密码是系统生成的，请先改成自己的密码。"
            return _first(request, "account_change_password", why)
        if _lacks_second_factor(request):
            return _first(request, "mfa_activate_totp", "工作人员须先设置两步验证。")
        return get_response(request)

    return middleware


def _over(age: int, idle: int) -> str:
    if age > settings.STAFF_SESSION_HOURS * HOUR:
        return f"登录已满{settings.STAFF_SESSION_HOURS:g}小时，请重新登录。"
    if idle > settings.STAFF_IDLE_MINUTES * MINUTE:
        return f"已有{settings.STAFF_IDLE_MINUTES:g}分钟没有操作，请重新登录。"
    return ""


def _lacks_second_factor(request: HttpRequest) -> bool:
    if not settings.MFA_FOR_STAFF or request.session.get(SECOND_FACTOR):
        return False
    needs = request.viewer.is_staff or request.user.is_superuser  # type: ignore[attr-defined]
    if not needs:
        return False
    if is_mfa_enabled(request.user):
        request.session[SECOND_FACTOR] = True
        return False
    return True


def _first(request: HttpRequest, name: str, why: str) -> HttpResponse:
    if not any(str(message) == why for message in messages.get_messages(request)):
        messages.info(request, why)
    return _sent(request, _with_next(reverse(name), request), 403, why)


def _sent(request: HttpRequest, to: str, status: int, why: str) -> HttpResponse:
    """To a page, as whoever asked can follow: a browser, a part of a page, a program."""
    if request.path.startswith("/api"):
        return JsonResponse({"detail": why}, status=status)
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(to)
    return HttpResponseRedirect(to)


def _with_next(to: str, request: HttpRequest) -> str:
    """Back to where one was going, where that was a page to be read."""
    is_page = request.method == "GET" and not getattr(request, "htmx", False)
    return f"{to}?{urlencode({'next': request.get_full_path()})}" if is_page else to
