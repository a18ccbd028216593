"""Slips of the pen in YAML: a key nobody reads, a word that is nearly another."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from guiju.documents import Mapping
from guiju.errors import Problems


def close_to(name: str, known: Any) -> str | None:
    """“是否想写 …？” for a name that is nearly one of `known`."""
    close = get_close_matches(str(name), [str(word) for word in known], n=1)
    return f"核对名称，是否想写“{close[0]}”" if close else None


def unknown_keys(mapping: Mapping, known: list[str], problems: Problems) -> None:
    """Note every key nobody would read, so that a misspelt one cannot pass in silence."""
    for key in mapping:
        if key not in known:
            problems.note(
                f"不认识的键“{key}”", mapping.at(key), do=close_to(key, known) or "删去或改正"
            )


def one_of(
    body: Mapping, key: str, known: Any, problems: Problems, default: str | None = None
) -> None:
    """Note a value of `key` that is not one of `known`."""
    value = body.get(key, default)
    if value not in known:
        problems.note(f"{key}: {value} 不在可用的词中", body.at(key), expected="、".join(known))
