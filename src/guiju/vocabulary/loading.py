"""Vocabulary files → kinds and concepts, every slip named with file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guiju.documents import Mapping, read
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.vocabulary.concepts import PERIODS, SUPPLIERS, TYPES, VISIBILITIES, Concept, Lever
from guiju.vocabulary.kinds import Kind, Vocabulary
from guiju.vocabulary.units import DEFAULT_DECIMALS, MONEY_SCALES

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_KEYS = (
    "label type unit period from seen_as ask means easily_confused_with lever signed range "
    "choices of decimals derive was retired"
).split()
_KIND_KEYS = ["kind", "label", "identified_by", "concepts"]


def load_vocabulary(folder: Path, root: Path) -> Vocabulary:
    """Read every YAML file under `folder`; `root` shortens the names in messages.

    One kind may be spread over several files by theme; a concept stands once.
    """
    problems = Problems()
    parts: dict[str, list[Mapping]] = {}
    for path in sorted(folder.rglob("*.yaml")):
        try:
            document = read(path, str(path.relative_to(root)))
            parts.setdefault(str(document.get("kind")), []).append(document)
        except BadInput as error:
            problems.adopt(error)
    kinds = {name: _kind(name, documents, problems) for name, documents in parts.items()}
    if "enterprise" not in kinds:
        problems.note("词汇表里没有企业（kind: enterprise）", Place(str(folder)))
    problems.raise_if_any()
    return Vocabulary(MappingProxyType(kinds))


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


def _kind(name: str, documents: list[Mapping], problems: Problems) -> Kind:
    label = name
    identified_by: MappingType[str, str] = {}
    concepts: dict[str, Concept] = {}
    for document in documents:
        unknown_keys(document, _KIND_KEYS, problems)
        label = document.get("label", label)
        identified_by = document.get("identified_by", identified_by)
        for key, body in (document.get("concepts") or {}).items():
            place = document["concepts"].at(key)
            if key in concepts:
                first = concepts[key].at.text()
                problems.note(f"概念“{key}”重复定义（首次：{first}）", place, do="删去一处")
                continue
            try:
                concepts[key] = concept_from(key, body, place)
            except BadInput as error:
                problems.adopt(error)
    _check_confusions(concepts, problems)
    return Kind(name, label, MappingProxyType(identified_by), MappingProxyType(concepts))


def _check_confusions(concepts: MappingType[str, Concept], problems: Problems) -> None:
    for concept in concepts.values():
        for other in concept.confused_with:
            if other not in concepts:
                problems.note(
                    f"easily_confused_with 指向不存在的概念“{other}”",
                    concept.at,
                    do=close_to(other, concepts),
                )


def concept_from(name: str, body: Any, place: Place) -> Concept:
    """One concept from its YAML body, or BadInput saying what is wrong with it."""
    problems = Problems()
    if not isinstance(body, Mapping) or not _NAME.match(str(name)):
        raise BadInput(Problem(f"概念“{name}”写法有误", place, "小写字母加下划线的名称和一组键值"))
    unknown_keys(body, _KEYS, problems)
    kind_of_value = body.get("type")
    _one_of(body, "type", TYPES, problems)
    _one_of(body, "period", PERIODS, problems, default="instant")
    _one_of(body, "from", SUPPLIERS, problems, default="enterprise")
    _one_of(body, "seen_as", VISIBILITIES, problems, default="commercial")
    if not body.get("label"):
        problems.note(f"概念“{name}”缺少中文名", place, expected="label: …")
    if kind_of_value == "money" and body.get("unit") not in MONEY_SCALES:
        problems.note(f"金额“{name}”的单位不明", place, expected="unit: 元、万元或亿元")
    if kind_of_value == "choice" and not body.get("choices"):
        problems.note(f"选项“{name}”没有列出选项", place, expected="choices: {代码: 名称}")
    problems.raise_if_any()
    return _build(name, body, place)


def _one_of(
    body: Mapping, key: str, known: Any, problems: Problems, default: str | None = None
) -> None:
    value = body.get(key, default)
    if value not in known:
        problems.note(f"{key}: {value} 不在可用的词中", body.at(key), expected="、".join(known))


def _build(name: str, body: Mapping, place: Place) -> Concept:
    fields, item = _list_parts(name, body, place)
    lever = body.get("lever")
    span = body.get("range")
    confused = body.get("easily_confused_with") or ()
    return Concept(
        name=name,
        label=body["label"],
        type=body["type"],
        unit=str(body.get("unit") or ""),
        period=body.get("period", "instant"),
        supplier=body.get("from", "enterprise"),
        seen_as=body.get("seen_as", "commercial"),
        ask=body.get("ask", ""),
        means=body.get("means", ""),
        confused_with=(confused,) if isinstance(confused, str) else tuple(confused),
        lever=Lever(Fraction(lever["step"]), int(lever["within_months"])) if lever else None,
        signed=bool(body.get("signed", False)),
        range=(Fraction(span[0]), Fraction(span[1])) if span else None,
        choices=MappingProxyType(dict(body.get("choices") or {})),
        fields=MappingProxyType(fields),
        item=item,
        decimals=int(body.get("decimals", DEFAULT_DECIMALS)),
        derive=body.get("derive"),
        was=tuple(body.get("was") or ()),
        retired=None if body.get("retired") is None else str(body["retired"]),
        at=place,
    )


def _list_parts(
    name: str, body: Mapping, place: Place
) -> tuple[dict[str, Concept], Concept | None]:
    inner = body.get("of")
    if body["type"] != "list":
        return {}, None
    if isinstance(inner, str):
        return {}, Concept(name="item", label=body["label"], type=inner, at=place)
    if not isinstance(inner, Mapping):
        raise BadInput(Problem(f"列表“{name}”没有写明元素", place, "of: date 或 of: {字段: 类型}"))
    fields = {}
    for key, part in inner.items():
        short = part if isinstance(part, Mapping) else Mapping(type=part)
        short.file, short.line = inner.file, inner.lines[key]
        short.lines = getattr(short, "lines", {})
        short.setdefault("label", key)
        fields[key] = concept_from(key, short, inner.at(key))
    return fields, None
