"""/account/tokens: the keys of one's own programs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

import guiju
from bureau.accounts.actions import end_token, make_token
from bureau.accounts.queries import tokens_of
from bureau.accounts.scopes import SCOPES
from bureau.accounts.views.doors import done, page_for, tried, viewer_on

DAYS = [("30", "30天"), ("90", "90天"), ("365", "1年")]


class TokenForm(forms.Form):
    """What for, what of, how long."""

    name = forms.CharField(label="用途", max_length=60, help_text="给哪个程序用，如“月报取数”")
    scopes = forms.MultipleChoiceField(
        label="授权",
        choices=[(name, f"{scope.label}：{scope.means}") for name, scope in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="只选用得着的；您自己没有的权限，令牌也没有",
    )
    days = forms.ChoiceField(label="有效期", choices=DAYS, initial="90")


@page_for(staff=False)
def tokens(request: HttpRequest) -> HttpResponse:
    """The list, and the form of a new one; the key is shown in the answer to the form alone."""
    viewer = viewer_on(request)
    form = TokenForm(request.POST if request.method == "POST" else None)
    made = tried(form, lambda: _made(request, form)) if request.method == "POST" else None
    shown: dict[str, Any] = {}
    if made is not None:
        (shown["token"], shown["key"]), form = made, TokenForm()
    mine = [(token, _labels(token.scopes)) for token in tokens_of(viewer)]
    page = {"form": form, "mine": mine, "today": guiju.calendar.today(), **shown}
    return render(request, "accounts/tokens.html", page)


@require_POST
@page_for(staff=False)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a key away."""
    viewer = viewer_on(request)
    token = get_object_or_404(tokens_of(viewer), pk=pk)
    said = f"“{token.name}”的令牌已停用。"
    return done(request, lambda: end_token(by=viewer, token=token), said, reverse("tokens"))


def _made(request: HttpRequest, form: forms.Form) -> Any:
    given = form.cleaned_data
    return make_token(
        by=viewer_on(request),
        name=given["name"],
        scopes=given["scopes"],
        days=int(given["days"]),
    )


def _labels(scopes: str) -> str:
    return "、".join(SCOPES[name].label for name in scopes.split() if name in SCOPES)
