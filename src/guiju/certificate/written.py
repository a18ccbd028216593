"""Rules as their author wrote them, as text: what can be shown, compared and hashed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from guiju.certificate.numbers import exact
from guiju.policies.conditions import Condition, Group
from guiju.policies.words import BOUNDARY_WORDS, GROUP_WORDS

_PLAIN = re.compile(r"[^\s'{}\[\],:#][^'{}\[\],:#]*(?<!\s)")
_NUMBER_OF = "at_least_n"


def as_text(body: Any, *, inside: bool = False) -> str:
    """A YAML value on one line, in the order written: `{by: x, at_most: {5000: 5%}, else: 3%}`.

    The order of a table's rows decides, so it is kept; spaces inside a formula are evened out.
    """
    if isinstance(body, dict):
        pairs = (f"{as_text(key, inside=True)}: {as_text(body[key], inside=True)}" for key in body)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(body, list | tuple):
        return "[" + ", ".join(as_text(item, inside=True) for item in body) + "]"
    if isinstance(body, bool) or body is None:
        return {True: "true", False: "false", None: "null"}[body]
    if isinstance(body, int | Fraction):
        return exact(body)
    text = body.isoformat() if isinstance(body, date) else " ".join(str(body).split())
    if inside and not _PLAIN.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return text


Paired = tuple[Condition, Any]


def pairs(condition: Condition, body: Any) -> Iterator[Paired]:
    """Every condition of a tree with the YAML it was built from, in the order of `walk()`."""
    yield condition, body
    if isinstance(condition, Group):
        for member, item in zip(condition.members, _members(body), strict=True):
            yield from pairs(member, item)
    if condition.unless is not None:
        yield from pairs(condition.unless, body["unless"])


def tree_body(version: Any, policy: Any) -> Any:
    """The YAML of a version's conditions: its own, else those of the whole policy."""
    for body in (version, policy):
        for word in GROUP_WORDS:
            if word in body:
                return {word: body[word]}
    return {}


def _members(body: Any) -> list[Any]:
    word = next(word for word in GROUP_WORDS if word in body)
    return list(body[word]["of"] if word == _NUMBER_OF else body[word])


def leaf_rule(body: Any) -> dict[str, str]:
    """What a leaf measures and against what: {measure: …, at_least: 10%}."""
    if not isinstance(body, dict):
        return {"measure": as_text(body)}
    keys = ("measure", *BOUNDARY_WORDS, "nothing")
    return {key: as_text(body[key]) for key in keys if key in body}
