"""Certificates made of a firm, for whoever may have one made."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs.models import Certificate


def certificate(pk: int, *, viewer: Viewer) -> Certificate:
    """One certificate; Http404 where there is none, PermissionDenied where it is not his."""
    found = Certificate.objects.select_related("entity").filter(pk=pk).first()
    if found is None:
        raise Http404(f"没有编号为{pk}的判定书。")
    may_take(viewer, ledger.row(found.entity.code, viewer=viewer))
    return found


def certificates(code: str, *, viewer: Viewer) -> list[Certificate]:
    """The certificates of a firm, the newest first."""
    may_take(viewer, ledger.row(code, viewer=viewer))
    return list(Certificate.objects.filter(entity__code=code).select_related("made_by"))


def may_take(by: Viewer, row: Row) -> None:
    """PermissionDenied unless he may see the verdicts of a firm and the figures they rest on."""
    place = {"town": row.town, "section": row.section}
    bodies = frozenset(row.bodies.split())
    sales = ledger.kind_of(row.kind).concepts["sales_revenue"]
    seen = ledger.sight(sales, row, by) == VALUE
    if not (by.may("r", "verdict", **place, bodies=bodies) and seen):
        raise PermissionDenied("判定书载有企业的经营数据，您无权出具或下载这家企业的判定书。")
