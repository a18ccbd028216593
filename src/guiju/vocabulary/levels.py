"""Levels of government, low to high: one order everywhere, other words in every place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LEVELS: Mapping[str, str] = MappingProxyType(
    {"county": "县级", "city": "设区市级", "province": "省级", "nation": "国家级"}
)
"""Codes with the words used where no place is known; a place's layer has its own."""


def level_choices(below: Mapping[str, str]) -> dict[str, str]:
    """The choices of a level concept; `below` are answers that are no level (none: 未争创)."""
    return {**below, **LEVELS}


def relabelled(choices: Mapping[str, str], labels: Mapping[str, str]) -> Mapping[str, str]:
    """The same choices in the words of a place."""
    return MappingProxyType({code: labels.get(code, label) for code, label in choices.items()})
