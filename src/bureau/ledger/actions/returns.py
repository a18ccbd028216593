"""A town's month: the sheet to fill in, its own last figures in it, and a month of nothing new."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.exporting import Exported, written
from bureau.ledger.importing.returns import COLUMNS, KIND, checked_month, year_of
from bureau.ledger.models import Fact, Row, TownReturn
from bureau.ledger.queries.seeing import sight
from bureau.ledger.reading import kind_of, town_name
from bureau.ledger.sheets.outgoing import fields_of


def return_sheet(*, by: Viewer, town: str, month: str) -> Exported:
    """The firms of a town with what it reported last; what others reported shows as a range."""
    check_town(by, town)
    checked_month(month)
    kind = kind_of(KIND)
    rows = Row.objects.filter(kind=KIND, town=town, merged_into=None, is_withdrawn=False)
    concepts = [kind.concepts[name] for name in COLUMNS if name in kind.concepts]
    fields = fields_of(concepts, [year_of(month)])

    def how(concept: Any, row: Row) -> str:
        return sight(concept, row, by)

    title = f"{town_name(town)}{int(month[:4])}年{int(month[5:])}月企业月报"
    mark = f"{by.name} {timezone.localtime():%Y-%m-%d %H:%M} 下载"
    return written(
        KIND, rows.order_by("name", "pk"), fields, title, mark, how, own=_own(town, month)
    )


def _own(town: str, month: str) -> dict[tuple[int, str, str], Fact]:
    """What the town itself said in its last return, accepted by now or not."""
    last = (
        TownReturn.objects.filter(town=town, month__lt=month, job__isnull=False)
        .select_related("job__source")
        .order_by("-month", "-pk")
        .first()
    )
    if last is None or last.job is None or last.job.source is None:
        return {}
    facts = Fact.objects.filter(source=last.job.source).select_related("ref__row").order_by("pk")
    return {(fact.entity_id, fact.concept, fact.period): fact for fact in facts}


def file_nothing_new(*, by: Viewer, town: str, month: str, note: str = "") -> TownReturn:
    """Say that a month brought nothing new; a valid return."""
    check_town(by, town)
    checked_month(month)
    with transaction.atomic():
        if TownReturn.objects.filter(town=town, month=month).exists():
            met = f"{town_name(town)} {month} 已经报过了"
            raise guiju.BadInput.saying(met, do="有变动的，上传改好的表")
        return TownReturn.objects.create(
            town=town,
            month=month,
            is_zero=True,
            note=note.strip(),
            handed_in_on=guiju.calendar.today(),
            handed_in_by_id=by.user_id,
        )


def check_town(by: Viewer, town: str) -> None:
    """PermissionDenied unless the month of a town is his to hand in."""
    if town not in by.reach(WRITE, "import").towns:
        raise PermissionDenied("月报由本镇区（街道）的科技专员报送。")
