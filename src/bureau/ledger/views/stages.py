"""`/records/<kind>/<code>/stage`: a record moved on, back, or a wrong move taken away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

import guiju
from bureau.ledger import actions
from bureau.ledger.actions.staging import page_of_moves
from bureau.ledger.forms.stages import MoveForm
from bureau.ledger.models import Current, Row
from bureau.ledger.queries import row as row_of
from bureau.ledger.reading import kind_of
from bureau.ledger.record_page.rights import Hand
from bureau.ledger.standing import holding, order
from bureau.ledger.views.entering import of_kind, viewer_of

STAGE = "stage"
DONE = 0


@of_kind
def move(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """The form of one move (?to=) and the move itself; 409 when somebody was quicker."""
    row, hand = _entered(request, kind, code)
    stages = kind_of(kind).stages
    if page := page_of_moves(kind):
        return redirect(f"{reverse(page, args=[code])}?{request.GET.urlencode()}#move")
    to = request.POST.get("to") or request.GET.get("to", "")
    if to not in stages.labels:
        raise Http404(f"{kind_of(kind).label}没有这个阶段。")
    said = list(Current.objects.filter(entity=row.pk, state="known"))
    standing = holding([entry for entry in said if entry.concept == STAGE])
    now = standing.text if standing is not None else None
    if request.method != "POST" and not stages.allows(now, to):
        met = f"不能从“{stages.labels[now or to]}”直接到“{stages.labels[to]}”"
        messages.error(request, f"{kind_of(kind).label}{met}。")
        return redirect("record", kind, code)
    form = MoveForm(
        request.POST or None,
        kind=kind,
        to=to,
        known={entry.concept for entry in said},
        since=standing.period if standing is not None else "",
        back=now is not None and stages.is_back(now, to),
        viewer=hand.viewer,
        initial={"to": to, "seen": standing.fact_id if standing is not None else ""},
    )
    status = 200
    if request.method == "POST":
        status = _answer(request, row, form, hand, standing)
    if status == DONE:
        return redirect("record", kind, code)
    context = {"row": row, "kind": kind_of(kind), "form": form, "hand": hand}
    context |= {"now": stages.labels.get(now or "", ""), "to": stages.labels[to]}
    return render(request, "ledger/stage.html", context, status=status)


def _answer(
    request: HttpRequest, row: Row, form: MoveForm, hand: Hand, standing: Current | None
) -> int:
    """DONE, or the status with which the form is shown again."""
    seen = str(standing.fact_id) if standing is not None else ""
    if request.POST.get("seen", "") != seen:
        form.add_error(None, "在您打开之后已有人移动过阶段：看过现在的阶段，再决定要不要移动。")
        form.data = form.data.copy()
        form.data["seen"] = seen
        return 409
    return DONE if form.is_valid() and _moved(request, row, form, hand) else 422


def _moved(request: HttpRequest, row: Row, form: MoveForm, hand: Hand) -> bool:
    data = form.cleaned_data
    try:
        made = actions.move_stage(
            by=hand.viewer,
            entity=row.entity,
            to=data["to"],
            on=data["on"],
            proofs=form.written(),
            source=form.ground(hand.viewer),
            grade=data["grade"],
            reason=data["reason"].strip(),
        )
    except guiju.BadInput as error:
        for problem in error.problems:
            form.add_error(None, problem.text())
        return False
    label = kind_of(row.kind).stages.labels[data["to"]]
    said = "已提交，等待确认" if made.proposed else "已记录"
    messages.success(request, f"到“{label}”{said}。")
    return True


@require_POST
@of_kind
def take_back(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Correct a move recorded by mistake: on that day the stage before still held."""
    row, hand = _entered(request, kind, code)
    if page := page_of_moves(kind):
        messages.info(request, "在这一页退回到前面的阶段，写明理由；移动的历史都留着。")
        return redirect(page, code)
    reason = request.POST.get("reason", "").strip()
    moves = sorted(
        Current.objects.filter(entity=row.pk, concept=STAGE), key=lambda e: order(e.period)
    )
    wrong = next((e for e in moves if e.period == request.POST.get("period", "")), None)
    if wrong is None or not reason:
        messages.error(request, "撤销一次移动要写明原因。" if wrong else "这次移动已经不在了。")
        return redirect("record", kind, code)
    before = moves[moves.index(wrong) - 1].text if moves.index(wrong) else None
    try:
        actions.record(
            by=hand.viewer,
            entity=row.entity,
            concept=STAGE,
            value=before,
            period=wrong.period,
            reason=reason,
            replaces=wrong.fact_id,
        )
        messages.success(request, "这次移动已撤销，历史里仍看得到。")
    except guiju.BadInput as error:
        messages.error(request, str(error))
    return redirect("record", kind, code)


def _entered(request: HttpRequest, kind: str, code: str) -> tuple[Row, Hand]:
    viewer = viewer_of(request)
    row = row_of(code, viewer=viewer)
    if row.kind != kind or kind_of(kind).stages is None:
        raise Http404(f"{kind_of(kind).label}没有阶段。")
    hand = Hand(viewer, row)
    if not hand.writes(kind_of(kind).concepts[STAGE]):
        raise PermissionDenied(f"您不能移动这一条{kind_of(kind).label}的阶段。")
    return row, hand
