"""An edition from state to state; signed by a chief who did not lead it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.reports.exporting import mark
from bureau.reports.models import Edition, Move, Signature
from bureau.reports.models.edition import STATES
from bureau.reports.permission import LEADS, leads, must_lead

NEXT = {"drafting": "checking", "checking": "signing", "frozen": "public"}
BACK = {"checking": "drafting", "signing": "drafting"}


def advance(*, by: Viewer, edition: Edition) -> Edition:
    """To the next state; freezing is an action of its own. BadInput says what is outstanding."""
    after = NEXT.get(edition.state)
    if after is None:
        met = f"“{edition.get_state_display()}”没有这样的下一步"
        raise guiju.BadInput.saying(
            met, do="先编排成稿" if edition.state == "outline" else "刷新页面"
        )
    if after == "public":
        if not by.may("a", "report"):
            raise PermissionDenied("公开由局领导批准。")
    else:
        must_lead(by)
    _outstanding(edition, after)
    return _move(by, edition, after, "")


def send_back(*, by: Viewer, edition: Edition, reason: str) -> Edition:
    """Back to drafting, with a reason; signatures fall away. What is frozen stays."""
    if edition.state not in BACK:
        met = f"“{edition.get_state_display()}”不能退回"
        raise guiju.BadInput.saying(met, do="定稿不改；有更正的，另出说明")
    if not (leads(by) or by.may("a", "report")):
        raise PermissionDenied(f"退回由{LEADS}或局领导办理。")
    if not reason.strip():
        raise guiju.BadInput.saying("退回没有写理由", do="写明为什么退回")
    edition.signatures.all().delete()
    return _move(by, edition, BACK[edition.state], reason.strip())


def sign(*, by: Viewer, edition: Edition) -> Signature:
    """Agree to the edition as composed. Not by the section that leads it, and once each."""
    if edition.state != "signing":
        raise guiju.BadInput.saying("报告还没有送审", do="等送审后再签")
    sections = {standing.section for standing in by.of("chief")} - {LEADS, ""}
    director = by.may("a", "report")
    if not (sections or director):
        raise PermissionDenied(f"签署由{LEADS}以外的科室负责人或局领导办理。")
    must_be_current(edition)
    if edition.signatures.filter(by_id=by.user_id).exists():
        raise guiju.BadInput.saying("您已经签过", do="无需再签")
    return Signature.objects.create(
        edition=edition,
        by_id=by.user_id,
        section="、".join(sorted(sections)),
        composed_from=edition.composed_from,
    )


def must_be_current(edition: Edition) -> None:
    """BadInput where the ledger has moved since the text was composed."""
    if edition.composed_from != mark():
        raise guiju.BadInput.saying(
            "成稿之后台账又有变动，现在的文字不是最新的", do="退回起草，重新编排后再送审"
        )


def _outstanding(edition: Edition, after: str) -> None:
    if after != "signing":
        return
    waiting = edition.sections.filter(handed_in_at=None).exclude(heading="")
    if waiting:
        names = "、".join(f"{each.heading}（{each.owner}）" for each in waiting)
        raise guiju.BadInput.saying(f"还没有交稿：{names}", do="催交，或改责任科室")
    wrong = [m for m in (edition.findings or {}).get("matches", ()) if m["holds"] == "wrong"]
    if wrong:
        texts = "、".join(match["text"] for match in wrong)
        raise guiju.BadInput.saying(
            f"核对有 {len(wrong)} 处不符：{texts}", do="改正文字或事实，重新编排"
        )
    must_be_current(edition)


def _move(by: Viewer, edition: Edition, after: str, reason: str) -> Edition:
    with transaction.atomic():
        locked = Edition.objects.select_for_update().get(pk=edition.pk)
        if locked.state != edition.state:
            met = f"状态已是“{STATES[locked.state]}”，别人刚办过"
            raise guiju.BadInput.saying(met, do="刷新页面")
        Move.objects.create(
            edition=locked, before=locked.state, after=after, by_id=by.user_id, reason=reason
        )
        locked.state = after
        locked.save(update_fields=["state"])
    return locked
