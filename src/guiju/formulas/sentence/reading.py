"""The sentence reading: each kind of node has words; a table inside a longer phrase is short."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from guiju.formulas.nodes import Node, Table
from guiju.formulas.sentence.years import RELATIVE, Years

Words = Callable[[Any, Years], str]
Registered = TypeVar("Registered", bound=Words)
WORDS: dict[type[Node], Words] = {}


def words_for(kind: type[Node]) -> Callable[[Registered], Registered]:
    """Register the words of one kind of node."""

    def register(words: Registered) -> Registered:
        WORDS[kind] = words
        return words

    return register


def phrase(node: Node, years: Years = RELATIVE) -> str:
    """A node in Chinese: a noun phrase for a number, a clause for a yes/no."""
    return WORDS[type(node)](node, years)


def part(node: Node, years: Years = RELATIVE) -> str:
    """A node inside a longer phrase, where all rows of a table would not fit."""
    if isinstance(node, Table):
        key = phrase(node.key, years) if node.key else ""
        return f"按{key}分档的数值" if key else "按情形分档的数值"
    return phrase(node, years)
