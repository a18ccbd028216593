"""Who may write numbers of the county, say something for a town, or settle a split."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from bureau.accounts.rights import CONFIRM, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger

THING = "indicator"


def writes_county(by: Viewer) -> bool:
    """Whether targets and values of the whole county are his to write."""
    return by.reach(WRITE, THING).everywhere


def may_propose(by: Viewer, town: str) -> bool:
    """Whether he may put another value beside the official one: for the county, or for a town."""
    return by.may(WRITE, THING, town=town)


def proposes(by: Viewer) -> bool:
    """Whether he may propose a value somewhere."""
    return bool(by.reach(WRITE, THING))


def settles(by: Viewer) -> bool:
    """Whether a split is his to settle."""
    return by.reach(CONFIRM, THING).everywhere


def corrects_upper(by: Viewer) -> bool:
    """Whether he may mend what was taken down wrongly of the upper level's number."""
    reach = by.reach(CONFIRM, THING)
    return reach.everywhere or ledger.kind_of(THING).owner in reach.sections


def must_write(by: Viewer) -> None:
    """PermissionDenied unless the county's numbers are his to write."""
    if not writes_county(by):
        raise PermissionDenied("目标和数值由科室负责人和专班成员登记。")


def must_propose(by: Viewer, town: str) -> None:
    """PermissionDenied unless he may propose a value there."""
    if not may_propose(by, town):
        where = f"（{ledger.town_name(town)}）" if town else "（全县）"
        raise PermissionDenied(f"您不能提出这里{where}的建议数。")


def must_settle(by: Viewer) -> None:
    """PermissionDenied unless splits are his to settle."""
    if not settles(by):
        raise PermissionDenied("目标分解由局领导审定。")
