"""How a sheet is to be read: each column's meaning, unit and year, and what holds for all rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import guiju
from bureau.ledger.models import ImportJob
from bureau.ledger.reading import county, kind_of, towns
from bureau.ledger.sheets.columns import CODE, GRADE, KEY, STAGE_ON, YEAR
from bureau.ledger.sheets.stamps import columns_of

WORDS = {
    CODE: "编号（台账自己的）",
    YEAR: "年度",
    STAGE_ON: "阶段日期",
    GRADE: "证据等级",
}
STAGE, ALIASES = "stage", "aliases"


@dataclass(frozen=True)
class Bound:
    """One column tied to a concept, for a year where the heading names one; unit as written."""

    position: int
    concept: Any
    unit: str = ""
    year: str = ""


@dataclass(frozen=True)
class Plan:
    """What every row of the sheet is read by.

    words: positions of the columns that are no concept; year: of yearly values whose column and
    row name none; since: from when changed names, towns and the like hold; defaults: what a new
    record has where the sheet says nothing; marked: the columns of the hidden key.
    """

    kind: Any
    columns: tuple[Bound, ...]
    words: Mapping[str, int]
    year: str = ""
    since: str = ""
    grade: str = ""
    defaults: Mapping[str, str] = ()  # type: ignore[assignment]
    marked: tuple[tuple[str, str], ...] = ()

    @property
    def concepts(self) -> list[str]:
        """The concepts the sheet speaks of."""
        return list(dict.fromkeys(bound.concept.name for bound in self.columns))


def plan_of(job: ImportJob) -> Plan:
    """The plan a job's columns and options make; BadInput where something is still to be said."""
    kind = kind_of(job.kind)
    problems = []
    columns: list[Bound] = []
    words: dict[str, int] = {}
    year, marked = str(job.options.get("year") or ""), tuple[tuple[str, str], ...]()
    for column in job.columns:
        what = column["what"]
        if what == KEY:
            marked = tuple((columns_of(column["heading"]) or ("", []))[1])
            words[KEY] = column["position"]
        elif what.startswith(":"):
            words[what] = column["position"]
        elif what:
            concept = kind.find(what)
            columns.append(
                Bound(column["position"], concept, column["unit"], str(column["year"] or ""))
            )
            if concept.type == "money" and not column["unit"]:
                problems.append(f"“{column['heading']}”没有选单位")
            elif concept.type == "money" and not column["unit_sure"]:
                problems.append(f"“{column['heading']}”的单位是推测的，请您确认")
    yearly = [b for b in columns if b.concept.yearly and not b.year]
    if yearly and not year and YEAR not in words:
        names = "、".join(bound.concept.label for bound in yearly[:3])
        problems.append(f"{names}按年记，没有写是哪一年")
    seen: dict[tuple[str, str], Bound] = {}
    for bound in columns:
        key = (bound.concept.name, bound.year or (year if bound.concept.yearly else ""))
        if key in seen:
            problems.append(f"“{bound.concept.label}”{bound.year}对了两列，只留一列")
        seen[key] = bound
    if not columns and not words:
        problems.append("还没有一列对上")
    if problems:
        raise guiju.BadInput.saying("；".join(problems), do="在“对列”一步补上")
    defaults = {n: t for n, t in (job.options.get("defaults") or {}).items() if t}
    grade = str(job.options.get("grade") or "")
    since = str(job.options.get("since") or "")
    return Plan(kind, tuple(columns), words, year, since, grade, defaults, marked)


def place_codes() -> dict[str, str]:
    """Names of the county and its towns, with the codes they stand for."""
    layer = county()
    return {layer.name: layer.code} | {name: code for code, name in towns().items()}
