"""Whether a record has the shape of a certificate; nothing else is read before this is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guiju.certificate.canonical import PAGE, SEAL
from guiju.certificate.record import FORMAT, WHAT
from guiju.errors import BadInput, Place, Problem
from guiju.policies.conditions import OUTCOME_NAMES

_TEXT, _MAYBE, _ANY = str, (str, type(None)), object
_HEAD = {
    **dict.fromkeys("entity as_of policy policy_name program rulebook read digest".split(), _TEXT),
    **dict.fromkeys("name issued version".split(), _MAYBE),
}
_DECISION = {
    **dict.fromkeys("verdict reason".split(), _MAYBE),
    **dict.fromkeys("failing missing review routes advice".split(), list),
    **{"score": (dict, type(None)), "outputs": dict, "paragraph": _TEXT, "digest": _TEXT},
}
_CONDITION = {
    **dict.fromkeys("id clause confidence says quote asks requires found".split(), _TEXT),
    **dict.fromkeys("difference note outcome digest".split(), _TEXT),
    **dict.fromkeys("value threshold margin".split(), _ANY),
    **{"under": _MAYBE, "waives": bool, "rule": dict, "facts": list},
}
_FACT = {
    **dict.fromkeys("id label unit shown digest".split(), _TEXT),
    **{"source": _MAYBE, "value": _ANY},
}
_BASIS = dict.fromkeys("kind id label digest".split(), _TEXT)
_VERSION = {
    **dict.fromkeys("number issuer confidence place".split(), _TEXT),
    **{"in_force": list, "issued": _MAYBE, "reference_year": _MAYBE},
}
_SPAN = {"from": _TEXT, "until": _MAYBE, "case": _MAYBE}
_PARTS: dict[str, dict[str, Any]] = {"conditions": _CONDITION, "facts": _FACT, "basis": _BASIS}
_VERDICTS = ("eligible", "ineligible", "unknown", "not_applicable", None)
_CASES = ("new", "renewal", None)
_HEXADECIMAL = frozenset("0123456789abcdef")
_DIGITS = 64


def refuse_strangers(record: Any, at: Place) -> None:
    """BadInput unless the record is a certificate of a format this program knows."""
    if not isinstance(record, dict) or record.get("what") != WHAT:
        raise BadInput(Problem("这不是判定书", at, "guiju certify 写出的 HTML 或 JSON"))
    number = record.get("format")
    if number != FORMAT or isinstance(number, bool):
        met = f"判定书的格式是 {number!r}，本程序只认得 {FORMAT}"
        raise BadInput(Problem(met, at, do="换用写出它的那一版程序"))
    wrong = _wrong_part(record)
    if wrong:
        met = f"判定书残缺或被改坏：{wrong}"
        raise BadInput(Problem(met, at, do="向出具单位索取原件"))


def _wrong_part(record: Mapping[str, Any]) -> str | None:
    """The first part that has not the shape it must have, None when all have."""
    head, decision = record.get("head"), record.get("decision")
    if not _fits(head, _HEAD) or not _is_day(head["as_of"]) or not _is_day(head["issued"], True):  # type: ignore[index]
        return "抬头"
    if not _fits(decision, _DECISION) or decision["verdict"] not in _VERDICTS:  # type: ignore[index]
        return "结论"
    for name, shape in _PARTS.items():
        entries = record.get(name)
        if not isinstance(entries, list):
            return name
        for place, entry in enumerate(entries, start=1):
            if not _fits(entry, shape) or not _sound(name, entry):
                return f"{name} 第{place}项"
        if name != "basis" and len({entry["id"] for entry in entries}) < len(entries):
            return f"{name} 有重复的编号"
    seals = (record.get(SEAL), record.get(PAGE))
    return None if all(_is_hash(seal) for seal in seals) else "封缄"


def _fits(entry: Any, shape: Mapping[str, Any]) -> bool:
    return isinstance(entry, dict) and all(
        key in entry and isinstance(entry[key], kind) for key, kind in shape.items()
    )


def _sound(name: str, entry: Mapping[str, Any]) -> bool:
    """What goes beyond types: words that are read on, and days."""
    if name == "conditions":
        return entry["outcome"] in OUTCOME_NAMES.values() and bool(entry["rule"])
    if name == "basis" and entry["kind"] == "version":
        return _fits(entry, _VERSION) and all(_is_span(span) for span in entry["in_force"])
    return True


def _is_span(span: Any) -> bool:
    if not _fits(span, _SPAN) or span["case"] not in _CASES:
        return False
    return _is_day(span["from"]) and _is_day(span["until"], True)


def _is_day(text: Any, may_lack: bool = False) -> bool:
    if text is None:
        return may_lack
    try:
        return bool(date.fromisoformat(text).isoformat() == text)
    except ValueError:
        return False


def _is_hash(text: Any) -> bool:
    return isinstance(text, str) and len(text) == _DIGITS and set(text) <= _HEXADECIMAL
