"""/account/tokens: the keys of one's own programs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

import guiju
from bureau.accounts.actions import end_token, make_token
from bureau.accounts.queries import tokens_of
from bureau.accounts.scopes import SCOPES

DAYS = [("30", "30 天"), ("90", "90 天"), ("365", "1 年")]


class TokenForm(forms.Form):
    """What for, what of, how long."""

    name = forms.CharField(label="用途", max_length=60, help_text="给哪个程序用，如“月报取数”")
    scopes = forms.MultipleChoiceField(
        label="范围",
        choices=[(name, f"{scope.label}：{scope.means}") for name, scope in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="只选用得着的；您自己没有的权限，令牌也没有",
    )
    days = forms.ChoiceField(label="有效期", choices=DAYS, initial="90")


@login_required
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """The list, and the form of a new one; the key is shown in the answer to the form alone."""
    viewer = request.viewer  # type: ignore[attr-defined]
    form = TokenForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            token, key = make_token(
                by=viewer, name=given["name"], scopes=given["scopes"], days=int(given["days"])
            )
        except guiju.BadInput as error:
            form.add_error(None, str(error))
        else:
            shown, form = {"token": token, "key": key}, TokenForm()
    mine = [(token, _labels(token.scopes)) for token in tokens_of(viewer)]
    page = {"form": form, "mine": mine, "today": guiju.calendar.today(), **shown}
    return render(request, "accounts/tokens.html", page)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a key away."""
    viewer = request.viewer  # type: ignore[attr-defined]
    end_token(by=viewer, token=get_object_or_404(tokens_of(viewer), pk=pk))
    return redirect("tokens")


def _labels(scopes: str) -> str:
    return "、".join(SCOPES[name].label for name in scopes.split() if name in SCOPES)
