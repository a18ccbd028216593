"""An application begun for a firm in a window."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer
from bureau.applications.queries.lists import find
from bureau.applications.recorded import FIRM
from bureau.applications.records import APPLICATION, REPORT_BATCH, WINDOW, read
from bureau.applications.windows import REPORT
from bureau.ledger import actions as ledger
from bureau.ledger import queries
from bureau.ledger.models import Entity

FIRST = "intended"


def open_application(*, by: Viewer, firm: str, window: str, on: date, stage: str = FIRST) -> Entity:
    """Begin the application of a firm in a window, at a stage before it is handed in.

    Http404 for an unknown window or firm, PermissionDenied where it is not his, BadInput where the
    window is none that firms hand something in by, or the firm has an application there already.
    """
    row = queries.row(firm, viewer=by)
    if not by.may(WRITE, "application", section=row.section, town=row.town):
        raise PermissionDenied("申报事项由高新科和本镇的挂钩联系人登记。")
    notices = read(viewer=by, kinds=(WINDOW,)).notices
    found = find(window, notices, on)
    if row.kind != FIRM or not found.has_lists:
        raise guiju.BadInput.saying(
            f"“{found.title}”不由企业申报，不能建申报事项", do="从企业填报的窗口里建"
        )
    own = read(viewer=by, kinds=(APPLICATION,)).by_firm.get(firm, ())
    if same := [each for each in own if each.is_for(found)]:
        raise guiju.BadInput.saying(
            f"{row.name}在这个窗口已有申报事项，现在是“{same[0].stage_name}”",
            do="打开已有的那一件，移动它的阶段",
        )
    values = {
        "enterprise": firm,
        "policy": found.policy,
        "year": str(found.year),
        "batch": REPORT_BATCH if found.step == REPORT else found.batch,
        "stage": {on.isoformat(): stage},
    }
    if found.is_record:
        values["window"] = found.id
    with transaction.atomic():
        return ledger.create(by=by, kind=APPLICATION, values=values, sample=row.is_sample)
