"""Where the frame leads: the entries of the head, in one place, shown to whom they serve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import Resolver404, resolve

STAFF, FIRM, PLATFORM, OWN = "staff", "enterprise", "platform", "own"
"""Whom an entry is for; OWN: whoever speaks for a firm or a platform."""


@dataclass(frozen=True)
class Entry:
    """One link of the head: for whom, and which thing one must be allowed to (deed, thing)."""

    label: str
    path: str
    audience: str = STAFF
    thing: str = ""
    deeds: str = "r"
    first: bool = True


@dataclass(frozen=True)
class Link:
    """An entry as this page shows it."""

    label: str
    path: str
    current: bool


# In the order of the day's work; what is not `first` stands under 更多.
ENTRIES = (
    Entry("工作台", "/desk"),
    Entry("企业", "/desk/firms", thing="firm"),
    Entry("梯次", "/desk/board", thing="verdict"),
    Entry("平台", "/platforms", thing="record"),
    Entry("人才", "/talent", thing="record"),
    Entry("项目", "/projects", thing="record"),
    Entry("资金", "/funding", thing="record"),
    Entry("合作", "/agreements", thing="record"),
    Entry("考核指标", "/indicators", thing="indicator"),
    Entry("报告", "/reports", thing="report"),
    Entry("台账", "/records", thing="record", first=False),
    Entry("待确认", "/proposals", thing="record", deeds="a", first=False),
    Entry("申报窗口", "/desk/windows", thing="policy", first=False),
    Entry("活动", "/events/manage", thing="record", first=False),
    Entry("赛事", "/contests/manage", thing="record", first=False),
    Entry("产业", "/industries", thing="record", first=False),
    Entry("政策起草", "/policies/drafts", thing="policy", first=False),
    Entry("名单", "/rosters", thing="record", first=False),
    Entry("对照记录", "/comparisons", thing="record", first=False),
    Entry("历史序列", "/series", thing="record", first=False),
    Entry("来源", "/sources", thing="record", first=False),
    Entry("完整声明", "/complete", thing="record", first=False),
    Entry("判定批次", "/runs", thing="runs", first=False),
    Entry("镇区月报", "/returns", thing="indicator", first=False),
    Entry("导入", "/admin/import", thing="import", deeds="rw", first=False),
    Entry("用户", "/admin/users", thing="deputies", deeds="rw", first=False),
    Entry("审计", "/admin/audit", thing="trail", first=False),
    Entry("代码表", "/admin/codes", first=False),
    Entry("首页", "/me", OWN),
    Entry("档案", "/me/file", OWN),
    Entry("梯次", "/me/ladder", FIRM),
    Entry("问卷", "/me/questions", FIRM),
    Entry("需求", "/me/needs", FIRM),
    Entry("申报", "/me/applications", FIRM),
    Entry("平台月报", "/me/platform", PLATFORM),
    Entry("消息", "/me/messages", OWN),
    Entry("联系人", "/me/contacts", OWN, first=False),
    Entry("谁看过我的档案", "/me/readers", OWN, first=False),
)


def links(viewer: Any, path: str) -> tuple[list[Link], list[Link]]:
    """The links of the head for a viewer at an address: those in the bar, those under 更多."""
    shown = [entry for entry in ENTRIES if serves(entry, viewer) and exists(entry.path)]
    here = max((e.path for e in shown if under(path, e.path)), key=len, default="")
    bar = [Link(e.label, e.path, e.path == here) for e in shown if e.first]
    more = [Link(e.label, e.path, e.path == here) for e in shown if not e.first]
    return bar, more


def serves(entry: Entry, viewer: Any) -> bool:
    """Whether the entry is for this viewer, by who he is and what he may."""
    if viewer is None or not viewer.user_id:
        return False
    audience = {FIRM, PLATFORM} if entry.audience == OWN else {entry.audience}
    is_his = viewer.is_staff if entry.audience == STAFF else bool(audience & viewer.roles)
    may = not entry.thing or any(viewer.reach(deed, entry.thing) for deed in entry.deeds)
    return bool(is_his and may)


def under(path: str, root: str) -> bool:
    """Whether an address is that one or stands below it."""
    return path.rstrip("/") == root or path.startswith(root + "/")


@lru_cache
def exists(path: str) -> bool:
    """Whether some room answers at the address."""
    return any(_resolves(form) for form in _forms(path))


def _forms(path: str) -> Iterator[str]:
    yield path
    yield f"{path}/"


def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
