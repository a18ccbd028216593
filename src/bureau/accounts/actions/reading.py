"""One look at commercial or personal facts, put on record."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

import guiju
from bureau.accounts.models import BreakGlass, ListedReading, Reading
from bureau.accounts.viewer import Viewer

MOST = 2000
BATCH = 500


def log_reading(
    *,
    viewer: Viewer,
    thing: str,
    code: str,
    how: str,
    fields: Iterable[str] = (),
    reason: str = "",
    rows: int | None = None,
    bodies: Iterable[str] = (),
) -> Reading | None:
    """Record that a viewer saw ^ or ~ facts of something; nobody signed in sees none.

    thing: a row of the table of rights. code: what was read, or the list's name. how: page, list,
    export, api, file. An export needs a reason and may say how many rows it had. bodies: codes of
    the firms and platforms a list or a sheet was about, who are told of it by day.
    """
    if viewer.user_id is None:
        return None
    if how == "export" and not reason.strip():
        raise guiju.BadInput.saying(
            "导出商业信息或个人信息没有写事由", expected="一句话的用途", do="写明事由再导出"
        )
    made = Reading.objects.create(
        user_id=viewer.user_id,
        thing=thing,
        code=code,
        how=how,
        fields="、".join(fields)[:MOST],
        reason=reason.strip()[:200],
        rows=rows,
        glass=_open_glass(viewer) if viewer.break_glass else None,
    )
    listed = [_listed(made, body) for body in sorted(set(bodies))]
    ListedReading.objects.bulk_create(listed, batch_size=BATCH, ignore_conflicts=True)
    return made


def _listed(made: Reading, body: str) -> ListedReading:
    same = {name: getattr(made, name) for name in ("user_id", "how", "thing")}
    return ListedReading(code=body, day=guiju.calendar.today(), reading=made, **same)


def _open_glass(viewer: Viewer) -> BreakGlass | None:
    now = timezone.now()
    found = BreakGlass.objects.filter(asked_by_id=viewer.user_id, until__gt=now, closed_at=None)
    return found.first()
