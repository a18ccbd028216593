"""Places: one layer each, with level labels, towns and local parameters."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guiju.documents import Mapping, read_each
from guiju.errors import Place, Problems
from guiju.vocabulary.kinds import Vocabulary
from guiju.vocabulary.levels import LEVELS
from guiju.vocabulary.spelling import close_to, one_of, unknown_keys

_KEYS = "code name level parent labels towns zones sections parameters note".split()
_TOWN_KEYS = ["code", "name", "kind", "confidence", "note"]
_TOWN_KINDS = ("street", "town")


@dataclass(frozen=True)
class PlaceLayer:
    """One place of the rulebook.

    labels: words for the levels; sections: {section the vocabulary names: what it is called here};
    parameters: {policy: {parameter: value}}, laid over the policy's own within this place.
    """

    code: str
    name: str
    level: str
    parent: str | None = None
    labels: MappingType[str, str] = field(default_factory=dict)
    towns: tuple[MappingType[str, Any], ...] = ()
    zones: tuple[MappingType[str, Any], ...] = ()
    sections: MappingType[str, str] = field(default_factory=dict)
    parameters: MappingType[str, MappingType[str, Any]] = field(default_factory=dict)

    def level_label(self, level: str) -> str:
        """The words for a level here, so that nobody has to print a bare 市级."""
        return str(self.labels.get(level, LEVELS.get(level, level)))

    def town(self, code: str) -> str | None:
        """The name of the town or street a nine-digit code (or a longer one) lies in."""
        return next((town["name"] for town in self.towns if code.startswith(town["code"])), None)


def load_places(folder: Path, root: Path, problems: Problems) -> dict[str, PlaceLayer]:
    """Read rulebook/places/*.yaml: layers by code."""
    layers: dict[str, PlaceLayer] = {}
    for document in read_each(folder.glob("*.yaml"), root, problems):
        unknown_keys(document, _KEYS, problems)
        code = str(document.get("code") or "").zfill(6)
        if not code.isdigit():
            problems.note(
                f"地方代码“{code}”不是区划代码", document.at("code"), expected="如 320481"
            )
            continue
        if code in layers or not document.get("name"):
            problems.note(f"地方“{code}”重复或没有名称", document.at(), do="核对 code 和 name")
            continue
        _check_words(document, problems)
        _check_towns(document, code, problems)
        layers[code] = PlaceLayer(
            code=code,
            name=document["name"],
            level=str(document.get("level") or ""),
            parent=None if document.get("parent") is None else str(document["parent"]),
            labels=dict(document.get("labels") or {}),
            towns=tuple(document.get("towns") or ()),
            zones=tuple(document.get("zones") or ()),
            sections=_sections(document.get("sections")),
            parameters=dict(document.get("parameters") or {}),
        )
    for layer in layers.values():
        if layer.parent is not None and layer.parent.zfill(6) not in layers:
            problems.note(f"“{layer.name}”的上级“{layer.parent}”不存在", Place("places/"))
    return layers


def check_owners(
    layers: MappingType[str, PlaceLayer], words: Vocabulary, problems: Problems
) -> None:
    """Where a place lists its sections, whoever answers for a kind is one of them."""
    for layer in layers.values():
        for kind in words.kinds.values():
            if layer.sections and kind.owner and kind.owner not in layer.sections:
                do = close_to(kind.owner, layer.sections) or "写进 sections，或改正 owner"
                met = f"{kind.label}的负责科室“{kind.owner}”不在“{layer.name}”的科室里"
                problems.note(met, kind.owner_at, expected="、".join(layer.sections), do=do)


def _sections(listed: Any) -> dict[str, str]:
    """Sections as a list of names, or under the names the vocabulary has for them."""
    if isinstance(listed, Mapping):
        return {str(word): str(name) for word, name in listed.items()}
    return {str(name): str(name) for name in listed or ()}


def _check_words(document: Mapping, problems: Problems) -> None:
    if "level" in document:
        one_of(document, "level", LEVELS, problems)
    for level in document.get("labels") or {}:
        if level not in LEVELS:
            at = document["labels"].at(level)
            problems.note(f"没有“{level}”这一级", at, expected="、".join(LEVELS))


def _check_towns(document: Mapping, code: str, problems: Problems) -> None:
    """Towns have a nine-digit code of their place, once; zones have a name and no code."""
    seen: dict[str, str] = {}
    for town in document.get("towns") or ():
        unknown_keys(town, _TOWN_KEYS, problems)
        own, at = str(town.get("code") or ""), town.at("code")
        if not (own.isascii() and own.isdigit() and len(own) == 9 and own.startswith(code)):
            problems.note(f"镇街代码“{own}”不对", at, expected=f"{code} 开头的九位数，带引号")
        elif own in seen:
            problems.note(f"镇街代码“{own}”重复（{seen[own]}）", at, do="核对代码")
        if not town.get("name"):
            problems.note(f"镇街“{own}”没有名称", at, do="补上 name")
        one_of(town, "kind", _TOWN_KINDS, problems)
        seen.setdefault(own, str(town.get("name")))
    for zone in document.get("zones") or ():
        unknown_keys(zone, [key for key in _TOWN_KEYS if key != "code"], problems)
        if not zone.get("name"):
            problems.note("功能区没有名称", zone.at(), do="补上 name")
