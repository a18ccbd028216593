"""/admin/audit: what was read, exported, changed; /admin/audit/glass: content opened in need."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bureau.accounts import actions, queries
from bureau.accounts.forms import AuditFilter, GlassForm
from bureau.accounts.models import BreakGlass
from bureau.accounts.views.doors import done, page_for, tried, viewer_on

EACH_PAGE = 100
SEEN = page_for(("r", "trail"))
TABS = (
    ("audit", "查阅"),
    ("audit-exports", "导出"),
    ("audit-events", "账号变动"),
    ("glass", "应急查阅"),
)


@SEEN
def readings(request: HttpRequest, exports: bool = False) -> HttpResponse:
    """Who read what, latest first; IT sees that somebody read, not what."""
    viewer = viewer_on(request)
    form = AuditFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    code = asked.get("code", "")
    found = queries.readings(viewer=viewer, code=code, day=asked.get("day"), exports=exports)
    page = _page(request, _of(found, "user", asked.get("who", "")))
    sees = queries.sees_content(viewer)
    names = queries.places().names([each.code for each in page]) if sees else {}
    return render(
        request,
        "accounts/readings.html",
        _frame("audit-exports" if exports else "audit", form)
        | {"page": page, "sees": sees, "names": names, "exports": exports},
    )


@SEEN
def events(request: HttpRequest) -> HttpResponse:
    """What was changed of accounts, by whom."""
    form = AuditFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = queries.events(viewer=viewer_on(request), day=asked.get("day"))
    if who := asked.get("who"):
        found = found.filter(
            Q(by__full_name__icontains=who)
            | Q(about__full_name__icontains=who)
            | Q(about__username__icontains=who)
        )
    shown = _frame("audit-events", form) | {"page": _page(request, found)}
    return render(request, "accounts/events.html", shown)


@SEEN
def glass(request: HttpRequest) -> HttpResponse:
    """Openings in need: ask, allow, shut; what was read under each."""
    viewer = viewer_on(request)
    form = GlassForm(request.POST or None)
    if request.method == "POST":
        made = tried(form, lambda: actions.ask_glass(by=viewer, reason=form.cleaned_data["reason"]))
        if made is not None:
            return done(request, lambda: None, "已申请，等局领导批准。", reverse("glass"))
    found = _page(request, queries.glass_list(viewer=viewer))
    shown = _frame("glass", form) | {
        "page": found,
        "asks": "it" in viewer.roles,
        "allows": "director" in viewer.roles,
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "accounts/glass.html", shown, status=status)


@require_POST
@SEEN
def allow_glass(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it for two hours."""
    asked = _asked(request, pk)
    return done(
        request,
        lambda: actions.allow_glass(by=viewer_on(request), glass=asked),
        f"已批准{asked.asked_by}查阅两小时，期间每次查阅都有记录。",
        reverse("glass"),
    )


@require_POST
@SEEN
def close_glass(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut it, or refuse it."""
    asked = _asked(request, pk)
    return done(
        request,
        lambda: actions.close_glass(by=viewer_on(request), glass=asked),
        "应急查阅已结束。",
        reverse("glass"),
    )


def _asked(request: HttpRequest, pk: int) -> BreakGlass:
    found: BreakGlass = get_object_or_404(queries.glass_list(viewer=viewer_on(request)), pk=pk)
    return found


def _frame(here: str, form: object) -> dict[str, object]:
    tabs = [(name, label, name == here) for name, label in TABS]
    return {"tabs": tabs, "filter": form, "form": form}


def _page(request: HttpRequest, found: QuerySet) -> Page:
    return Paginator(found, EACH_PAGE).get_page(request.GET.get("page"))


def _of(found: QuerySet, field: str, who: str) -> QuerySet:
    if not who:
        return found
    by_name = Q(**{f"{field}__full_name__icontains": who})
    return found.filter(by_name | Q(**{f"{field}__username__icontains": who}))
