"""Whether judging again gives the same answer, and where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guiju.certificate.canonical import Entry
from guiju.certificate.conditions import ANSWER_KEYS, MADE_UP, WORD_KEYS
from guiju.certificate.differences import ANSWER, Difference, condition_name
from guiju.certificate.page_head import VERDICTS
from guiju.certificate.page_table import OUTCOMES

_RESULTS = {
    "reason": "不适用的理由",
    "score": "得分",
    "outputs": "输出的数",
    "failing": "不足事项",
    "missing": "待补事项",
    "review": "人工复核事项",
    "routes": "已符合的途径",
    "advice": "提示",
}
_HEAD = {"name": "企业名称", "policy_name": "政策名称", "version": "版本"}


def changed_answer(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """The verdict, then every condition that came out otherwise, then what else was reported."""
    a, b = old["decision"], new["decision"]
    found: list[Difference] = []
    if a["verdict"] != b["verdict"]:
        before, after = (VERDICTS[each["verdict"]][1] for each in (a, b))
        found.append(_told("verdict", "", "结论", before, after))
    fresh = {entry["id"]: entry for entry in new["conditions"]}
    told = [
        each
        for entry in old["conditions"]
        if entry["id"] in fresh
        for each in _condition(entry, fresh[entry["id"]])
    ]
    # What a group without a name comes to follows from its members, where one of them is told.
    found += [each for each in told if MADE_UP not in each.id] or told
    for key, name in _RESULTS.items() if not found else ():
        if a[key] != b[key]:
            found.append(_told("decision", key, name, _text(a[key]), _text(b[key])))
    return found


def _condition(old: Entry, new: Entry) -> Iterator[Difference]:
    """A condition with another outcome, number or border; told by as much as differs."""
    if all(old[key] == new[key] for key in ANSWER_KEYS):
        return
    for told in (_outcome, _in_words, _in_numbers):
        before, after = told(old), told(new)
        if before != after:
            break
    yield _told("condition", old["id"], condition_name(old), before, after)


def _outcome(entry: Entry) -> str:
    return OUTCOMES[entry["outcome"]][1]


def _in_words(entry: Entry) -> str:
    words = (entry["found"], entry["requires"], entry["difference"])
    return f"{_outcome(entry)}（{'；'.join(word for word in words if word)}）"


def _in_numbers(entry: Entry) -> str:
    return f"{_outcome(entry)}（{'、'.join(_text(entry[key]) for key in ANSWER_KEYS[1:])}）"


def changed_words(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """Words that say something else than the numbers they stand beside."""
    found = [
        _told("head", key, name, _text(old["head"][key]), _text(new["head"][key]))
        for key, name in _HEAD.items()
        if old["head"][key] != new["head"][key]
    ]
    before, after = old["decision"]["paragraph"], new["decision"]["paragraph"]
    if before != after:
        found.append(_told("decision", "paragraph", "说明文字", before, after))
    fresh = {entry["id"]: entry for entry in new["conditions"]}
    for entry in old["conditions"]:
        other = fresh.get(entry["id"], entry)
        for key in WORD_KEYS:
            if entry[key] != other[key]:
                name = f"{condition_name(other)}的文字"
                found.append(
                    _told("condition", entry["id"], name, _text(entry[key]), _text(other[key]))
                )
    return found


def _told(kind: str, identity: str, name: str, before: str, after: str) -> Difference:
    says = f"{name}：判定书写“{before}”，重新判定为“{after}”"
    return Difference(ANSWER, kind, identity, says, before, after)


def _text(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "无"
    if isinstance(value, dict):
        return "，".join(f"{key} {_text(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "、".join(_text(item) for item in value)
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
