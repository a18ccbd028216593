"""Firms reminded of a window: one message a firm, window and rung, taken back within 30 seconds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone

import guiju
from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer
from bureau.applications.calls import held_until, now, rung_name
from bureau.applications.queries.lists import Firm, Lists
from bureau.applications.queries.lists import window as window_of
from bureau.applications.recorded import FIRM
from bureau.applications.windows import Window
from bureau.channels import actions as channels
from bureau.channels import queries as inboxes
from bureau.ledger import queries as ledger

KIND, LINK = "窗口提醒", "/me/applications"
DOES = {"submission": "提交申报", "renewal": "更新信息", "annual_report": "填报年报"}


@dataclass(frozen=True)
class Reminded:
    """What came of it. fresh: the firms told now; before: how many were told at this rung already.

    held: until when the messages wait, None where they go at once.
    """

    fresh: tuple[Firm, ...]
    before: int
    held: datetime | None

    @property
    def sent(self) -> int:
        """How many messages went out."""
        return len(self.fresh)


def prefix(window: Window) -> str:
    """How the keys of a window's messages begin."""
    return f"window:{window.id}:"


def remind(*, by: Viewer, window: str, firms: Collection[str] | None, on: date) -> Reminded:
    """Remind firms of the list 应报未报, all the viewer may remind where `firms` is None.

    Each firm is told once for each rung of T-30/14/7/3/1. BadInput for a firm that is not in the
    list, PermissionDenied where none of them is his to remind.
    """
    if not by.reach(WRITE, "internal"):
        raise PermissionDenied("提醒由高新科和本镇的挂钩联系人发出。")
    lists = window_of(window, by, on)
    listed = {firm.code: firm for firm in lists.waiting}
    wanted = list(lists.waiting) if firms is None else [listed[c] for c in firms if c in listed]
    if firms is not None and len(wanted) < len(set(firms)):
        raise guiju.BadInput.saying(
            "有企业已不在名单里，一条也没有发", do="刷新名单，看过现在的情况再发"
        )
    if not wanted:
        raise guiju.BadInput.saying("名单是空的，没有可提醒的企业", do="换一个镇区或窗口")
    mine = [firm for firm in wanted if may_remind(by, firm.town)]
    if not mine:
        raise PermissionDenied("提醒由高新科和本镇的挂钩联系人发出。")
    return send(by=by, lists=lists, firms=mine)


def may_remind(by: Viewer, town: str) -> bool:
    """Whether reminders to firms of a town are his to send."""
    return by.may(WRITE, "internal", section=ledger.kind_of(FIRM).owner, town=town)


def send(
    *, by: Viewer, lists: Lists, firms: Collection[Firm], undo_seconds: int = channels.UNDO_SECONDS
) -> Reminded:
    """One message a firm and rung, held over a quiet time."""
    window, on = lists.window, lists.on
    moment = now()
    held = held_until(window, moment)
    subject, text = words(window, on)
    fresh = []
    for firm in firms:
        _, is_new = channels.send(
            by=by,
            key=f"{prefix(window)}{firm.code}:{rung_name(window, on)}",
            kind=KIND,
            subject=subject,
            text=text,
            link=LINK,
            to_body=firm.code,
            undo_seconds=undo_seconds,
            not_before=held,
        )
        if is_new:
            fresh.append(firm)
    return Reminded(tuple(fresh), len(firms) - len(fresh), held)


def words(window: Window, on: date) -> tuple[str, str]:
    """What a firm reads: the window, its days, what to do; no verdict and no list."""
    left = window.left(on)
    what = DOES.get(window.step, "办理")
    subject = f"{window.title}：{left or window.state_name(on)}"
    lines = [f"{window.title}，{window.when}。"]
    if window.step == "submission":
        lines.append("按现在掌握的数据，贵单位符合申报条件，还没有看到提交记录。")
    else:
        lines.append("贵单位持有这项资质，还没有看到办理记录。")
    lines.append(f"请在截止前{what}；已经办过的，请告诉挂钩联系人。")
    if note := window.closing_note():
        lines.append(f"{note}。")
    return subject[:120], "\n".join(lines)


def take_back(*, by: Viewer, window: str, on: date) -> int:
    """Withdraw what the viewer sent of a window and nobody can have seen; how many."""
    found = window_of(window, by, on).window
    mine = inboxes.receipts(prefix(found), viewer=by).filter(
        sent_by_id=by.user_id or 0, withdrawn_at=None, shown_from__gt=timezone.now()
    )
    taken = [channels.withdraw(by=by, message=message) for message in mine]
    if not taken:
        raise guiju.BadInput.saying("已过撤回时限，没有撤回", do="需要更正的，另发一条说明")
    return len(taken)
