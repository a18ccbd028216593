"""A rule as somebody wrote it → a rule, every slip told with its line."""

from __future__ import annotations

from typing import Any

from guiju.documents import Mapping, Sequence
from guiju.errors import Place
from guiju.slips import one_of, unknown_keys
from guiju.stacking.desk import CITED_KEYS, Desk
from guiju.stacking.rules import COUNTS, NOW, Cap, CoFunding, Exclude, Order, Rule, TakeTheHigher

WORDS = {
    "exclude": ["most", "counts"],
    "take_the_higher": ["counts"],
    "cap": ["limit", "unit", "counts"],
    "co_funding": ["of", "share", "counts"],
    "order": [],
}
"""The rule words, each with the keys it takes."""
_LARGEST_SHARE = 10


def rule_from(name: str, body: Any, at: Place, desk: Desk) -> Rule | None:
    """One rule: exactly one of the words, and the benefits it speaks of."""
    words = [word for word in WORDS if isinstance(body, Mapping) and word in body]
    if len(words) != 1:
        desk.problems.note(f"规则“{name}”要有且只有一个规则词", at, expected="、".join(WORDS))
        return None
    (word,) = words
    unknown_keys(body, [word, *WORDS[word], *CITED_KEYS], desk.problems)
    one_of(body, "counts", COUNTS, desk.problems, default=NOW)
    common = {
        "id": name,
        "of": _members(body, "of" if word == "co_funding" else word, desk),
        "cited": desk.citation(body, at),
        "counts": str(body.get("counts") or NOW),
        "at": at,
    }
    return _make(word, body, common, desk)


def _make(word: str, body: Mapping, common: dict[str, Any], desk: Desk) -> Rule:
    if word == "exclude":
        return Exclude(**common, most=_most(body, len(common["of"]), desk))
    if word == "take_the_higher":
        return TakeTheHigher(**common)
    if word == "cap":
        if body.get("limit") is None:
            met = f"规则“{common['id']}”没有写上限"
            desk.problems.note(met, common["at"], expected="limit: 100 加 unit: 万元")
        return Cap(**common, limit=desk.money(body, "limit"))
    if word == "order":
        return Order(**common)
    share = desk.share(body, "share", _LARGEST_SHARE)
    return CoFunding(**common, benefit=str(body[word]), share=share)


def _members(body: Mapping, key: str, desk: Desk) -> tuple[str, ...]:
    listed = body.get(key)
    if isinstance(listed, str) and key == "of":
        return (listed,)
    if not isinstance(listed, Sequence) or not listed:
        desk.problems.note(f"{key} 要写成列表", body.at(key), expected=f"{key}: [编号, 编号]")
        return ()
    members = tuple(map(str, listed))
    if len(set(members)) < len(members):
        desk.problems.note(f"{key} 里有重复的编号", body.at(key), do="删去重复的")
    if len(members) < 2 and key not in ("cap", "of"):
        desk.problems.note(f"{key} 至少写两项", body.at(key), do="补上另一项")
    return members


def _most(body: Mapping, size: int, desk: Desk) -> int:
    most = body.get("most", 1)
    if isinstance(most, int) and not isinstance(most, bool) and 1 <= most < max(size, 2):
        return most
    expected = f"1 至 {max(size - 1, 1)} 的整数"
    desk.problems.note(f"most: {most} 不成限制", body.at("most"), expected=expected)
    return 1
