"""What falls due with firms: not applied though they could, about to lose a title, turned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.applications import queries as applications
from bureau.desk.today.items import MOST, REST, Item, Pile, pile
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs import queries as runs
from bureau.runs.models import Run

FIRM = "enterprise"


@dataclass(frozen=True)
class Runs:
    """The current run and the one before it."""

    current: Run | None
    before: Run | None


def last_runs() -> Runs:
    """In one query."""
    done = Run.objects.exclude(ended_at=None).filter(known_on=None).order_by("-as_of", "-pk")
    listed = list(done[:50])
    current = next((run for run in listed if run.is_current), None)
    if current is None:
        return Runs(None, None)
    earlier = [run for run in listed if run.pk != current.pk and run.as_of <= current.as_of]
    return Runs(current, earlier[0] if earlier else None)


def piles(viewer: Viewer, day: date, last: Runs) -> list[Pile]:
    """The three piles, for firms of the viewer's own reach."""
    reach = viewer.reach(READ, "internal")
    if not (reach.everywhere or reach.towns or ledger.kind_of(FIRM).owner in reach.sections):
        return []
    told = applications.ground(viewer=viewer, on=day, run=last.current)
    due = applications.due_of(told)
    moved = _turned(viewer, last.current, last.before) if last.current and last.before else []
    codes = [firm.code for lists in due for firm in lists.waiting[:MOST]]
    codes += [each.code for each in moved[: MOST + REST]]
    risks = applications.at_risk_of(told, due, codes)
    return [
        *(_could_apply(lists, risks.rows, day) for lists in due if lists.waiting),
        _losing(risks),
        _of_moved([i for t in moved if (i := _moved(t, risks.rows))], last),
    ]


def _could_apply(lists: applications.Lists, rows: Mapping[str, Row], day: date) -> Pile:
    window = lists.window
    at = reverse("window", args=[window.id])
    met = "全部满足，" if window.step == "submission" else ""
    reason = f"{met}还没有提交；{window.left(day) or window.state_name(day)}"
    items = tuple(
        Item(
            rows[firm.code].name,
            f"/desk/firms/{firm.code}?policy={window.policy}",
            reason,
            "看依据",
            f"/desk/firms/{firm.code}?policy={window.policy}#findings",
            urgent=True,
            sample=rows[firm.code].is_sample,
        )
        for firm in lists.waiting[:MOST]
        if firm.code in rows
    )
    said = "；".join(part for part in (f"窗口 {window.when}", window.closing_note()) if part)
    return Pile("apply", f"应报未报：{window.title}", len(lists.waiting), items, at, said)


def _losing(found: applications.AtRisk) -> Pile:
    """Windows that close have piles of their own."""
    items = [_risk(each) for each in found.risks if each.sort != "closing"]
    lost = "、".join(f"{label} {number}" for label, number in found.losses)
    note = f"都失去的话：{lost}" if lost else ""
    return Pile("losing", "即将失去", len(items), tuple(items[:MOST]), reverse("at-risk"), note)


def _risk(risk: applications.Risk) -> Item:
    at = f"/desk/firms/{risk.code}" + (f"?policy={risk.policy}" if risk.policy else "")
    do = "看还差什么" if risk.policy else "看影响"
    reason = f"{risk.reason}（{risk.loss}）" if risk.loss else risk.reason
    return Item(risk.name, f"/desk/firms/{risk.code}", reason, do, at, True, risk.is_sample)


def _turned(viewer: Viewer, run: Run, before: Run) -> list[runs.Turned]:
    book = ledger.rulebook()
    leading = [name for each in book.ladders.values() for r in each.rungs for name in r.policies]
    found = runs.turned(viewer=viewer, run=run, before=before, policies=dict.fromkeys(leading))
    return sorted(found, key=lambda each: (each.gained, each.policy))


def _moved(turned: runs.Turned, rows: Mapping[str, Row]) -> Item | None:
    row = rows.get(turned.code)
    if row is None:
        return None
    said_ = "转为全部满足" if turned.gained else "不再全部满足"
    at = f"/desk/firms/{turned.code}?policy={turned.policy}"
    reason = f"{turned.policy_name}：{said_}"
    return Item(row.name, at, reason, "看原因", f"{at}#findings", not turned.gained, row.is_sample)


def _of_moved(items: list[Item], last: Runs) -> Pile:
    return pile("turned", "有变化", items, note=_since(last))


def _since(last: Runs) -> str:
    if last.current is None or last.before is None:
        return ""
    return f"{last.before.as_of} 与 {last.current.as_of} 两次判定之间"
