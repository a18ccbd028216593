"""`/sources` and `/sources/<code>`: the papers facts rest on, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

import guiju
from bureau.accounts.viewer import BAND, LOCK, MASK, VALUE, Viewer
from bureau.ledger import actions
from bureau.ledger.models import Completeness, Current, Fact, Row, Source
from bureau.ledger.queries import band, masked, sight
from bureau.ledger.queries.lists import reachable
from bureau.ledger.queries.seeing import name_of
from bureau.ledger.queries.sources import sources
from bureau.ledger.reading import kind_of
from bureau.ledger.values import shown
from bureau.ledger.views.attachments import SEEN_AS, Upload, may_open_source
from bureau.ledger.views.complete import line_of
from bureau.ledger.views.entering import for_readers, viewer_of
from bureau.ledger.views.trail import log

PAGE = 50


@dataclass(frozen=True)
class Resting:
    """One fact that rests on a source, as the viewer may see it."""

    row: Row
    label: str
    period: str
    text: str
    sight: str
    grade: str
    stands: bool


class NewSource(forms.Form):
    """A paper, sheet or conversation."""

    title = forms.CharField(label="标题", max_length=200)
    kind = forms.CharField(
        label="类别", required=False, max_length=40, help_text="如批文、合同、报表"
    )
    number = forms.CharField(label="文号", required=False, max_length=80)
    issuer = forms.CharField(label="发文机关", required=False, max_length=120)
    dated = forms.CharField(label="日期", required=False, help_text="如 2024-07-03、2024-07")
    note = forms.CharField(label="备注", required=False, max_length=300)


@for_readers
def listing(request: HttpRequest) -> HttpResponse:
    """Every source, newest first, with how many facts rest on it; a new one entered."""
    viewer = viewer_of(request)
    form = NewSource(request.POST or None)
    if request.method == "POST" and may_enter(viewer) and form.is_valid():
        try:
            made = actions.add_source(by=viewer, **form.cleaned_data)
            messages.success(request, f"来源已登记，编号 {made.code}。")
            return redirect("source", made.code)
        except guiju.BadInput as error:
            form.add_error("dated", str(error))
    found = sources(viewer=viewer).order_by("-recorded_at", "-pk")
    q, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    if q:
        found = found.filter(
            Q(title__contains=q) | Q(number__contains=q) | Q(code=q) | Q(issuer__contains=q)
        )
    if state == "withdrawn":
        found = found.exclude(withdrawn_on=None)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    counts = _counts([source.pk for source in page.object_list])
    context = {
        "page": page,
        "lines": [(source, counts.get(source.pk, 0)) for source in page.object_list],
        "form": form,
        "q": q,
        "state": state,
        "may_enter": may_enter(viewer),
    }
    return render(request, "ledger/sources.html", context, status=422 if form.errors else 200)


def may_enter(viewer: Viewer) -> bool:
    """Whether he may enter a source by itself: whoever may write records may."""
    return bool(viewer.reach("w", "record") or viewer.reach("w", "firm"))


def may_withdraw(viewer: Viewer, source: Source) -> bool:
    """Whether he may take a source back: whoever entered it, and chiefs."""
    own = source.recorded_by_id is not None and source.recorded_by_id == viewer.user_id
    return own or bool(viewer.reach("a", "firm") or viewer.reach("a", "record"))


def _counts(sources: list[int]) -> dict[int, int]:
    counted = Fact.objects.filter(source__in=sources).values_list("source")
    return dict(counted.annotate(Count("pk")))


@for_readers
def source(request: HttpRequest, code: str) -> HttpResponse:
    """One source, its files, and the facts within reach that rest on it."""
    viewer = viewer_of(request)
    found = get_object_or_404(
        sources(viewer=viewer).select_related("recorded_by", "withdrawn_by"), code=code
    )
    within = Row.objects.filter(reachable(viewer)).values("pk")
    resting = Fact.objects.filter(source=found, entity__in=within)
    page = Paginator(
        resting.select_related("entity__row", "ref__row").order_by("entity", "concept", "pk"), PAGE
    ).get_page(request.GET.get("page"))
    lines = _lines(page.object_list, viewer)
    closed = [
        line for line in lines if line.sight == VALUE and line.label in _closed(page.object_list)
    ]
    if closed:
        log(viewer, "record", found.code, "source", sorted({line.label for line in closed}))
    context = {
        "source": found,
        "page": page,
        "lines": lines,
        "everything": Fact.objects.filter(source=found).count(),
        "standing": Current.objects.filter(fact__source=found).count(),
        "files": [(f, may_open_source(found, f.seen_as, viewer)) for f in found.attachments.all()],
        "declared": [line_of(each) for each in Completeness.objects.filter(source=found.code)],
        "may_withdraw": may_withdraw(viewer, found),
        "may_enter": may_enter(viewer),
        "seen_as": SEEN_AS,
    }
    return render(request, "ledger/source.html", context)


def _closed(facts: Iterable[Fact]) -> set[str]:
    """Labels of the closed concepts among these facts."""
    found = ((kind_of(f.entity.kind).find(f.concept)) for f in facts)
    return {c.label for c in found if c is not None and c.seen_as != "open"}


def _lines(facts: Iterable[Fact], viewer: Viewer) -> list[Resting]:
    listed = list(facts)
    standing = set(
        Current.objects.filter(fact__in=[f.pk for f in listed]).values_list("fact", flat=True)
    )
    return [_line(fact, fact.pk in standing, viewer) for fact in listed]


def _line(fact: Fact, stands: bool, viewer: Viewer) -> Resting:
    row = fact.entity.row
    concept = kind_of(row.kind).find(fact.concept)
    if concept is None:
        return Resting(row, "并入", "", "", LOCK, fact.grade, stands)
    seen = sight(concept, row, viewer)
    if seen == VALUE and concept.seen_as == "personal":
        seen = MASK
    text = _text(concept, fact, seen, viewer)
    return Resting(row, concept.label, fact.period, text, seen, fact.grade, stands)


def _text(concept: Any, fact: Fact, seen: str, viewer: Viewer) -> str:
    if seen == LOCK:
        return "已掌握"
    if seen == BAND:
        return band(concept, fact.number)
    text = shown(concept, fact, name_of(fact.ref, viewer, masks=True))
    return masked(text) if seen == MASK else text


@require_POST
@for_readers
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Say that a paper no longer counts, or that it counts again."""
    viewer = viewer_of(request)
    found = get_object_or_404(sources(viewer=viewer), code=code)
    act = actions.restore_source if "restore" in request.POST else actions.withdraw_source
    try:
        act(by=viewer, source=found, reason=request.POST.get("reason", ""))
        said = "来源已恢复" if "restore" in request.POST else "来源已撤回，依据它的事实不再计入"
        messages.success(request, f"{said}。")
    except guiju.BadInput as error:
        messages.error(request, str(error))
    return redirect("source", code)


@require_POST
@for_readers
def keep_file(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a scan with its source."""
    viewer = viewer_of(request)
    found = get_object_or_404(sources(viewer=viewer), code=code)
    form = Upload(request.POST, request.FILES)
    if not may_enter(viewer) or not form.is_valid():
        messages.error(request, "没有选文件，或您不能给来源添加附件。")
        return redirect("source", code)
    try:
        actions.keep_attachment(
            by=viewer,
            file=form.cleaned_data["file"],
            source=found,
            seen_as=form.cleaned_data["seen_as"],
        )
        messages.success(request, "附件已保存。")
    except guiju.BadInput as error:
        messages.error(request, str(error))
    return redirect("source", code)
