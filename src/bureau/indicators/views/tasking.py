"""`/indicators/<code>/tasks`: what was given out, giving out, taking back, reporting done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators.actions import tasks
from bureau.indicators.actions.plans import may_plan
from bureau.indicators.models import Plan
from bureau.indicators.queries.assessed import Assessed
from bureau.indicators.queries.candidates import HANDS_IN
from bureau.indicators.queries.shortfall import shortfall
from bureau.indicators.queries.tasks import tasks_of
from bureau.indicators.views.naming import Due, asked, viewer_of
from bureau.ledger import queries as ledger


@login_required
@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """GET: the tasks within reach; POST: give out what was ticked, or what a plan chose."""
    viewer, indicator = viewer_of(request), asked(request, code)
    if request.method == "POST":
        return _give(request, indicator)
    found = tasks_of(indicator.row.pk, viewer=viewer)
    fresh = request.GET.get("new", "").split(",") if request.GET.get("new") else []
    context = {
        "indicator": indicator,
        "tasks": [(task, tasks.may_finish(viewer, task.town)) for task in found],
        "open": sum(task.is_open for task in found),
        "late": sum(task.is_late for task in found),
        "fresh": [code for code in fresh if code in {task.row.code for task in found}],
        "may_plan": may_plan(viewer),
        "seconds": tasks.UNDO_SECONDS,
    }
    return render(request, "indicators/tasks.html", context)


def _give(request: HttpRequest, indicator: Assessed) -> HttpResponse:
    viewer, form = viewer_of(request), Due(request.POST)
    if not may_plan(viewer):
        raise PermissionDenied("任务由专班和科室负责人派。")
    due = form.cleaned_data["due"] if form.is_valid() else None
    try:
        if due is None:
            raise guiju.BadInput.saying("任务期限读不懂", expected="如 2026-12-15", do="改正期限")
        made = tasks.give_tasks(
            by=viewer, indicator=indicator, steps=_steps(request, indicator, viewer), due=due
        )
    except guiju.BadInput as refusal:
        messages.error(request, str(refusal))
        return redirect(_at("indicator-names", indicator))
    _say(request, made)
    return redirect(_at("indicator-tasks", indicator, new=",".join(made.tasks)))


def _at(name: str, indicator: Assessed, **more: str) -> str:
    query = {"year": indicator.year, **{key: value for key, value in more.items() if value}}
    return f"{reverse(name, args=[indicator.code])}?{urlencode(query)}"


def _steps(request: HttpRequest, indicator: Assessed, viewer: Viewer) -> dict[str, str]:
    """By firm what is to be done, without amounts: tasks are read by more people than figures."""
    pk = request.POST.get("plan", "")
    if pk.isdigit():
        plan = Plan.objects.filter(pk=int(pk), indicator=indicator.row.pk).first()
        return {s["code"]: s["masked"] or HANDS_IN for s in plan.chosen} if plan else {}
    ticked = request.POST.getlist("firm")
    if not ticked or indicator.counted is None:
        return dict.fromkeys(ticked, "")
    found = shortfall(indicator.counted, indicator.year, indicator.target, viewer=viewer)
    rows = found.frame.iter_rows(named=True) if found.frame is not None else ()
    told = {row["entity"]: _step(row) for row in rows}
    return {code: told[code] for code in ticked if code in told}


def _step(row: Any) -> str:
    if row["kind"] == "ready":
        return HANDS_IN
    if row["kind"] == "blank":
        return "补齐待补的事实，看是否够格"
    return row["masked"] or (f"差“{row['about']}”" if row["about"] else f"差 {row['unmet']} 项")


def _say(request: HttpRequest, made: tasks.Given) -> None:
    said = f"已派 {len(made.tasks)} 项任务" if made.tasks else "没有新派任务"
    if made.had:
        said += f"，{len(made.had)} 家已有任务"
    if made.unread:
        towns = "、".join(ledger.town_name(town) or "未写镇区" for town in made.unread)
        said += f"；{towns}没有在岗的专员或挂钩联系人，没有人收到消息"
    messages.success(request, f"{said}。")


@login_required
@require_POST
def undo(request: HttpRequest, code: str) -> HttpResponse:
    """Take back what was just given out."""
    indicator = asked(request, code)
    try:
        count = tasks.undo(by=viewer_of(request), codes=request.POST.getlist("task"))
        messages.success(request, f"已撤回 {count} 项任务，没有人收到消息。")
    except guiju.BadInput as refusal:
        messages.error(request, str(refusal))
    return redirect(_at("indicator-tasks", indicator))


@login_required
@require_POST
def finish(request: HttpRequest, code: str, task: str) -> HttpResponse:
    """Mark one done."""
    indicator = asked(request, code)
    tasks.finish(by=viewer_of(request), code=task)
    messages.success(request, "已记完成。")
    return redirect(_at("indicator-tasks", indicator))
