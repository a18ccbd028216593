"""The months of a platform, one month handed in, a platform’s milestones."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import guiju
from bureau.portal.bodies import PLATFORM, Own, own_page
from bureau.portal.entry.proposing import propose, refuse
from bureau.portal.platform.handing import hand_in
from bureau.portal.platform.lines import (
    ROWS,
    count_nobody_twice,
    filled,
    forms_of,
    in_month,
    lines_of,
)
from bureau.portal.platform.milestones import MilestoneForm, hosted, hosted_by
from bureau.portal.platform.months import Month, months_of


@own_page(role=PLATFORM, reads="person")
def platform(request: HttpRequest, own: Own) -> HttpResponse:
    """The months with their states, and the platforms the body hosts."""
    told = {"own": own, "months": months_of(own), "platforms": hosted_by(own)}
    return render(request, "portal/platform.html", told)


@own_page(role=PLATFORM, reads="person")
def month(request: HttpRequest, own: Own, month: str) -> HttpResponse:
    """One month: what is on record, lines to add, and handing it in."""
    try:
        code = in_month(month)
    except guiju.BadInput as error:
        raise Http404(str(error)) from error
    known = lines_of(own)
    mine = [line for line in known if line.month == code]
    forms = forms_of(request.POST if request.method == "POST" else None)
    wrong = ""
    if request.method == "POST":
        answer = _sent(request, own, code, forms, known)
        if not isinstance(answer, str):
            return answer
        wrong = answer
    if request.POST.get("action") == "more":
        forms = forms_of(request.POST)
        forms += forms_of(None, len(forms) + ROWS)[len(forms) :]
    told = {
        "own": own,
        "month": _month(own, code),
        "lines": mine,
        "forms": forms,
        "wrong": wrong,
    }
    return render(request, "portal/month.html", told)


def _sent(
    request: HttpRequest, own: Own, code: str, forms: list[Any], known: list[Any]
) -> HttpResponse | str:
    """What was sent handed in; or in words why not, blank when only more lines are wanted."""
    action = request.POST.get("action", "")
    if action == "more":
        return ""
    if not all(form.is_valid() for form in forms):
        return "有几行没有填对，改好再提交。"
    given = list(filled(forms))
    if action == "none" and given:
        return "已经填了人员，不能按零引进提交；清空各行再提交零引进。"
    if action != "none" and not given:
        return "一个人也没有填；本月没有引进的，点“本月零引进”。"
    if not count_nobody_twice(given, known):
        return "有几行像是同一个人，请核对。"
    try:
        hand_in(own, code, [form.values for form in given])
    except guiju.BadInput as error:
        return str(error)
    said = f"引进{len(given)}人" if given else "零引进"
    messages.success(request, f"{_month(own, code).label}已提交：{said}。")
    return redirect("me_platform")


def _month(own: Own, code: str) -> Month:
    found = next((each for each in months_of(own) if each.code == code), None)
    if found is None:
        raise Http404(f"{code}不在可报的月份里。")
    return found


@own_page(role=PLATFORM, reads="record")
def milestones(request: HttpRequest, own: Own, code: str) -> HttpResponse:
    """One platform: what it set out to reach, and the form for one milestone."""
    if code not in {row.code for row in hosted_by(own)}:
        raise PermissionDenied("这个平台不由您的单位依托建设。")
    found = hosted(own, code)
    slot = request.GET.get("item", "")
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MilestoneForm(found, slot, *data)
    if request.method == "POST" and form.is_valid():
        try:
            propose(own, found.row.entity, form)
        except guiju.BadInput as error:
            refuse(form, error)
        else:
            messages.success(request, "已提交，待平台科核实。")
            return redirect("me_milestones", code)
    told = {"own": own, "found": found, "form": form, "slot": slot}
    return render(request, "portal/milestones.html", told)
