"""`/indicators/<code>/plan`: what each officer can take, then which firms reach the target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

import guiju
from bureau.accounts import queries as accounts
from bureau.accounts.actions import log_reading
from bureau.accounts.viewer import Viewer
from bureau.indicators.actions import plans
from bureau.indicators.models import Plan
from bureau.indicators.queries.assessed import Assessed
from bureau.indicators.queries.candidates import EFFORT, HANDS_IN, WHEN, sees_amounts
from bureau.indicators.queries.known_firms import KnownFirm
from bureau.indicators.queries.reading import sees_county
from bureau.indicators.queries.shortfall import Shortfall
from bureau.indicators.queries.tasks import TELLS
from bureau.indicators.views.naming import asked, due_form, missing, viewer_of
from bureau.ledger import queries as ledger

FIRMS_EACH, DAYS_EACH = 5, 20
"""What an officer is taken to manage until the year's end, unless somebody says otherwise."""


class Ask(forms.Form):
    """How many are wanted, and by town what its officers can take."""

    wanted = forms.IntegerField(label="须新增（家）", min_value=1, max_value=plans.MOST_WANTED)
    undated = forms.BooleanField(
        label="窗口日期还没有通知的也算",
        required=False,
        help_text="不勾选，就只选今年窗口日期已知、来得及的",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for town, name in ledger.towns().items():
            for what, label, most in (
                ("firms", "户数", plans.MOST_FIRMS),
                ("days", "半天数", plans.MOST_DAYS),
            ):
                self.fields[f"{what}-{town}"] = forms.IntegerField(
                    label=f"{name}{label}", min_value=0, max_value=most
                )

    def rows(self) -> Iterator[tuple[str, Any, Any]]:
        """(town, field of firms, field of half days)."""
        for town, name in ledger.towns().items():
            yield name, self[f"firms-{town}"], self[f"days-{town}"]

    def capacity(self) -> dict[str, dict[str, int]]:
        """As a plan takes it."""
        data = self.cleaned_data
        return {
            town: {"firms": data[f"firms-{town}"], "days": data[f"days-{town}"]}
            for town in ledger.towns()
        }


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """GET: the newest plan and the form for another; POST: have one worked out."""
    viewer, indicator = viewer_of(request), asked(request, code)
    if indicator.counted is None:
        return render(request, "indicators/plan.html", {"indicator": indicator})
    if request.method == "POST":
        return _ask(request, indicator)
    last = Plan.objects.filter(indicator=indicator.row.pk).select_related("job", "asked_by").first()
    form = _form(viewer, indicator) if plans.may_plan(viewer) else {}
    return _shown(request, indicator, last, form)


@login_required
@require_http_methods(["GET"])
def one(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One plan; its part alone while somebody waits for it."""
    indicator = asked(request, code)
    found = Plan.objects.filter(pk=pk, indicator=indicator.row.pk)
    made = found.select_related("job", "asked_by").first()
    if made is None:
        raise Http404(f"这项指标没有编号为{pk}的方案。")
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "indicators/plan_result.html", _result(request, indicator, made))
    return _shown(request, indicator, made, {})


def _ask(request: HttpRequest, indicator: Assessed) -> HttpResponse:
    viewer = viewer_of(request)
    if not plans.may_plan(viewer):
        raise PermissionDenied("达标方案由专班和科室负责人编制。")
    form = Ask(request.POST)
    if form.is_valid():
        try:
            assert indicator.counted is not None
            made = plans.ask_plan(
                by=viewer,
                indicator=indicator.row.entity,
                counted=indicator.counted,
                year=indicator.year,
                wanted=form.cleaned_data["wanted"],
                capacity=form.capacity(),
                undated=form.cleaned_data["undated"],
            )
        except guiju.BadInput as refusal:
            form.add_error(None, str(refusal))
        else:
            at = reverse("indicator-plan-one", args=[indicator.code, made.pk])
            return redirect(f"{at}?year={indicator.year}")
    return _shown(request, indicator, None, {"form": form}, status=400)


def _shown(
    request: HttpRequest,
    indicator: Assessed,
    made: Plan | None,
    form: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    context = {"indicator": indicator, "effort": EFFORT, "each": FIRMS_EACH, **form}
    if made is not None:
        context |= _result(request, indicator, made)
    return render(request, "indicators/plan.html", context, status=status)


def _form(viewer: Viewer, indicator: Assessed) -> dict[str, Any]:
    """The shortfall, and the form filled for it."""
    found = missing(indicator, viewer)
    return {"found": found, "form": _fresh(found)}


def _fresh(found: Shortfall) -> Ask:
    """The form with the gap, and by town what its officers there now can take."""
    grants = accounts.who_may("r", "internal").filter(role__in=TELLS)
    people = Counter(grants.values_list("town", flat=True))
    initial: dict[str, Any] = {"wanted": max(1, found.gap or 1), "undated": True}
    for town in ledger.towns():
        officers = max(1, people[town])
        initial[f"firms-{town}"] = FIRMS_EACH * officers
        initial[f"days-{town}"] = DAYS_EACH * officers
    return Ask(initial=initial)


def _result(request: HttpRequest, indicator: Assessed, made: Plan) -> dict[str, Any]:
    viewer = viewer_of(request)
    reach = viewer.reach("r", "verdict")
    steps = [step for step in made.chosen if reach.covers(town=step["town"])]
    lines = [_line(step, viewer) for step in steps]
    if any(line["amounts"] for line in lines):
        code = f"indicators-{indicator.code}-{indicator.year}-plan-{made.pk}"
        seen = [step["code"] for step, line in zip(steps, lines, strict=True) if line["amounts"]]
        log_reading(viewer=viewer, thing="year_facts", code=code, how="list", bodies=seen)
    return {
        "indicator": indicator,
        "plan": made,
        "lines": lines,
        "sees_all": sees_county(viewer),
        "failed": [_line(s, viewer) for s in made.failed if reach.covers(town=s["town"])],
        "towns": list(_towns(made)) if reach.everywhere else [],
        "percent": plain_percent(made.gap),
        "why_short": _why_short(made),
        "may_plan": plans.may_plan(viewer),
        "due": due_form(indicator),
    }


def plain_percent(share: float) -> str:
    """0.4%, as far as it says something."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _line(step: Mapping[str, Any], viewer: Viewer) -> dict[str, Any]:
    """A step as this viewer may see it."""
    firm = KnownFirm(step["code"], step["name"], step["town"])
    seen = sees_amounts(firm, step["concepts"], viewer)
    text = step["text"] if seen else step["masked"]
    return {
        **step,
        "town_name": firm.town_name,
        "step": text or HANDS_IN,
        "first": (text or HANDS_IN).partition("。最早")[0],
        "when_label": WHEN.get(step["when"], ""),
        "amounts": seen and bool(step["text"]) and bool(step["concepts"]),
    }


def _towns(made: Plan) -> Iterator[dict[str, Any]]:
    """By town what the plan takes of what there is; towns with neither are left out."""
    used = made.used
    for town, name in {**ledger.towns(), "": "未写镇区"}.items():
        limit = made.capacity.get(town, {"firms": 0, "days": 0})
        mine = used.get(town, {"firms": 0, "days": 0})
        if mine["firms"] or limit["firms"]:
            full = mine["firms"] >= limit["firms"] or mine["days"] >= limit["days"]
            yield {
                "name": name,
                **mine,
                "most": limit["firms"],
                "room": limit["days"],
                "full": full,
            }


def _why_short(made: Plan) -> str:
    """Why the target cannot be reached, as far as the numbers say."""
    if not made.short:
        return ""
    if made.offered < made.wanted:
        return f"差 1 项以内、今年还能办的只有 {made.offered} 家，少于须新增的 {made.wanted} 家。"
    return f"可选 {made.offered} 家，受各镇区能带的户数和半天数限制；放宽后可以再算。"
