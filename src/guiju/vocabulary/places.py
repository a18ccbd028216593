"""Places: one layer each, with level labels, towns and local parameters."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guiju.documents import read
from guiju.errors import BadInput, Place, Problems
from guiju.vocabulary.spelling import unknown_keys

_KEYS = ["code", "name", "level", "parent", "labels", "towns", "zones", "parameters", "note"]


@dataclass(frozen=True)
class PlaceLayer:
    """One place of the rulebook.

    parameters: {policy: {parameter: value}}, laid over the policy's own within this place.
    """

    code: str
    name: str
    level: str
    parent: str | None = None
    labels: MappingType[str, str] = field(default_factory=dict)
    towns: tuple[MappingType[str, Any], ...] = ()
    zones: tuple[MappingType[str, Any], ...] = ()
    parameters: MappingType[str, MappingType[str, Any]] = field(default_factory=dict)


def load_places(folder: Path, root: Path, problems: Problems) -> dict[str, PlaceLayer]:
    """Read rulebook/places/*.yaml: layers by code."""
    layers: dict[str, PlaceLayer] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            document = read(path, str(path.relative_to(root)))
        except BadInput as error:
            problems.adopt(error)
            continue
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
        layers[code] = PlaceLayer(
            code=code,
            name=document["name"],
            level=str(document.get("level") or ""),
            parent=None if document.get("parent") is None else str(document["parent"]),
            labels=dict(document.get("labels") or {}),
            towns=tuple(document.get("towns") or ()),
            zones=tuple(document.get("zones") or ()),
            parameters=dict(document.get("parameters") or {}),
        )
    for layer in layers.values():
        if layer.parent is not None and layer.parent.zfill(6) not in layers:
            problems.note(f"“{layer.name}”的上级“{layer.parent}”不存在", Place("places/"))
    return layers
