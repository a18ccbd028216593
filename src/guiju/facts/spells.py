"""Titles of one entity: the spells they were held for, folded to a last valid day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guiju.errors import BadInput, Problem, Problems
from guiju.facts.blanks import is_blank, shown
from guiju.facts.days import day_number
from guiju.facts.entity import NEVER_HELD
from guiju.facts.places import located, place_of
from guiju.vocabulary import Kind, close_to

_KEYS = ("from", "valid_to")


@dataclass(frozen=True)
class Spell:
    """A time a title was held, as day numbers; None where the day is not known."""

    since: int | None
    until: int | None


def last_valid_day(spells: Iterable[Spell], on: int) -> int | None:
    """The last valid day of a title as seen on day number `on`.

    Spells that begin later do not count yet; of several the latest stands; a spell whose end is
    blank makes the day unknown (None) unless another spell already reaches `on`; NEVER_HELD when
    no spell has begun.
    """
    begun = [spell for spell in spells if spell.since is None or spell.since <= on]
    latest = max((spell.until for spell in begun if spell.until is not None), default=NEVER_HELD)
    if latest < on and any(spell.until is None for spell in begun):
        return None
    return latest


def entity_titles(raw: Any, kind: Kind, on: int) -> dict[str, int | None] | None:
    """`titles:` of one entity as {code: last valid day}; None when nothing is known of them.

    A title maps to a day, to null (held, day unknown), to {from, valid_to}, or to a list of these.
    A title never held is absent.
    """
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise BadInput(Problem("titles 不是一组键值", expected="{称号代码: 有效期止}"))
    problems, folded = Problems(), dict[str, int | None]()
    for code, value in raw.items():
        place = place_of(raw, code)
        if code not in kind.title_codes:
            near = close_to(code, kind.title_codes) or "核对称号代码"
            problems.note(f"不认识的称号“{code}”", place, do=_by_label(code, kind) or near)
            continue
        try:
            day = last_valid_day(_spells(value, kind.title_codes[code]), on)
        except BadInput as error:
            problems.extend(located(error, place))
            continue
        if day != NEVER_HELD:
            folded[code] = day
    problems.raise_if_any()
    return folded


def _by_label(text: str, kind: Kind) -> str | None:
    codes = [code for code, label in kind.title_codes.items() if label == text]
    return f"写称号的代码“{codes[0]}”" if codes else None


def _spells(value: Any, label: str) -> list[Spell]:
    several = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return [_spell(item, label) for item in several]


def _spell(value: Any, label: str) -> Spell:
    if not isinstance(value, Mapping):
        return Spell(None, _day(f"{label}有效期止", value))
    for key in value:
        if key not in _KEYS:
            do = close_to(key, _KEYS) or "只写 from 和 valid_to"
            raise BadInput(Problem(f"{label}没有“{key}”这一项", place_of(value, key), do=do))
    since = _day(f"{label}有效期起", value.get("from"))
    until = _day(f"{label}有效期止", value.get("valid_to"))
    if since is not None and until is not None and until < since:
        met = f"{label}有效期止“{shown(value['valid_to'])}”早于起“{shown(value['from'])}”"
        raise BadInput(Problem(met, do="核对起止日期"))
    return Spell(since, until)


def _day(label: str, raw: Any) -> int | None:
    return None if is_blank(raw) else day_number(label, raw)
