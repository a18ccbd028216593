"""`/indicators`: the indicators of a year."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bureau.accounts.rights import READ


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The indicators of a year with what stands of them."""
    if not request.viewer.reach(READ, "indicator"):
        raise PermissionDenied("考核指标给科技局和镇区（街道）的人看。")
    return render(request, "indicators/board.html", {})
