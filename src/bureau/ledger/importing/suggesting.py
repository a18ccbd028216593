"""What the columns of a sheet may be, with units guessed from its rows and from last year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bureau.accounts.viewer import Viewer
from bureau.ledger.importing.drafts import draft
from bureau.ledger.importing.identifying import identify
from bureau.ledger.importing.lookups import Register
from bureau.ledger.importing.permits import writable
from bureau.ledger.importing.plan import Bound, Plan
from bureau.ledger.models import Current
from bureau.ledger.sheets.columns import CODE, IGNORED, KEY, SURE, Column, understand
from bureau.ledger.sheets.headings import Heading, take_apart
from bureau.ledger.sheets.heads import Head
from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.stamps import columns_of
from bureau.ledger.sheets.units import unit_of

LOOKED_AT = 300
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def year_said(*texts: str) -> str:
    """The year a title, a sheet's name or a file's name speaks of, where it is one only."""
    found = {match for text in texts for match in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else ""


def suggest(
    head: Head, lines: list[Line], kind: Any, viewer: Viewer, year: str
) -> list[dict[str, Any]]:
    """Each column as the page shows it: heading, meaning and why, unit and why, year."""
    keyed = {i: name for i, name in enumerate(head.names) if columns_of(name)}
    columns = understand(head.names, kind, int(year) if year else None)
    allowed = {concept.name for concept in writable(viewer, kind.name)}
    columns = [_bound(column, keyed, allowed) for column in columns]
    if CODE in [c.what for c in columns] and keyed:
        columns = [replace(c, what=IGNORED) if c.what == CODE else c for c in columns]
    last = _last_year(columns, lines, kind, year)
    return [_described(column, head, lines, kind, last) for column in columns]


def _bound(column: Column, keyed: dict[int, str], allowed: set[str]) -> Column:
    if column.position in keyed:
        heading = Heading(keyed[column.position], keyed[column.position])
        return Column(column.position, heading, KEY, SURE)
    if column.what and not column.what.startswith(":") and column.what not in allowed:
        others = tuple(name for name in column.others if name in allowed)
        return replace(column, what=IGNORED, others=others, why="这一项您不能填写，不导入")
    return column


def _described(
    column: Column, head: Head, lines: list[Line], kind: Any, last: dict[int, list[Any]]
) -> dict[str, Any]:
    concept = kind.find(column.what) if column.what else None
    raws = [line.values[column.position] for line in lines if column.position < len(line.values)]
    made: dict[str, Any] = {
        "position": column.position,
        "heading": column.heading.text,
        "what": column.what,
        "how": column.how,
        "why": column.why,
        "others": list(column.others),
        "unit": "",
        "unit_why": "",
        "unit_sure": True,
        "year": column.heading.year or "",
        "sample": [str(raw) for raw in raws if raw is not None][:3],
    }
    if concept is not None and concept.type == "money":
        unit = unit_of(concept, raws, column.heading.unit, head.unit, last.get(column.position, ()))
        why = "；".join(text for text in (unit.why, unit.warning) if text)
        made |= {"unit": unit.unit, "unit_why": why, "unit_sure": unit.sure}
    elif concept is not None and concept.type == "ratio" and column.heading.unit == "%":
        made["unit"] = "%"
    return made


def unit_again(column: dict[str, Any], lines: list[Line], kind: Any, above: str) -> dict[str, Any]:
    """The unit of a column whose meaning the person has just chosen."""
    concept, position = kind.find(column["what"]), column["position"]
    if concept is None or concept.type != "money" or column["unit"]:
        return column
    raws = [line.values[position] for line in lines if position < len(line.values)]
    unit = unit_of(concept, raws, take_apart(column["heading"]).unit, above)
    return column | {"unit": unit.unit, "unit_why": unit.why, "unit_sure": unit.sure}


def _last_year(
    columns: Iterable[Column], lines: list[Line], kind: Any, year: str
) -> dict[int, list[tuple[Any, int]]]:
    """By column the cells and last year's figures of the same records, where they are known."""
    bound = [Bound(c.position, kind.find(c.what)) for c in columns if c.what and c.what[0] != ":"]
    words = {c.what: c.position for c in columns if c.what.startswith(":")}
    who = {kind.named_by, *kind.identified_by}
    money = [
        (b, str(c.heading.year or year))
        for b in bound
        for c in columns
        if c.position == b.position and b.concept.type == "money" and b.concept.yearly
    ]
    plan = Plan(kind, tuple(b for b in bound if b.concept.name in who), words, year or "2000")
    drafts = [draft(plan, line, {}, {}) for line in lines]
    identify(drafts, Register(kind), {})
    pks = [each.entity for each in drafts if each.entity is not None]
    names = {b.concept.name for b, _ in money}
    entries = Current.objects.filter(entity__in=pks, concept__in=names, number__gt=0)
    told = {(e.entity_id, e.concept, e.period): e.number for e in entries}
    found: dict[int, list[tuple[Any, int]]] = {}
    for b, at in money:
        before = str(int(at) - 1) if at else ""
        for each in drafts:
            number = told.get((each.entity, b.concept.name, before))
            if number and b.position < len(each.line.values):
                found.setdefault(b.position, []).append((each.line.values[b.position], number))
    return found
