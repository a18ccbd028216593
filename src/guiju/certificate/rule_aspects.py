"""One thing the rulebook says, aspect by aspect, as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.certificate.canonical import DIGEST, Entry, without
from guiju.certificate.differences import RULE, Difference, changed

ASPECTS = {
    "label": "名称",
    "formula": "计算式",
    "unit": "单位",
    "type": "类型",
    "of": "各项内容",
    "period": "期间",
    "range": "取值范围",
    "derive": "推算",
    "definition": "口径",
    "in_force": "施行日期",
    "number": "文号",
    "issuer": "发文机关",
    "issued": "发文日期",
    "confidence": "依据标记",
    "place": "参数所属地方",
    "reference_year": "基准年度",
    "region": "适用区划",
    "case": "复核的标识",
    "when": "提示的情形",
    "clause": "条款",
    "says": "条件的表述",
    "quote": "摘录",
    "under": "所属的组合",
    "waives": "作为除外情形",
    "measure": "计算式",
    "nothing": "无法计算时的处理",
}


def aspects(old: Entry, new: Entry, name: str) -> Iterator[Difference]:
    """A difference for each aspect that changed; `name` is what the thing is called."""
    a, b = without(old, DIGEST), without(new, DIGEST)
    for key in [*a, *(key for key in b if key not in a)]:
        if a.get(key) != b.get(key):
            before, after = words(a.get(key)), words(b.get(key))
            says = f"{name}的{ASPECTS.get(key, key)}{changed(before, after)}"
            yield Difference(RULE, old.get("kind", "condition"), old["id"], says, before, after)


def words(value: Any) -> str | None:
    """What a reader is shown of one aspect of a rule."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "；".join(f"{name}: {text}" for name, text in value.items())
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
