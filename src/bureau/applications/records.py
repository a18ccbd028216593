"""Applications as the ledger has them, a few queries for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row

APPLICATION = "application"
SUBMITTED = "submitted"
_ENDS = ("enterprise", "window", "title")
_CONCEPTS = (*_ENDS, "policy", "year", "batch", "submitted_on", "stage")


@dataclass(frozen=True)
class Application:
    """One application: whose, for what, how far. window: the code of the record it names, if any.

    since: the day its stage was reached, as precise as it was written.
    """

    code: str
    firm: str
    policy: str
    year: int
    batch: str
    window: str
    stage: str
    since: str
    title: str
    submitted_on: date | None
    row: Row

    @property
    def is_ended(self) -> bool:
        """Whether it came to nothing: refused, given up, taken away."""
        return ledger.kind_of(APPLICATION).stages.is_side(self.stage)

    @property
    def is_in(self) -> bool:
        """Whether it was handed in and stands."""
        return self.stage in ledger.kind_of(APPLICATION).stages.at_least(SUBMITTED)

    @property
    def stage_name(self) -> str:
        """The stage in words."""
        return str(ledger.kind_of(APPLICATION).stages.labels.get(self.stage, "未记阶段"))


def applications(
    *, viewer: Viewer, policy: str = "", year: int | None = None, firms: Iterable[str] = ()
) -> list[Application]:
    """Every application within reach, of a policy, a year, some firms; by firm, then code."""
    rows = {row.pk: row for row in ledger.rows(APPLICATION, viewer=viewer)}
    said: dict[int, dict[str, Any]] = defaultdict(dict)
    wanted = Current.objects.filter(
        entity__kind=APPLICATION, concept__in=_CONCEPTS, state="known"
    ).select_related("ref")
    for entry in wanted.order_by("entity", "period", "pk"):
        said[entry.entity_id][entry.concept] = entry
    every = [_made(rows[pk], entries) for pk, entries in said.items() if pk in rows]
    chosen = frozenset(firms)
    found = [
        each
        for each in every
        if each.firm
        and (not policy or each.policy == policy)
        and (year is None or each.year == year)
        and (not chosen or each.firm in chosen)
    ]
    return sorted(found, key=lambda each: (each.firm, each.code))


def _made(row: Row, said: Mapping[str, Any]) -> Application:
    text = {name: entry.text for name, entry in said.items()}
    ends = {name: said[name].ref.code for name in _ENDS if name in said and said[name].ref_id}
    handed = said["submitted_on"].number if "submitted_on" in said else None
    return Application(
        code=row.code,
        firm=ends.get("enterprise", ""),
        policy=text.get("policy", ""),
        year=int(text.get("year", "")[:4] or 0),
        batch=text.get("batch", ""),
        window=ends.get("window", ""),
        stage=row.stage,
        since=said["stage"].period if "stage" in said else "",
        title=ends.get("title", ""),
        submitted_on=guiju.calendar.from_number(handed) if handed is not None else None,
        row=row,
    )
