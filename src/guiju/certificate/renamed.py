"""A record under the names facts have now: a concept that was renamed is still the same fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.certificate.canonical import Entry
from guiju.vocabulary import Kind

_LISTS = ("failing", "missing")


def in_present_names(record: Mapping[str, Any], kind: Kind) -> Mapping[str, Any]:
    """The record with every former name of a concept replaced; formulas stay as written.

    Digests are left as they were: this copy is for comparing, not for checking the file.
    """
    names = kind.renamed
    if not names:
        return record
    decision = record["decision"]
    lists = {key: [_present(name, names) for name in decision[key]] for key in _LISTS}
    return {
        **record,
        "decision": {**decision, **lists},
        "facts": [_fact(entry, names) for entry in record["facts"]],
        "conditions": [
            {**entry, "facts": [_present(name, names) for name in entry["facts"]]}
            for entry in record["conditions"]
        ],
        "basis": [
            {**entry, "id": _present(entry["id"], names)} if entry["kind"] == "concept" else entry
            for entry in record["basis"]
        ],
    }


def _present(name: Any, names: Mapping[str, str]) -> Any:
    return names.get(name, name) if isinstance(name, str) else name


def _fact(entry: Entry, names: Mapping[str, str]) -> Entry:
    name, at, year = entry["id"].partition("@")
    return {**entry, "id": f"{names.get(name, name)}{at}{year}"}
