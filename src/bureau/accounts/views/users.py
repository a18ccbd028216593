"""/admin/users: the list, one user, opening an account, giving roles, deputies, handing over."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

import guiju
from bureau.accounts import actions, queries
from bureau.accounts.forms import DeputyForm, HandOverForm, NewUserForm, PartForm, UserFilter
from bureau.accounts.models import Grant, User
from bureau.accounts.queries.viewers import holding
from bureau.accounts.rights import WRITE
from bureau.accounts.views.doors import page_for, tried, viewer_on

EACH_PAGE = 50
SEEN = page_for(("r", "users"), ("r", "deputies"))
MANAGED = page_for(("w", "users"))
NAMED = page_for(("w", "deputies"))


@SEEN
def users(request: HttpRequest) -> HttpResponse:
    """Who there is, by role, section and town."""
    form = UserFilter(request.GET)
    found = _filtered(_with_factor(queries.users(viewer=viewer_on(request))), form)
    page = Paginator(found, EACH_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/users.html",
        {
            "page": page,
            "filter": form,
            "manages": manages(request),
            "towns": queries.places().towns(),
        },
    )


@SEEN
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: roles, deputies, where signed in, what was changed."""
    viewer = viewer_on(request)
    found = within(request, pk)
    held = found.grants.select_related("granted_by").order_by("-since", "-pk")
    both = Q(absent=found) | Q(deputy=found)
    shown = {
        "person": found,
        "grants": held,
        "deputies": queries.deputies(viewer=viewer).filter(both)[:30],
        "sessions": queries.sessions_of(found) if manages(request) else [],
        "events": queries.events(viewer=viewer, user=found.pk)[:30],
        "has_factor": Authenticator.objects.filter(user=found, type="totp").exists(),
        "manages": manages(request) and found.pk != viewer.user_id,
        "names_deputy": bool(viewer.reach(WRITE, "deputies")),
        "towns": queries.places().towns(),
        "today": guiju.calendar.today(),
    }
    return render(request, "accounts/user.html", shown)


@MANAGED
def new_user(request: HttpRequest) -> HttpResponse:
    """An account with its first role; the password is shown once, on the answer to the form."""
    form = NewUserForm(request.POST or None)
    if request.method == "POST":
        made = tried(
            form,
            lambda: actions.create_user(
                by=viewer_on(request),
                username=form.cleaned_data["username"],
                full_name=form.cleaned_data["full_name"],
                parts=[form.part()],
            ),
        )
        if made is not None:
            shown = {"person": made[0], "password": made[1], "what": "账号已开通"}
            return render(request, "accounts/password_once.html", shown)
    return _form(request, form, "开通账号", "密码由系统生成，只显示一次；本人第一次登录时要改。")


@MANAGED
def new_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """One more role for somebody."""
    person = within(request, pk)
    form = PartForm(request.POST or None)
    if request.method == "POST":
        made = tried(
            form, lambda: actions.grant(by=viewer_on(request), user=person, part=form.part())
        )
        if made is not None:
            messages.success(request, f"已授予{person}“{made.get_role_display()}”。")
            return redirect("user", pk=pk)
    return _form(request, form, f"授予{person}角色", "", person)


@NAMED
def new_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands in for somebody."""
    person = within(request, pk)
    form = DeputyForm(request.POST or None, others=_others(request, person))
    if request.method == "POST":
        made = tried(
            form,
            lambda: actions.name_deputy(by=viewer_on(request), absent=person, **form.cleaned_data),
        )
        if made is not None:
            messages.success(request, f"{made.since}至{made.until}由{made.deputy}代理{person}。")
            return redirect("user", pk=pk)
    why = "代理期间，代理人有本人的全部角色；他自己填写的仍须另一人确认。"
    return _form(request, form, f"指定{person}的代理人", why, person)


@MANAGED
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Every role of one person to another, listed before it is done."""
    person = within(request, pk)
    form = HandOverForm(request.POST or None, others=_others(request, person))
    if request.method == "POST":
        made = tried(
            form,
            lambda: actions.hand_over(by=viewer_on(request), leaver=person, **form.cleaned_data),
        )
        if made is not None:
            messages.success(request, f"已交接{len(made)}个角色，自{form.cleaned_data['on']}起。")
            return redirect("user", pk=pk)
    shown = {
        "form": form,
        "person": person,
        "grants": actions.to_hand_over(person, guiju.calendar.today()),
        "towns": queries.places().towns(),
    }
    return render(request, "accounts/hand_over.html", shown, status=_status(form))


def manages(request: HttpRequest) -> bool:
    """Whether he may change every account."""
    return viewer_on(request).reach(WRITE, "users").everywhere


def within(request: HttpRequest, pk: int) -> User:
    """A user within reach; 404 otherwise."""
    return get_object_or_404(queries.users(viewer=viewer_on(request)), pk=pk)


def _others(request: HttpRequest, person: User) -> QuerySet[User]:
    found = queries.users(viewer=viewer_on(request)).filter(is_active=True, left_at=None)
    return found.exclude(pk=person.pk)


def _with_factor(found: QuerySet[User]) -> QuerySet[User]:
    held = Authenticator.objects.filter(user=OuterRef("pk"), type="totp")
    return found.annotate(has_factor=Exists(held))


def _filtered(found: QuerySet[User], form: UserFilter) -> QuerySet[User]:
    if not form.is_valid():
        return found
    asked = form.cleaned_data
    if asked["q"]:
        found = found.filter(Q(full_name__icontains=asked["q"]) | Q(username__icontains=asked["q"]))
    for name in ("role", "section", "town"):
        if asked[name]:
            held = Grant.objects.filter(holding(), **{name: asked[name]})
            found = found.filter(pk__in=held.values("user"))
    if asked["state"]:
        found = found.filter(is_active=asked["state"] == "active")
    return found


def _form(request, form, title: str, why: str, person: User | None = None) -> HttpResponse:  # type: ignore[no-untyped-def]
    shown = {"form": form, "title": title, "why": why, "person": person}
    return render(request, "accounts/form.html", shown, status=_status(form))


def _status(form) -> int:  # type: ignore[no-untyped-def]
    return 400 if form.is_bound and form.errors else 200
