"""Firms and platforms: inviting a contact, claiming with the code, who read the file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from bureau.accounts import actions, queries
from bureau.accounts.adapter import Adapter
from bureau.accounts.forms import ClaimForm, InviteForm, NewClaimForm
from bureau.accounts.models import Grant, Invitation
from bureau.accounts.queries.viewers import holding
from bureau.accounts.views.doors import done, page_for, tried, viewer_on

BACKEND = "django.contrib.auth.backends.ModelBackend"
EACH_PAGE = 50
MOST_LISTED = 200
CONTACTS = page_for(("w", "users"), staff=False)


@page_for(("w", "users"))
def invitations(request: HttpRequest) -> HttpResponse:
    """Invitations made, and a new one; the code is shown once, on the answer to the form."""
    form = InviteForm(request.POST or None)
    if request.method == "POST":
        made = tried(form, lambda: actions.invite_body(by=viewer_on(request), **form.cleaned_data))
        if made is not None:
            return _code_once(request, *made, back=reverse("invitations"))
    found = Paginator(queries.invitations(viewer=viewer_on(request)), EACH_PAGE)
    shown = {"form": form, "page": found.get_page(request.GET.get("page"))}
    return render(request, "accounts/invitations.html", shown, status=_status(form))


@require_POST
@CONTACTS
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The code no longer opens anything."""
    viewer = viewer_on(request)
    invitation: Invitation = get_object_or_404(queries.invitations(viewer=viewer), pk=pk)
    back = reverse("invitations" if viewer.is_staff else "contacts")
    return done(
        request,
        lambda: actions.withdraw_invitation(by=viewer, invitation=invitation),
        "邀请已作废。",
        back,
    )


@sensitive_post_parameters("password", "again", "code")
@never_cache
def claim(request: HttpRequest) -> HttpResponse:
    """Claim a firm by invitation and credit code; whoever is nobody yet opens an account."""
    viewer = viewer_on(request)
    if viewer.is_staff:
        raise PermissionDenied("工作人员的账号不能认领单位；请企业用自己的账号认领。")
    form = (ClaimForm if viewer.user_id else NewClaimForm)(request.POST or None)
    if request.method == "POST":
        typed = ("code", "proof", "username", "full_name", "password")
        user = tried(
            form,
            lambda: actions.claim(
                by=viewer, **{n: form.cleaned_data[n] for n in typed if n in form.cleaned_data}
            ),
        )
        if user is not None:
            if viewer.user_id is None:
                login(request, user, backend=BACKEND)
            messages.success(request, "认领成功。")
            return redirect(Adapter().get_login_redirect_url(request))
    return render(request, "accounts/claim.html", {"form": form}, status=_status(form))


@page_for(("r", "audit"), staff=False)
def readers(request: HttpRequest) -> HttpResponse:
    """Who read one's own file: for the firm and the platform."""
    viewer = viewer_on(request)
    if not viewer.bodies:
        raise PermissionDenied("这一页只对企业和平台开放。")
    found = queries.readers_of_own(viewer=viewer)
    page = Paginator(found, EACH_PAGE).get_page(request.GET.get("page"))
    names = queries.places().names(viewer.bodies)
    listed = queries.lists_with_own(viewer=viewer)[:MOST_LISTED]
    context = {"page": page, "names": names, "listed": listed}
    return render(request, "accounts/readers.html", context)


@CONTACTS
def contacts(request: HttpRequest) -> HttpResponse:
    """Who else speaks for the firm; a second contact is invited here."""
    viewer = viewer_on(request)
    if not viewer.bodies:
        raise PermissionDenied("这一页只对企业和平台开放。")
    if request.method == "POST":
        body = request.POST.get("body", "")
        made = actions.invite_body(by=viewer, body=body if body in viewer.bodies else "")
        return _code_once(request, *made, back=reverse("contacts"))
    held = Grant.objects.filter(holding(), body__in=viewer.bodies).select_related("user")
    shown = {
        "grants": held.order_by("body", "since"),
        "bodies": queries.places().names(viewer.bodies),
        "invitations": queries.invitations(viewer=viewer).filter(used_at=None, withdrawn_at=None),
    }
    return render(request, "accounts/contacts.html", shown)


@require_POST
@CONTACTS
def end_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """A fellow contact no longer speaks for the firm."""
    viewer = viewer_on(request)
    held = Grant.objects.filter(holding(), body__in=viewer.bodies).select_related("user")
    grant: Grant = get_object_or_404(held, pk=pk)
    return done(
        request,
        lambda: actions.revoke(by=viewer, grant=grant),
        f"{grant.user}不再是联系人。",
        reverse("contacts"),
    )


def _code_once(
    request: HttpRequest, invitation: Invitation, code: str, *, back: str
) -> HttpResponse:
    shown = {"invitation": invitation, "code": code, "back": back}
    return render(request, "accounts/code_once.html", shown)


def _status(form) -> int:  # type: ignore[no-untyped-def]
    return 400 if form.is_bound and form.errors else 200
