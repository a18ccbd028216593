"""What stands twice within one sheet: the same record and year again, names that are one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bureau.ledger.importing.drafts import NO, YES
from bureau.ledger.importing.resolving import settled
from bureau.ledger.sheets.names import core
from bureau.ledger.sheets.store import CHANGED, HELD, NEW, SAME, Kept, Store

TWIN = "twin"
_VALUE = ("concept", "period", "slot", "state", "number", "text", "ref_id")
_SOUND = (NEW, CHANGED, HELD, SAME)


def examine(store: Store, subjects: Iterable[str] | None = None) -> None:
    """Tell rows of one record that repeat or contradict each other; of some records or of all."""
    wanted = None if subjects is None else set(subjects)
    for subject in store.shared():
        if wanted is None or subject in wanted:
            _one_record(store, store.about(subject))


def _one_record(store: Store, rows: list[Kept]) -> None:
    sound = [row for row in rows if row.state in _SOUND]
    by_period: dict[str, list[Kept]] = defaultdict(list)
    for row in sound:
        by_period[row.period].append(row)
    told: dict[int, str] = {}
    for group in by_period.values():
        first = group[0]
        for other in group[1:]:
            if _values(other) == _values(first):
                _note(store, other, repeats=first.line.number)
            else:
                for row in (first, other):
                    told[row.line.number] = _contradicts(first, other, "")
    for name, (first, other) in _instants(sound).items():
        for row in (first, other):
            told.setdefault(row.line.number, _contradicts(first, other, name))
    for row in sound:
        if row.line.number in told:
            _note(store, row, error=told[row.line.number])


def _values(row: Kept) -> set[tuple[Any, ...]]:
    return {tuple(change[key] for key in _VALUE) for change in row.result["changes"]}


def _instants(rows: list[Kept]) -> dict[str, tuple[Kept, Kept]]:
    """Fields without a year that rows of several years state differently, by label."""
    first: dict[tuple[str, str], tuple[Kept, Any]] = {}
    found: dict[str, tuple[Kept, Kept]] = {}
    for row in rows:
        for change in row.result["changes"]:
            if change["period"].isdigit():
                continue
            place, value = (change["concept"], change["slot"]), tuple(change[k] for k in _VALUE)
            before, said = first.setdefault(place, (row, value))
            if said != value:
                found[change["label"]] = (before, row)
    return found


def _contradicts(first: Kept, other: Kept, name: str) -> str:
    where = f"第{first.line.number}行和第{other.line.number}行"
    what = f"“{name}”写得不一样" if name else "内容不同"
    return f"{where}说的是同一条，{what}：请只留一行，或改成一致"


def _note(store: Store, row: Kept, *, error: str = "", repeats: int = 0) -> None:
    result = dict(row.result)
    if error:
        result["errors"] = [*result.get("errors", ()), error]
    else:
        result["changes"] = []
        result["repeats"] = repeats
        result["notes"] = [*result.get("notes", ()), f"与第{repeats}行相同，只导一次"]
    state = settled(result, row.answer).state if error else SAME
    store.note([(row.line.number, state, row.subject, row.period, result)])


def twins(store: Store) -> None:
    """Ask about new records of one sheet whose names differ only in place or legal form."""
    by_core: dict[str, dict[str, list[Kept]]] = defaultdict(lambda: defaultdict(list))
    for row in store.every((NEW, HELD)):
        name = str(row.result.get("name") or "")
        if row.result.get("entity") is None and name:
            by_core[core(name)][row.subject].append(row)
    noted = []
    for by_subject in by_core.values():
        groups = list(by_subject.values())
        for rows in groups[1:]:
            first = groups[0][0]
            noted += [_asked(row, first) for row in rows]
    store.note(noted)


def _asked(row: Kept, first: Kept) -> tuple[int, str, str, str, dict[str, Any]]:
    says = f"“{row.result['name']}”与第{first.line.number}行的“{first.result['name']}”像是同一家"
    options = [[YES, "不是同一家，都导入"], [NO, "这一行不导"]]
    result = {**row.result, "holds": [*row.result["holds"], [TWIN, says, options]]}
    return row.line.number, settled(result, row.answer).state, row.subject, row.period, result
