"""Who may enter a page over records, and which kind it is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.reading import kind_of, vocabulary
from bureau.ledger.things import thing_of

Page = Callable[..., HttpResponse]


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


def of_kind(page: Page) -> Page:
    """A page about a kind, for those who may read some of its records; its address names it."""

    @wraps(page)
    def entered(request: HttpRequest, kind: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if kind not in vocabulary().kinds:
            raise Http404(f"没有“{kind}”这个种类。")
        if not may_enter(viewer_of(request), kind):
            raise PermissionDenied(f"您的角色不查看{kind_of(kind).label}。")
        return page(request, kind, *args, **kwargs)

    return login_required(entered)


def may_enter(viewer: Viewer, kind: str) -> bool:
    """Whether the pages of a kind are for him: staff within reach; others where records are own.

    What everybody may know has pages of its own for the public; drafts stand beside it here.
    """
    reach = viewer.reach(READ, thing_of(kind))
    return bool(reach) if viewer.is_staff else bool(reach.bodies) and not reach.everywhere


def for_readers(page: Page) -> Page:
    """A page about the bureau's records as a whole, for staff who may read some of them."""

    @wraps(page)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        viewer = viewer_of(request)
        if not viewer.is_staff or not (viewer.reach(READ, "record") or viewer.reach(READ, "firm")):
            raise PermissionDenied("这一页只对能查看台账的工作人员开放。")
        return page(request, *args, **kwargs)

    return login_required(entered)


def may_add(viewer: Viewer, kind: str) -> bool:
    """Whether he may create a record of the kind somewhere; a firm's own people add no firm."""
    reach = viewer.reach(WRITE, thing_of(kind))
    if kind == "enterprise":
        return reach.everywhere or bool(reach.sections or reach.towns)
    return bool(reach)
