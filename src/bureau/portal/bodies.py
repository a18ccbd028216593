"""For which firm or platform somebody is here: the one he speaks for, or one of several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bureau.accounts.actions import log_reading
from bureau.accounts.models import Grant
from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Row

FIRM, PLATFORM = "enterprise", "platform"
CHOSEN = "body"
Page = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Body:
    """A firm or institution somebody speaks for. role: as what, enterprise or platform."""

    code: str
    role: str
    name: str
    is_sample: bool = False


@dataclass(frozen=True)
class Own:
    """Who is here, for which body; others: the bodies he may turn to."""

    viewer: Viewer
    body: Body
    others: tuple[Body, ...]

    @property
    def code(self) -> str:
        """The code of the body the page is about."""
        return self.body.code

    def people(self) -> frozenset[int]:
        """Users who speak for the body: what they have answered counts on its own pages."""
        found = Grant.objects.filter(role=self.body.role, body=self.body.code)
        return frozenset([*found.values_list("user_id", flat=True), self.viewer.user_id or 0])


def bodies_of(viewer: Viewer) -> list[Body]:
    """The bodies a viewer speaks for, firms first."""
    standings = [each for role in (FIRM, PLATFORM) for each in viewer.of(role) if each.body]
    if not standings:
        return []
    rows = {row.code: row for row in Row.objects.filter(code__in=[s.body for s in standings])}
    found = {
        standing.body: Body(
            standing.body, standing.role, rows[standing.body].name, rows[standing.body].is_sample
        )
        for standing in reversed(standings)
        if standing.body in rows
    }
    return sorted(found.values(), key=lambda body: (body.role != FIRM, body.name))


def own_of(request: HttpRequest) -> Own | None:
    """The body chosen before, else the first; None for somebody who speaks for none."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    bodies = bodies_of(viewer)
    if not bodies:
        return None
    wanted = request.session.get(CHOSEN)
    body = next((each for each in bodies if each.code == wanted), bodies[0])
    return Own(viewer, body, tuple(each for each in bodies if each != body))


def own_page(*, role: str = "", reads: str = "") -> Callable[[Page], Page]:
    """A page about one's own body, handed to it as `own`.

    role: the page serves bodies of that role only. reads: the thing whose facts it shows, which
    goes on record. Whoever speaks for no body is led to claim one; staff have their own face.
    """

    def around(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            own = own_of(request)
            if own is None and request.viewer.is_staff:  # type: ignore[attr-defined]
                raise PermissionDenied("这里是企业和平台自己的页面；工作人员请到工作台看企业档案。")
            if own is None:
                return redirect("me")
            if role and own.body.role != role:
                whom = "企业" if role == FIRM else "平台单位"
                raise PermissionDenied(f"这一页给{whom}用，您现在代表的是{own.body.name}。")
            if reads and request.method == "GET":
                log_reading(viewer=own.viewer, thing=reads, code=own.code, how="page")
            return page(request, own, *args, **kwargs)

        return login_required(entered)

    return around


@require_POST
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Turn to another of one's bodies."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    wanted = request.POST.get("body", "")
    if wanted not in {body.code for body in bodies_of(viewer)}:
        raise PermissionDenied("您没有这家单位的授权。")
    request.session[CHOSEN] = wanted
    return redirect("me")
