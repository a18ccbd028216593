"""What programs may ask about verdicts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from bureau.accounts.asked import PLAIN, AsKnown, AsOf, Code, Name, viewer_on
from bureau.accounts.rights import READ
from bureau.ledger import queries as ledger
from bureau.runs import queries

router = Router()


class BriefOut(Schema):
    """一项政策的结论。"""

    id: str = Field(title="政策")
    name: str = Field(title="名称")
    verdict: str | None = Field(title="结论代码")
    verdict_label: str = Field(title="结论")
    unmet: list[str] = Field(title="不满足的")
    missing: list[str] = Field(title="待补的")
    reason: str = Field(title="不适用的理由")


class RungOut(Schema):
    """梯次的一级。"""

    number: int = Field(title="第几级")
    code: str = Field(title="代码")
    name: str = Field(title="名称")
    state: str = Field(title="状态", description="done 已有，here 现在，next 下一步，ahead 以后")


class LadderOut(Schema):
    """一条梯次。"""

    id: str = Field(title="梯次")
    name: str = Field(title="名称")
    standing: str = Field(title="现在在哪一级")
    rungs: list[RungOut] = Field(title="各级")


class VerdictsOut(Schema):
    """一家企业一天的全部结论。"""

    code: str = Field(title="编号")
    name: str = Field(title="名称")
    as_of: date = Field(title="情况截至")
    rulebook: str = Field(title="规则库校验值")
    hidden: bool = Field(title="有的数值因权限没有给出")
    briefs: list[BriefOut] = Field(title="各项政策")
    ladders: list[LadderOut] = Field(title="梯次")


class ConditionOut(Schema):
    """一个条件。"""

    id: str = Field(title="条件")
    outcome: str = Field(title="结果", description="met unmet unknown person waived")
    says: str = Field(title="一句话")
    value: str = Field(title="数值")
    threshold: str = Field(title="要求")
    margin: str = Field(title="差额")
    clause: str = Field(title="条款")
    confidence: str = Field(title="依据可靠程度")


class PlanOut(Schema):
    """一个最省力的办法。"""

    text: str = Field(title="一句话")
    months: int = Field(title="几个月")
    settles: bool = Field(title="做到即可定")


class PolicyOut(Schema):
    """一项政策的全部理由。"""

    id: str = Field(title="政策")
    name: str = Field(title="名称")
    version: str = Field(title="版本")
    verdict: str | None = Field(title="结论代码")
    verdict_label: str = Field(title="结论")
    says: str = Field(title="说明")
    source_title: str = Field(title="文件")
    source_number: str = Field(title="文号")
    conditions: list[ConditionOut] = Field(title="条件")
    plans: list[PlanOut] = Field(title="办法")


class RunOut(Schema):
    """一次判定。"""

    id: int = Field(title="编号")
    as_of: date = Field(title="情况截至")
    known_on: date | None = Field(title="掌握截至")
    is_current: bool = Field(title="当前")
    state_label: str = Field(title="状态")
    rulebook: str = Field(title="规则库校验值")
    asked_at: datetime = Field(title="提出时间")
    ended_at: datetime | None = Field(title="完成时间")


class CountOut(Schema):
    """一级多少家。"""

    rung: int = Field(title="第几级", description="0 未入梯次，-1 待定")
    firms: int = Field(title="家数")


class TownOut(Schema):
    """一个镇区，或合计。"""

    town: str = Field(title="区划代码")
    name: str = Field(title="镇区（街道）")
    firms: int = Field(title="企业数")
    rungs: list[CountOut] = Field(title="各级家数")
    short: int = Field(title="差一项的")
    rose: int = Field(title="升")
    fell: int = Field(title="降")


class BoardOut(Schema):
    """梯次看板。"""

    run: RunOut = Field(title="据哪次判定")
    ladder: str = Field(title="梯次")
    name: str = Field(title="名称")
    aim: str = Field(title="差一项是对哪项政策说的")
    lines: list[TownOut] = Field(title="各镇区")
    total: TownOut = Field(title="合计")


@router.get("/runs", response=list[RunOut], summary="判定过哪几次", tags=["判定"])
def runs(request: HttpRequest) -> Any:
    """The newest runs, for whoever may see runs."""
    viewer = viewer_on(request)
    if not viewer.may(READ, "runs"):
        raise PermissionDenied("判定的运行不在您的权限内。")
    return queries.runs(viewer=viewer)


@router.get("/board", response=BoardOut, summary="梯次看板", tags=["判定"])
def board(
    request: HttpRequest,
    ladder: Annotated[str, Query(title="梯次", max_length=60, pattern=PLAIN)] = "",
) -> Any:
    """Per town how many firms stand where, of the current run, within the viewer's reach."""
    viewer, run = viewer_on(request), queries.current()
    if not viewer.is_staff or not viewer.reach(READ, "verdict"):
        raise PermissionDenied("梯次看板不在您的权限内。")
    if run is None:
        raise Http404("还没有判定过。")
    before = queries.a_year_before(run)
    found = queries.board(viewer=viewer, run=run, before=before, ladder=ladder or None)
    lines = [_line(line) for line in found.lines]
    names = ("run", "ladder", "name", "aim")
    told = {name: getattr(found, name) for name in names}
    return told | {"lines": lines, "total": _line(found.total)}


@router.get(
    "/firms/{code}/verdicts", response=VerdictsOut, summary="一家企业的全部结论", tags=["判定"]
)
def verdicts(request: HttpRequest, code: Code, as_of: AsOf = None, as_known: AsKnown = None) -> Any:
    """Every policy in a line, judged now with the exact reading."""
    viewer = viewer_on(request)
    return queries.judged(code, viewer=viewer, as_of=as_of, as_known=as_known, policies=[])


@router.get(
    "/firms/{code}/verdicts/{policy}",
    response=PolicyOut,
    summary="一项政策对一家企业的全部理由",
    tags=["判定"],
)
def verdict(
    request: HttpRequest,
    code: Code,
    policy: Name,
    as_of: AsOf = None,
    as_known: AsKnown = None,
) -> Any:
    """Each condition with value, threshold and clause; the smallest steps."""
    viewer = viewer_on(request)
    if policy not in ledger.rulebook().policies:
        raise Http404(f"没有“{policy}”这项政策。")
    found = queries.judged(code, viewer=viewer, as_of=as_of, as_known=as_known, policies=[policy])
    return found.policy(policy)


def _line(line: queries.Line) -> dict[str, Any]:
    names = ("town", "name", "firms", "short", "rose", "fell")
    rungs = [{"rung": rung, "firms": count} for rung, count in sorted(line.rungs.items())]
    return {"rungs": rungs} | {name: getattr(line, name) for name in names}
