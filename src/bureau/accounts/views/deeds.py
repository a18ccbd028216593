"""Deeds of one button on a user's page: each a POST, each said on the page one goes back to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bureau.accounts import actions, queries
from bureau.accounts.models import Grant
from bureau.accounts.views.doors import done, page_for, viewer_on
from bureau.accounts.views.users import MANAGED, within


@require_POST
@MANAGED
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role back from today on."""
    grant = get_object_or_404(Grant.objects.select_related("user"), pk=pk)
    within(request, grant.user_id)
    return done(
        request,
        lambda: actions.revoke(by=viewer_on(request), grant=grant),
        f"已撤销{grant.user}的“{grant.get_role_display()}”。",
        _page(grant.user_id),
    )


@require_POST
@page_for(staff=True)
def end_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """The absent one is back."""
    deputy = get_object_or_404(queries.deputies(viewer=viewer_on(request)), pk=pk)
    return done(
        request,
        lambda: actions.end_deputy(by=viewer_on(request), deputy=deputy),
        f"{deputy.deputy}不再代理{deputy.absent}。",
        _page(deputy.absent_id),
    )


@require_POST
@MANAGED
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut an account."""
    person, reason = within(request, pk), request.POST.get("reason", "")
    return done(
        request,
        lambda: actions.lock(by=viewer_on(request), user=person, reason=reason),
        f"{person}的账号已锁定，所有登录已结束。",
        _page(pk),
    )


@require_POST
@MANAGED
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it again."""
    person = within(request, pk)
    return done(
        request,
        lambda: actions.unlock(by=viewer_on(request), user=person),
        f"{person}可以登录了。",
        _page(pk),
    )


@require_POST
@MANAGED
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new password, shown once on the answer."""
    person = within(request, pk)
    password = actions.reset_password(by=viewer_on(request), user=person)
    shown = {"person": person, "password": password, "what": "密码已重置"}
    return render(request, "accounts/password_once.html", shown)


@require_POST
@MANAGED
def second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second factor off a lost telephone."""
    person = within(request, pk)
    return done(
        request,
        lambda: actions.reset_second_factor(by=viewer_on(request), user=person),
        f"{person}的两步验证已重置，下次登录须重新设置。",
        _page(pk),
    )


@require_POST
@MANAGED
def sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign somebody out everywhere."""
    person = within(request, pk)
    return done(
        request,
        lambda: actions.end_sessions(by=viewer_on(request), user=person),
        f"{person}的登录已全部结束。",
        _page(pk),
    )


@require_POST
@MANAGED
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who left: his name comes off."""
    person = within(request, pk)
    return done(
        request,
        lambda: actions.anonymise(by=viewer_on(request), user=person),
        "已匿名；他办过的事仍在记录里，不再带姓名。",
        _page(pk),
    )


def _page(pk: int) -> str:
    return reverse("user", kwargs={"pk": pk})


__all__ = [
    "end_deputy",
    "leave",
    "lock",
    "new_password",
    "revoke",
    "second_factor",
    "sessions",
    "unlock",
]
