"""`sources:` of one entity: in which document each fact was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.errors import Problems
from guiju.facts.blanks import WHITESPACE, is_blank
from guiju.facts.places import place_of
from guiju.vocabulary import TITLES, Kind, close_to

SOURCES = "sources"
LONGEST = 200
"""Characters a source may have: the name of a document, not the document."""


def fact_sources(document: Mapping[str, Any], kind: Kind, problems: Problems) -> dict[str, str]:
    """{concept: document} of `sources: {fact: text}`, former names under their present one.

    `titles` stands for every title. A blank says nothing; what cannot be used is noted.
    """
    given = document.get(SOURCES)
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        problems.note(
            "sources 不是一组键值", place_of(document, SOURCES), expected="{事实名: 依据文件}"
        )
        return {}
    found: dict[str, str] = {}
    for key, text in given.items():
        name, place = _concept(key, kind), place_of(given, key)
        if name is None:
            near = close_to(key, [*kind.concepts, TITLES]) or "只写词汇表里的事实名"
            problems.note(f"sources 里不认识的事实“{key}”", place, do=near)
        elif is_blank(text):
            continue
        elif not isinstance(text, str) or len(text) > LONGEST or "\n" in text.strip(WHITESPACE):
            expected = f"一行不超过 {LONGEST} 字的文件名称"
            problems.note(f"“{key}”的来源写法有误", place, expected=expected)
        else:
            found[name] = text.strip(WHITESPACE)
    return found


def _concept(key: Any, kind: Kind) -> str | None:
    if key == TITLES:
        return TITLES
    concept = kind.find(key)
    return None if concept is None else concept.name
