"""One raw value, whatever it was written as, made into what the kernel calculates with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from guiju.errors import BadInput, Problem, Problems
from guiju.facts.amounts import exact_amount
from guiju.facts.blanks import WHITESPACE, half_width, is_blank, shown
from guiju.facts.days import day_number
from guiju.facts.places import located, place_of
from guiju.vocabulary import Concept, close_to

Value = int | str | tuple[Any, ...]

_BOOLEANS = {
    **dict.fromkeys(["是", "true", "yes", "y", "1", "1.0"], 1),
    **dict.fromkeys(["否", "false", "no", "n", "0", "0.0"], 0),
}
_PLACE = re.compile(r"([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})(?:\.0+)?")
_MOST_CHOICES = 12


def typed_value(concept: Concept, raw: Any, unit: str | None = None) -> Value | None:
    """`raw` as the concept's internal value, None when it says nothing.

    Money becomes 分, ratios 1e-8 parts, decimals 10^-decimals, dates days since 1970-01-01,
    choices their position, yes 1 and no 0, places 12 digits; text stays text; a list becomes a
    tuple of records or plain values. `unit` is the unit the value is written in when it is not
    the concept's own. Raises BadInput with what was met, what was expected and what to do.
    """
    if is_blank(raw):
        return None
    if concept.type == "list":
        return _items(concept, raw)
    if isinstance(raw, Mapping) or (isinstance(raw, Sequence) and not isinstance(raw, str)):
        raise _refused(concept, "是一组值", "一个值")
    if isinstance(raw, float) and raw.is_integer():
        # A column of whole numbers with a gap comes out of many tools as floats.
        raw = int(raw)
    return _SCALARS[concept.type](concept, raw, unit)


def _boolean(concept: Concept, raw: Any, _unit: str | None) -> int:
    known = _BOOLEANS.get(half_width(str(raw)).lower())
    if known is None:
        raise _refused(concept, f"“{shown(raw)}”读不懂", "是 或 否", "改正，不清楚就留空")
    return known


def _choice(concept: Concept, raw: Any, _unit: str | None) -> int:
    text = str(raw).strip(WHITESPACE)
    for names in (concept.choices, concept.choices.values()):
        listed = [str(name) for name in names]
        if text in listed:
            return listed.index(text)
    choices = [f"{label}（{code}）" for code, label in concept.choices.items()]
    more = f" 等 {len(choices)} 项" if len(choices) > _MOST_CHOICES else ""
    expected = "、".join(choices[:_MOST_CHOICES]) + more
    near = close_to(text, [*concept.choices, *concept.choices.values()])
    raise _refused(concept, f"“{shown(raw)}”不在选项中", expected, near or "从选项中选一个")


def _date(concept: Concept, raw: Any, _unit: str | None) -> int:
    return day_number(concept.label, raw)


def _place(concept: Concept, raw: Any, _unit: str | None) -> int:
    found = _PLACE.fullmatch(half_width(str(raw)))
    if isinstance(raw, bool) or found is None:
        expected = "2、4、6、9 或 12 位行政区划代码，如 320481"
        raise _refused(concept, f"“{shown(raw)}”不是区划代码", expected, "核对代码")
    return int(found[1].ljust(12, "0"))


def _text(_concept: Concept, raw: Any, _unit: str | None) -> str:
    return raw.strip(WHITESPACE) if isinstance(raw, str) else _plain(raw)


def _industry(concept: Concept, raw: Any, _unit: str | None) -> str:
    text = _text(concept, raw, None)
    # 0111 read as a number has lost its zero, and 111 is another industry.
    if not isinstance(raw, str) and len(text) % 2:
        do = f"加上引号写全，如 '0{text}'"
        raise _refused(concept, f"“{text}”可能丢了开头的 0", "带引号的行业代码", do)
    return text


def _plain(raw: Any) -> str:
    return raw.isoformat() if isinstance(raw, date) else shown(raw)


_SCALARS: dict[str, Callable[[Concept, Any, str | None], int | str]] = {
    **dict.fromkeys(["money", "count", "number", "ratio"], exact_amount),
    **dict.fromkeys(["text", "entity"], _text),
    "bool": _boolean,
    "choice": _choice,
    "date": _date,
    "place": _place,
    "industry": _industry,
}


def _items(concept: Concept, raw: Any) -> tuple[Any, ...]:
    if isinstance(raw, str | Mapping) or not isinstance(raw, Sequence):
        raise _refused(concept, f"“{shown(raw)}”不是列表", "[…]，没有就写 []")
    problems, items = Problems(), []
    for index, item in enumerate(raw):
        try:
            items.append(_item(concept, item))
        except BadInput as error:
            problems.extend(located(error, place_of(raw, index)))
    problems.raise_if_any()
    return tuple(items)


def _item(concept: Concept, raw: Any) -> Any:
    """A record with every field of the concept, None where blank; or one plain value."""
    if concept.item is not None:
        return typed_value(concept.item, raw)
    if not isinstance(raw, Mapping):
        raise _refused(concept, "的一项不是一组键值", "、".join(concept.fields))
    problems = Problems()
    record: dict[str, Value | None] = dict.fromkeys(concept.fields)
    for key, value in raw.items():
        place = place_of(raw, key)
        if key not in concept.fields:
            expected = "、".join(concept.fields)
            near = close_to(key, concept.fields)
            problems.note(f"{concept.label}没有“{key}”这一项", place, expected=expected, do=near)
            continue
        try:
            record[key] = typed_value(concept.fields[key], value)
        except BadInput as error:
            problems.extend(located(error, place))
    problems.raise_if_any()
    return record


def _refused(concept: Concept, what: str, expected: str, do: str | None = None) -> BadInput:
    return BadInput(Problem(f"{concept.label}{what}", expected=expected, do=do))
