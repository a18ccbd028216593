"""What is missing, by the name and year of each fact, and who can supply it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guiju.evaluation.mentions import TITLES
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation
from guiju.formulas.sentence import quoted, titles_words, without_day
from guiju.vocabulary import Concept

SUPPLIED_BY = {
    "enterprise": "由企业提供",
    "officer": "由科技局核定，需人工判断",
    "list": "由官方名单核对",
    "expert": "由专家评定，需人工判断",
    "platform": "由平台评分",
    "market": "由市场机构提供",
}
_NAMES = {n.REGISTRATION: "注册日期", TITLES: "资质及有效期"}
_SUPPLIERS = {TITLES: "list"}


def missing_words(
    names: Iterable[str],
    nodes: Iterable[n.Node],
    situation: Situation,
    most: int | None = None,
) -> str:
    """“2023年研发费用、注册日期（均由企业提供），创新得分（由专家评定，需人工判断）”.

    nodes: where the facts are read, which says what they are called and which years are blank.
    most: how many are named of each supplier, the rest being counted.
    """
    parts = [part for node in nodes for part in node.walk()]
    groups: dict[str, list[str]] = {}
    for name in names:
        supplier = supplier_of(name, parts)
        groups.setdefault(supplier, []).append(fact_words(name, parts, situation))
    return "，".join(_group(items, supplier, most) for supplier, items in groups.items())


def _group(items: list[str], supplier: str, most: int | None) -> str:
    if len(items) == 1 and items[0].endswith("）"):
        return f"{items[0][:-1]}，{SUPPLIED_BY[supplier]}）"
    # A label that ends in a bracket goes before the plain ones, so that two do not meet.
    plain_last = sorted(items, key=lambda item: not item.endswith("）"))
    each = "均" if len(items) > 1 else ""
    if most is not None and len(items) > most:
        named = "、".join(items[:most])
        return f"{named}等{len(items)}项（{each}{SUPPLIED_BY[supplier]}）"
    return f"{'、'.join(plain_last)}（{each}{SUPPLIED_BY[supplier]}）"


def _concepts(parts: list[n.Node]) -> Mapping[str, Concept]:
    read = (part for part in parts if isinstance(part, n.Fact | n.Count))
    return {part.concept.name: part.concept for part in read}


def supplier_of(name: str, parts: list[n.Node]) -> str:
    """Who can supply a fact that these nodes read."""
    concept = _concepts(parts).get(name)
    return concept.supplier if concept else _SUPPLIERS.get(name, "enterprise")


def fact_words(name: str, parts: list[n.Node], situation: Situation) -> str:
    """A missing fact: its label, and the blank years of a yearly one."""
    concept = _concepts(parts).get(name)
    if concept is None:
        held = [part for part in parts if isinstance(part, n.Holds)]
        if name == TITLES and held:
            return "、".join(dict.fromkeys(titles_words(part) for part in held)) + "及有效期"
        return _NAMES.get(name, "其他资料")
    if concept.type == "list":
        begun = situation.facts.lists.get(name) is not None
        return f"{without_day(concept.label)}记录{'中的空缺内容' if begun else ''}"
    label = quoted(concept.label) if concept.type == "bool" else concept.label
    return f"{_years_words(blank_years(name, parts, situation))}{label}"


def blank_years(name: str, parts: list[n.Node], situation: Situation) -> list[int]:
    """The years in which a yearly fact is read and blank; none for a fact without a year."""
    reads = [p for p in parts if isinstance(p, n.Fact) and p.concept.name == name]
    read, reference = situation.facts.yearly, situation.reference
    return sorted(
        reference + shift
        for shift in {part.shift for part in reads if part.concept.yearly}
        if situation.existed(shift) and read(name, reference + shift, reference) is None
    )


def _years_words(years: list[int]) -> str:
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}—{years[-1]}年"
    return f"{'、'.join(map(str, years))}年" if years else ""
