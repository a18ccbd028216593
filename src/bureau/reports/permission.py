"""Who may do what with an edition: its own section leads, every section writes its own part."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import Viewer
from bureau.reports.models import Edition

LEADS = "规划科"
"""The section that opens editions, names owners and sends them for signing."""


def must_read(viewer: Viewer) -> None:
    """PermissionDenied for who may not read drafts."""
    if not viewer.reach("r", "report"):
        raise PermissionDenied("报告在公开前只供局内查看。")


def must_work_on(viewer: Viewer) -> None:
    """PermissionDenied for who only reads: a draft put together again is another draft."""
    if not works(viewer):
        raise PermissionDenied("报告由科室起草、局领导审定；您只查看。")


def works(viewer: Viewer) -> bool:
    """Whether he may have a draft put together again."""
    return bool(viewer.reach("w", "report") or viewer.reach("a", "report"))


def leads(viewer: Viewer) -> bool:
    """Whether he leads the edition."""
    return viewer.may("w", "report", section=LEADS)


def must_lead(viewer: Viewer) -> None:
    """PermissionDenied for who does not lead."""
    if not leads(viewer):
        raise PermissionDenied(f"这一步由{LEADS}办理。")


def may_write(viewer: Viewer, owner: str) -> bool:
    """Whether he may write a section of that owner; the lead may write any."""
    return leads(viewer) or viewer.may("w", "report", section=owner)


def must_be_open(edition: Edition) -> None:
    """BadInput where the text may not change any more."""
    if not edition.is_open:
        met = f"报告已到“{edition.get_state_display()}”，文字不能再改"
        raise guiju.BadInput.saying(met, do="需要改的，先退回起草")
