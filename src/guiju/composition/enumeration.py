"""Items in a row: 一是…。二是…。"""

from __future__ import annotations

from collections.abc import Sequence

from guiju.composition.marked import without_notes
from guiju.composition.numbers import chinese

_ENDS = tuple("。；！？：…")
_OPEN_ENDS = "；，、"
_QUOTES = "”’）》】"


def enumerated(items: Sequence[str]) -> str:
    """一是…。二是…。; a single item needs no number, the last one ends with a full stop."""
    listed = [item for item in items if item]
    told = [
        (f"{chinese(place)}是" if len(listed) > 1 else "") + _ended(item, place == len(listed))
        for place, item in enumerate(listed, 1)
    ]
    return "".join(told)


def _ended(item: str, last: bool) -> str:
    if last:
        item = item.rstrip(_OPEN_ENDS)
    seen = without_notes(item).rstrip(_QUOTES)
    return item if seen.endswith(_ENDS) else item + "。"
