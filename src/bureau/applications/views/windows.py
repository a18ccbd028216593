"""`/desk/windows`: the year's windows by month; one window with its four lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

import guiju
from bureau.accounts.actions import log_reading
from bureau.accounts.rights import EXPORT, WRITE
from bureau.accounts.viewer import Viewer
from bureau.applications import actions, queries
from bureau.applications.actions.reminding import may_remind
from bureau.applications.calls import rung
from bureau.applications.queries.lists import LISTS, WAITING, Lists
from bureau.applications.queries.reasons import reasons
from bureau.applications.queries.receipts import reminded
from bureau.applications.recorded import FIRM
from bureau.applications.records import WINDOW, read
from bureau.applications.views.entering import for_staff, viewer_of
from bureau.applications.windows import FIRMS, Window, notes, windows_near, windows_of
from bureau.ledger import actions as ledger_actions
from bureau.ledger import queries as ledger

A_PAGE = 30
YEARS = (2000, 2099)


@require_GET
@for_staff("policy")
def calendar(request: HttpRequest) -> HttpResponse:
    """Twelve months with what opens and closes in each; what is known only in words below.

    ?policy= leaves the windows of one policy.
    """
    viewer, day = viewer_of(request), guiju.calendar.today()
    year, policy = _year(request, day), _policy(request)
    notices = read(viewer=viewer, kinds=(WINDOW,)).notices
    found = [w for w in windows_of(year, notices) if not policy or w.policy == policy]
    near = [w for w in windows_near(day, notices) if not policy or w.policy == policy]
    months = [
        (month, [_line(w, day) for w in found if w.begins.month == month]) for month in range(1, 13)
    ]
    told = {
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "day": day,
        "months": [(month, lines) for month, lines in months if lines],
        "notes": notes(policy),
        "near": [_line(window, day) for window in near],
        "policy": ledger.rulebook().policies.get(policy),
        "known": ledger.rulebook().calendar.working.known(date(year, 6, 30)),
        "may_enter": bool(viewer.reach(WRITE, ledger.thing_of(WINDOW))),
    }
    return render(request, "applications/calendar.html", told)


def _year(request: HttpRequest, day: date) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else day.year
    return min(max(year, YEARS[0]), YEARS[1])


def _policy(request: HttpRequest) -> str:
    asked = request.GET.get("policy", "")
    return asked if asked in ledger.rulebook().policies else ""


def _line(window: Window, day: date) -> dict[str, Any]:
    return {
        "window": window,
        "state": window.state(day),
        "state_name": window.state_name(day),
        "left": window.left(day),
        "closing": window.closing_note(),
        "is_firms": window.step in FIRMS,
    }


@require_GET
@for_staff("policy")
def one(request: HttpRequest, identity: str) -> HttpResponse:
    """The window, the four lists as tabs, by town."""
    viewer, day = viewer_of(request), guiju.calendar.today()
    lists = queries.window(identity, viewer, day)
    town = _town(request, lists)
    chosen = lists.of_town(town) if town else lists
    which = request.GET.get("list", WAITING)
    which = which if which in LISTS else WAITING
    page = Paginator(chosen.lists[which], A_PAGE).get_page(request.GET.get("page"))
    told = {
        **_line(lists.window, day),
        "lists": chosen,
        "tabs": [(name, label, len(chosen.lists[name])) for name, label in LISTS.items()],
        "which": which,
        "which_name": LISTS[which],
        "page": page,
        "whys": reasons(lists, which, page.object_list, viewer=viewer),
        "town": town,
        "towns": _towns(lists),
        **_reminding(viewer, chosen, which, day),
        "may_export": bool(viewer.reach(EXPORT, "firm")) and lists.seen,
        "may_open": bool(viewer.reach(WRITE, "application")),
    }
    if page.object_list:
        seen = [each.code for each in page.object_list]
        log_reading(viewer=viewer, thing="verdict", code=identity, how="list", bodies=seen)
    return render(request, "applications/window.html", told)


def _reminding(viewer: Viewer, lists: Lists, which: str, day: date) -> dict[str, Any]:
    if which != WAITING:
        return {"receipts": {}, "may_remind": False}
    mine = [firm for firm in lists.waiting if may_remind(viewer, firm.town)]
    sent = reminded(lists.window, viewer=viewer)
    days = rung(lists.window, day)
    return {
        "receipts": sent,
        "may_remind": bool(mine),
        "remindable": len(mine),
        "undoable": sum(each.may_undo for each in sent.values()),
        "rung": f"T-{days}" if days is not None else "",
    }


def _town(request: HttpRequest, lists: Lists) -> str:
    asked = request.GET.get("town", "")
    return asked if asked in ledger.towns() else ""


def _towns(lists: Lists) -> list[tuple[str, str]]:
    """The towns there are firms of in any list; none to choose from where there is but one."""
    codes = {firm.town for firms in lists.lists.values() for firm in firms}
    found = [(code, name) for code, name in ledger.towns().items() if code in codes]
    return found if len(found) > 1 else []


@require_GET
@for_staff("internal")
def sheet(request: HttpRequest, identity: str) -> HttpResponseBase:
    """A list as a workbook of firms, that can come back as one."""
    viewer, day = viewer_of(request), guiju.calendar.today()
    if not viewer.reach(EXPORT, "firm"):
        raise PermissionDenied("您不能导出企业名单。")
    lists = queries.window(identity, viewer, day)
    town = _town(request, lists)
    chosen = lists.of_town(town) if town else lists
    which = request.GET.get("list", WAITING)
    which = which if which in LISTS else WAITING
    codes = [firm.code for firm in chosen.lists[which]]
    rows = (
        ledger.rows(FIRM, viewer=viewer)
        .filter(code__in=ledger.among(codes))
        .order_by("town", "name")
    )
    made = ledger_actions.export_list(
        by=viewer,
        kind=FIRM,
        rows=rows,
        concepts=("name", "credit_code", "town", "officer"),
        title=f"{lists.window.title}{LISTS[which]}{day:%Y%m%d}",
    )
    return made.as_response()


@require_POST
@for_staff("internal")
def remind(request: HttpRequest, identity: str) -> HttpResponse:
    """Remind one firm, those ticked, or every firm of the list."""
    viewer, day = viewer_of(request), guiju.calendar.today()
    firms = request.POST.getlist("firm")
    town = request.POST.get("town", "")
    if not firms and town:
        waiting = queries.window(identity, viewer, day).of_town(town).waiting
        firms = [firm.code for firm in waiting]
    try:
        told = actions.remind(by=viewer, window=identity, firms=firms or None, on=day)
    except guiju.BadInput as refusal:
        messages.error(request, str(refusal))
        return redirect(_back(identity, town))
    if told.sent:
        when = f"，{told.held.month}月{told.held.day}日 9:00 送达" if told.held else ""
        messages.success(request, f"已发出 {told.sent} 条提醒{when}；30秒内可以撤回。")
    if told.before:
        messages.info(request, f"{told.before} 家这一档已经提醒过，没有重复发。")
    return redirect(_back(identity, town))


@require_POST
@for_staff("internal")
def undo(request: HttpRequest, identity: str) -> HttpResponse:
    """Take back what was just sent."""
    try:
        taken = actions.take_back(by=viewer_of(request), window=identity, on=guiju.calendar.today())
        messages.success(request, f"已撤回 {taken} 条，企业没有看到。")
    except guiju.BadInput as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(identity, request.POST.get("town", "")))


def _back(identity: str, town: str) -> str:
    return reverse("window", args=[identity]) + (f"?town={town}" if town in ledger.towns() else "")
