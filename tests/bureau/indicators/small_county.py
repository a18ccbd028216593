"""Fourteen firms in two towns whose every number is worked by hand, and a run written by hand."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries
from bureau.ledger.models import Entity
from bureau.runs.actions.steps import COLUMNS
from bureau.runs.files import STANDING, steps_file
from bureau.runs.models import Run
from tests.bureau import cast

YEAR, DAY = 2025, date(2025, 10, 15)
MORNING = datetime(2025, 10, 15, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
FIRMS = tuple(f"enterprise-{letter}{letter}" for letter in "abcdefghijklmn")
HOLDS, ENDS, RENEWS, NEW, REVOKED, MOVED, TWICE, NO_END = FIRMS[:8]
READY, REFUSED, NEAR, LATE, BLANK, FAR = FIRMS[8:]


def stand() -> None:
    """The firms, their titles and applications.

    Valid at the end of 2024: HOLDS, ENDS, RENEWS, TWICE = 4. Valid at the end of 2025: HOLDS, NEW,
    TWICE = 3. In 2025 RENEWS has applied again and is reviewed; REFUSED was refused.
    """
    places = cast.towns()
    for number, code in enumerate(FIRMS):
        town = places[cast.TOWN if number % 2 == 0 else cast.OTHER_TOWN]
        gone = "moved_out" if code == MOVED else "active"
        _make(
            "enterprise", code, name=f"示例{number:02d}有限公司", life_status=gone, town=town.code
        )
    _title(HOLDS, "2023-11-06", "2026-11-05")
    _title(ENDS, "2022-10-31", "2025-10-30")
    _title(RENEWS, "2022-10-31", "2025-10-30")
    _title(NEW, "2025-10-01", "2028-09-30")
    _title(REVOKED, "2023-11-06", "2026-11-05", state="revoked")
    _title(MOVED, "2023-11-06", "2026-11-05")
    _title(TWICE, "2021-11-30", "2024-11-29", state="expired")
    _title(TWICE, "2024-11-06", "2027-11-05")
    _title(NO_END, "2024-11-06", None)
    _applies(RENEWS, "reviewed")
    _applies(REFUSED, "not_approved")


def _title(firm: str, granted: str, last: str | None, state: str = "valid") -> None:
    until = {"valid_to": last} if last else {}
    code = f"title-{firm}-{granted}"
    _make("title", code, holder=firm, kind="hte", granted_on=granted, state=state, **until)


def _applies(firm: str, stage: str) -> None:
    code = f"application-{firm}"
    _make("application", code, enterprise=firm, policy="hte", year=str(YEAR), stage=stage)


def _make(kind: str, code: str, /, **values: Any) -> Entity:
    return actions.create(by=SYSTEM, kind=kind, code=code, values=values)


def run(home: Path, settings: Any) -> Run:
    """A current run that says: ENDS one short without a step; READY and REFUSED meet everything;
    NEAR one short, LATE one short and not before 2026; BLANK waits for one answer; FAR three short.
    """
    settings.RUNS = home
    unmet = {ENDS: 1, READY: 0, REFUSED: 0, NEAR: 1, LATE: 1, BLANK: 0, FAR: 3}
    made = Run.objects.create(
        as_of=DAY,
        folder="by-hand",
        is_current=True,
        rulebook=queries.rulebook().hash,
        started_at=MORNING,
        ended_at=MORNING,
    )
    made.place.mkdir(parents=True)
    towns = [cast.TOWN if n % 2 == 0 else cast.OTHER_TOWN for n in range(len(FIRMS))]
    pl.DataFrame(
        {
            "entity": FIRMS,
            "town": towns,
            "gone": [code == MOVED for code in FIRMS],
            "unmet·hte": [unmet.get(code, 5) for code in FIRMS],
            "unknown·hte": [1 if code == BLANK else 0 for code in FIRMS],
        },
        schema_overrides={"unmet·hte": pl.Int16, "unknown·hte": pl.Int16},
    ).write_parquet(made.place / STANDING)
    steps = [
        _step(NEAR, moves=1, months=6, by_when=date(2025, 12, 1), about="研发费用占比"),
        _step(LATE, moves=1, months=12, by_when=date(2026, 10, 15), about="科技人员占比"),
    ]
    pl.DataFrame(steps, schema=COLUMNS).write_parquet(steps_file(made, 0))
    return made


def _step(firm: str, **told: Any) -> dict[str, Any]:
    blank = dict.fromkeys(COLUMNS)
    fixed = {
        "policy": "hte",
        "entity": firm,
        "unknown": 0,
        "clause": "第十一条（五）",
        "settles": True,
        "waits": False,
        "handing": "",
        "concepts": ["rd_expense_hte"],
        "text": f"研发费用（高企口径）增加165万元（至485万元）。最早{told['by_when']}可达到。",
        "masked": "研发费用（高企口径）须增加",
    }
    return blank | fixed | told


def indicator() -> Entity:
    """The net increase of 高企 in the year, three wanted."""
    return _make(
        "indicator",
        "indicator-hte",
        code="hte_net",
        year=str(YEAR),
        name="高新技术企业净增数（示例）",
        source_set="city_performance",
        unit="家",
        direction="higher",
        target="3",
        owner="高新科（示例）",
    )
