"""The checker of a sheet, which shows what stands only as far as the viewer may see it."""

from __future__ import annotations

from typing import Any

from bureau.accounts.viewer import BAND, VALUE, Viewer
from bureau.ledger.importing.checking import Checker
from bureau.ledger.importing.comparing import ref_name
from bureau.ledger.importing.plan import plan_of
from bureau.ledger.models import Current, ImportJob, Row
from bureau.ledger.queries.seeing import band, sight
from bureau.ledger.values import shown


def checker_of(job: ImportJob, by: Viewer) -> Checker:
    """Ready to check rows of a job for somebody."""

    def seen(concept: Any, standing: Current, row: Row | None) -> str:
        how = sight(concept, row, by) if row is not None else VALUE
        if how == VALUE:
            return shown(concept, standing, ref_name(standing))
        return band(concept, standing.number) if how == BAND else "已掌握"

    return Checker(plan_of(job), by, seen)
