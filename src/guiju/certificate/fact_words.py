"""A fact as written in a certificate, in the words a person reads."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from guiju.certificate.fact_values import HELD, NOT_HELD
from guiju.certificate.numbers import exact, grouped
from guiju.facts.days import day_number
from guiju.formulas.sentence import day_words
from guiju.formulas.sentence.words import field_name
from guiju.vocabulary import Concept


def shown(concept: Concept, written: Any) -> str:
    """What a person reads for a value as written: 9,300万元, 是, 2012年3月8日."""
    if concept.type == "list":
        return _list_words(concept, written)
    if concept.type == "bool":
        return "是" if written else "否"
    if concept.type == "choice":
        return concept.choices.get(written, written)
    if concept.type == "date":
        return shown_day(written)
    if concept.type == "ratio":
        return f"{grouped(exact(Fraction(written) * 100))}%"
    return f"{grouped(written)}{concept.unit}" if concept.numeric else str(written)


def _list_words(concept: Concept, written: list[Any]) -> str:
    if not written:
        return "无"
    said = "；".join(_item_words(concept, item) for item in written)
    return f"共{len(written)}条：{said}"


def _item_words(concept: Concept, item: Any) -> str:
    if concept.item is not None:
        return "空缺" if item is None else shown(concept.item, item)
    fields = concept.fields
    said = [f"{field_name(fields[k].label)} {shown(fields[k], v)}" for k, v in item.items()]
    return "，".join(said) or "内容空缺"


def title_words(written: Any) -> str:
    """有效期至2027年11月5日, 未持有, 待核（是否持有、有效期至何日）."""
    if written is NOT_HELD:
        return "未持有"
    return "待核（是否持有、有效期至何日）" if written is HELD else f"有效期至{shown_day(written)}"


def shown_day(written: str) -> str:
    """2027-11-05 as 2027年11月5日."""
    return day_words(day_number("日期", written))
