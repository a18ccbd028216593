"""Which record a row is about: by number, code, key fields or name; else asked, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import guiju
from bureau.ledger.importing.drafts import CREDIT_CODE, NO, Draft, Hold
from bureau.ledger.importing.lookups import Register, plain
from bureau.ledger.importing.saying import Ends, say
from bureau.ledger.models import Current, Row
from bureau.ledger.names import normalised
from bureau.ledger.sheets.cells import VALUE

SAME, FRESH = "same", "new"
_MOST = 4


def identify(drafts: Iterable[Draft], register: Register, ends: Ends) -> None:
    """Give each draft its record, a question, or nothing: it is new."""
    wanted = [draft for draft in drafts if not draft.aside]
    by_code = register.by_code(draft.code for draft in wanted)
    schemes = [name for name in register.kind.identified_by if register.kind.find(name)]
    by_key = {s: register.by_key(s, (outer(d, s) for d in wanted)) for s in schemes}
    for draft in wanted:
        _one(draft, register, by_code, by_key, ends)


def outer(draft: Draft, scheme: str) -> str:
    """A code given from outside, as the row has it."""
    if scheme == CREDIT_CODE:
        return draft.credit_code
    read = draft.reads.get((scheme, ""))
    return str(read.value) if read is not None and read.state == VALUE else ""


def _one(
    draft: Draft,
    register: Register,
    by_code: Mapping[str, int],
    by_key: Mapping[str, Mapping[str, int]],
    ends: Ends,
) -> None:
    if draft.code:
        draft.entity, draft.how = by_code.get(draft.code), "编号"
        if draft.entity is None:
            draft.errors.append(f"编号“{draft.code}”不在台账里：请核对，或删去编号按新记录导入")
        return
    for scheme, found in by_key.items():
        if pk := found.get(outer(draft, scheme)):
            draft.entity, draft.how = pk, str(register.kind.concepts[scheme].label)
            return
    answer = draft.answers.get(SAME, "")
    if answer.isdigit():
        draft.entity, draft.how = int(answer), "您认定"
        return
    candidates, how = _candidates(draft, register, ends)
    if len(candidates) == 1 and how:
        draft.entity, draft.how = candidates[0], how
    elif candidates and answer != FRESH:
        draft.holds.append(_question(draft, candidates, register))


def _candidates(draft: Draft, register: Register, ends: Ends) -> tuple[list[int], str]:
    """Who may be meant, and how it is known where it is beyond doubt."""
    exact = register.by_fields.get(key_of(draft, register.kind, ends) or (), [])
    if exact:
        return exact, "关键项相同"
    if not draft.name:
        return [], ""
    equal = sorted(register.names.equal(draft.name))
    if equal:
        return equal, "" if _contradicts(draft, equal, register) else "名称"
    return register.names.near(draft.name, _MOST), ""


def key_of(draft: Draft, kind: Any, ends: Ends) -> tuple[Any, ...] | None:
    """The fields that are unique together, as the row has them; None where one is missing."""
    if not kind.key or set(kind.key) <= {CREDIT_CODE}:
        return None
    found = []
    for name in kind.key:
        read = draft.reads.get((name, ""))
        if read is None:
            return None
        try:
            said = say(kind.concepts[name], read, ends)
        except guiju.BadInput:
            return None
        found.append(plain(said[0]))
    return tuple(found)


def _contradicts(draft: Draft, pks: list[int], register: Register) -> bool:
    """Whether a record so called has another code, or other key fields, than the row says."""
    for scheme in register.kind.identified_by:
        code = outer(draft, scheme)
        others = Current.objects.filter(entity__in=pks, concept=scheme, state="known")
        if code and others.exclude(text=code).exists():
            return True
    fields = [n for n in register.kind.key if n not in (CREDIT_CODE, register.kind.named_by)]
    return bool(fields) and all((name, "") in draft.reads for name in register.kind.key)


def _question(draft: Draft, candidates: list[int], register: Register) -> Hold:
    rows = register.rows(candidates)
    thing = "家" if register.kind.name == "enterprise" else "条"
    options = [(str(pk), f"是同一{thing}：{_called(rows[pk])}") for pk in candidates if pk in rows]
    options += [(FRESH, f"不是，另建一{thing}"), (NO, "这一行不导")]
    named = "、".join(f"“{rows[pk].name}”" for pk in candidates if pk in rows)
    how = (
        "同名" if normalised(draft.name) in {normalised(r.name) for r in rows.values()} else "相近"
    )
    return Hold(SAME, f"“{draft.name}”与台账里的{named}{how}，疑为同一{thing}", tuple(options))


def _called(row: Row) -> str:
    return f"{row.name}（{row.code}）"
