"""One concept from its YAML body."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from guiju.documents import Mapping
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.vocabulary.concepts import (
    PERIODS,
    PRECISIONS,
    SUPPLIERS,
    TYPES,
    VISIBILITIES,
    Concept,
    FromRecords,
    Lever,
)
from guiju.vocabulary.levels import level_choices
from guiju.vocabulary.spelling import NAME, one_of, unknown_keys, words
from guiju.vocabulary.units import DEFAULT_DECIMALS, MONEY_SCALES

_KEYS = (
    "label type unit period from seen_as ask means easily_confused_with lever signed range "
    "choices of decimals derive was retired many required scoped_by precision from_records"
).split()
_RECORD_KEYS = ["kind", "of", "code", "since", "until", "unless"]
# A key that says something about one type only, and what that type is called.
_ONLY = {
    "many": ("entity", "关系（type: entity）"),
    "precision": ("date", "日期（type: date）"),
    "from_records": ("titles", "资质（type: titles）"),
    "scoped_by": ("money", "金额（type: money）"),
}


def concept_from(
    name: str, body: Any, place: Place, defaults: MappingType[str, str] = MappingProxyType({})
) -> Concept:
    """One concept from its YAML body, or BadInput saying what is wrong with it.

    defaults: `from` and `seen_as` where the body has none.
    """
    problems = Problems()
    if not isinstance(body, Mapping) or not NAME.match(str(name)):
        raise BadInput(Problem(f"概念“{name}”写法有误", place, "小写字母加下划线的名称和一组键值"))
    unknown_keys(body, _KEYS, problems)
    one_of(body, "type", TYPES, problems)
    one_of(body, "period", PERIODS, problems, default="instant")
    one_of(body, "from", SUPPLIERS, problems, default="enterprise")
    one_of(body, "seen_as", VISIBILITIES, problems, default="commercial")
    if not body.get("label"):
        problems.note(f"概念“{name}”缺少中文名", place, expected="label: …")
    _check_type(name, body, place, problems)
    problems.raise_if_any()
    return _build(name, body, place, defaults)


def _check_type(name: str, body: Mapping, place: Place, problems: Problems) -> None:
    """What only some types need, and what only some may have."""
    type_ = body.get("type")
    if type_ == "money" and body.get("unit") not in MONEY_SCALES:
        problems.note(f"金额“{name}”的单位不明", place, expected="unit: 元、万元或亿元")
    if not isinstance(body.get("choices") or "", Mapping | str):
        problems.note(f"“{name}”的选项写法有误", body.at("choices"), expected="{代码: 名称}")
    if type_ == "choice" and not body.get("choices"):
        problems.note(f"选项“{name}”没有列出选项", place, expected="choices: {代码: 名称}")
    if type_ == "entity" and not words(body.get("of")):
        problems.note(f"关系“{name}”没有写明指向哪种记录", place, expected="of: [enterprise, …]")
    for key, (only, called) in _ONLY.items():
        if body.get(key) and type_ != only:
            problems.note(
                f"“{name}”不能写 {key}", body.at(key), expected=called, do="删去，或改正类型"
            )
    if isinstance(body.get("derive"), bool) and type_ != "bool":
        problems.note(
            f"“{name}”不是是否类，空缺不能当作是或否", body.at("derive"), expected="derive: 公式"
        )
    if body.get("precision"):
        one_of(body, "precision", PRECISIONS, problems)


def _build(name: str, body: Mapping, place: Place, defaults: MappingType[str, str]) -> Concept:
    fields, item = _list_parts(name, body, place)
    lever = body.get("lever")
    span = body.get("range")
    is_level = body["type"] == "level"
    choices = body.get("choices") or {}
    borrowed = choices if isinstance(choices, str) else ""
    own = {} if borrowed else dict(choices)
    return Concept(
        name=name,
        label=body["label"],
        type="choice" if is_level else body["type"],
        unit=str(body.get("unit") or ""),
        period=body.get("period", "instant"),
        supplier=body.get("from", defaults.get("from", "enterprise")),
        seen_as=body.get("seen_as", defaults.get("seen_as", "commercial")),
        ask=body.get("ask", ""),
        means=body.get("means", ""),
        confused_with=words(body.get("easily_confused_with")),
        lever=Lever(Fraction(lever["step"]), int(lever["within_months"])) if lever else None,
        signed=bool(body.get("signed", False)),
        range=(Fraction(span[0]), Fraction(span[1])) if span else None,
        choices=MappingProxyType(level_choices(own) if is_level else own),
        fields=MappingProxyType(fields),
        item=item,
        decimals=int(body.get("decimals", DEFAULT_DECIMALS)),
        derive=body.get("derive"),
        targets=words(body.get("of")) if body["type"] == "entity" else (),
        many=bool(body.get("many", False)),
        required=bool(body.get("required", False)),
        scoped_by=words(body.get("scoped_by")),
        precision=body.get("precision") or "",
        is_level=is_level,
        choices_from=borrowed,
        from_records=_from_records(body.get("from_records"), place),
        was=words(body.get("was")),
        retired=None if body.get("retired") is None else str(body["retired"]),
        at=place,
    )


def _from_records(body: Any, place: Place) -> FromRecords | None:
    if body is None:
        return None
    problems = Problems()
    if not isinstance(body, Mapping) or not {"kind", "of", "code"} <= set(body):
        raise BadInput(
            Problem("from_records 没有写全", place, "{kind: …, of: 持有者字段, code: 类别字段}")
        )
    unknown_keys(body, _RECORD_KEYS, problems)
    problems.raise_if_any()
    unless = {name: words(codes) for name, codes in (body.get("unless") or {}).items()}
    plain = {key: str(body[key]) for key in _RECORD_KEYS[:-1] if key in body}
    return FromRecords(**plain, unless=MappingProxyType(unless))


def _list_parts(
    name: str, body: Mapping, place: Place
) -> tuple[dict[str, Concept], Concept | None]:
    inner = body.get("of")
    if body["type"] != "list":
        return {}, None
    if isinstance(inner, str):
        return {}, _item(body, inner, place)
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


def _item(body: Mapping, type_: str, place: Place) -> Concept:
    """What a plain list holds; the choices of a list of choices stand beside `of`."""
    plain = Mapping(type=type_, label=body["label"])
    plain.file, plain.line = body.file, body.line
    plain.lines = {"type": body.lines.get("of", body.line)}
    if "choices" in body:
        plain["choices"] = body["choices"]
    return concept_from("item", plain, place)
