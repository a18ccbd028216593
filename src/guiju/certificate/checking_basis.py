"""What changed of the version, parameters, metrics and definitions a judgement rested on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guiju.certificate.canonical import Entry
from guiju.certificate.differences import RULE, Difference, changed
from guiju.certificate.page_head import span_words
from guiju.certificate.rule_aspects import aspects

KINDS = {
    "policy": "政策",
    "version": "版本",
    "parameter": "参数",
    "output": "输出",
    "advice": "提示",
    "metric": "指标",
    "concept": "事实的定义",
    "title": "资质",
}
_VERSION = ("version", "")
# Which of these are read follows from the formulas, and it is the formula's change that is told.
_FOLLOWING = ("metric", "concept", "title")


def changed_basis(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Difference]:
    """Every difference between what two records say of what was read."""
    before, after = _by_key(old), _by_key(new)
    yield from _versions(before.pop(_VERSION, None), after.pop(_VERSION, None))
    for key in [*before, *(key for key in after if key not in before)]:
        a, b = before.get(key), after.get(key)
        entry = a or b
        assert entry is not None
        name = f"{KINDS.get(key[0], key[0])}“{entry['label']}”（{key[1]}）"
        if (a is None or b is None) and key[0] in _FOLLOWING:
            continue
        if a is None or b is None:
            word = "规则库现已不再用到" if b is None else "规则库现在还要用到"
            yield Difference(RULE, key[0], key[1], f"{word}{name}")
        else:
            yield from aspects(a, b, name)


def _by_key(entries: Sequence[Entry]) -> dict[tuple[str, str], Entry]:
    return {
        _VERSION if entry["kind"] == "version" else (entry["kind"], entry["id"]): entry
        for entry in entries
    }


def _versions(old: Entry | None, new: Entry | None) -> Iterator[Difference]:
    """One version a record; another one on the same day is told as a whole."""
    if old is not None and new is not None and old["id"] == new["id"]:
        a, b = ({**entry, "in_force": _spans(entry)} for entry in (old, new))
        yield from aspects(a, b, f"版本“{old['id']}”")
    elif old is not None or new is not None:
        before, after = _version_words(old), _version_words(new)
        says = f"评价日期适用的版本{changed(before, after)}"
        yield Difference(RULE, "version", (old or new or {})["id"], says, before, after)


def _version_words(entry: Entry | None) -> str | None:
    if entry is None:
        return None
    return f"{entry['id']}，{_spans(entry)}"


def _spans(entry: Entry) -> str:
    return "；".join(span_words(span) for span in entry["in_force"])
