"""Which control of a form each kind of fact is entered by, and how it is read back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

import guiju
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row

UNITS = ("万元", "元", "亿元")
YES_NO = (("是", "是"), ("否", "否"))
FEW = 7
"""Choices shown as buttons up to so many, in a list beyond."""
FIRMS_KNOW = frozenset({"enterprise", "list", "platform", "market"})
"""Suppliers whose word a firm can pass on: its own figures, lists and scores it can look up."""
REGISTERED = ("titles",)
"""Types that are read from records and never typed."""


def can_enter(concept: Any) -> bool:
    """Whether a firm may say it in a form: no record of its own, no person's judgement."""
    if concept.type in REGISTERED:
        return False
    return concept.type != "entity" or concept.targets == ("town",)


def firms_may_say(concept: Any) -> bool:
    """Whether it is the firm's to say: what a person of the bureau or an expert judges is not."""
    return can_enter(concept) and concept.supplier in FIRMS_KNOW


def control(concept: Any, label: str, *, required: bool = False) -> forms.Field:
    """The field of a form for one value of a concept."""
    if concept.type == "bool":
        return forms.ChoiceField(
            label=label, choices=YES_NO, widget=forms.RadioSelect, required=required
        )
    if concept.type in ("choice", "level"):
        return _chosen(label, list(concept.choices.items()), required)
    if concept.type == "entity":
        return _chosen(label, _places(concept), required)
    if concept.type == "list" and concept.item is not None:
        field = forms.CharField(label=label, widget=forms.Textarea, required=required)
        field.help_text = "一行一项；没有的写“无”"
        return field
    field = forms.CharField(label=label, max_length=300, required=required, strip=True)
    field.widget.attrs |= {"autocomplete": "off"}
    if concept.numeric:
        field.widget.attrs |= {"inputmode": "decimal"}
    field.help_text = _hint(concept)
    return field


def unit_of(concept: Any) -> str:
    """What stands behind the field: 人, %; nothing for money, whose unit is chosen."""
    if concept.type == "ratio":
        return "%"
    return concept.unit if concept.numeric and concept.type != "money" else ""


def written(concept: Any, text: str, unit: str = "") -> str:
    """What was typed as the ledger reads it, in the concept's own unit; BadInput where it cannot.

    A ratio is typed in per cent. A plain list is typed a line an item.
    """
    text = text.strip()
    if concept.type == "list" and concept.item is not None:
        text = "；".join(part.strip() for part in text.splitlines() if part.strip())
    if concept.type == "ratio" and text and not text.endswith(("%", "％")):
        text = f"{text}%"
    if concept.type == "money" and unit and unit != concept.unit and text:
        found = guiju.read_cell(concept, text, unit)
        fen = found if isinstance(found, int) else 0
        return f"{(Decimal(fen) / concept.written_scale).normalize():f}"
    guiju.read_cell(concept, text)
    return text


def typed(concept: Any, raw: str) -> str:
    """What the ledger holds as a form shows it: per cent, a line an item, 是 and 否."""
    if not raw:
        return ""
    if concept.type == "ratio":
        return f"{(Decimal(raw) * 100).normalize():f}"
    if concept.type == "bool":
        return {"1": "是", "0": "否"}.get(raw, raw)
    if concept.type == "list" and concept.item is not None:
        return raw.replace("；", "\n")
    return raw


def _chosen(label: str, choices: list[tuple[str, str]], required: bool) -> forms.Field:
    few = len(choices) <= FEW
    widget: Any = forms.RadioSelect if few else forms.Select
    blank = [] if few else [("", "请选择")]
    return forms.ChoiceField(
        label=label, choices=[*blank, *choices], widget=widget, required=required
    )


def _places(concept: Any) -> list[tuple[str, str]]:
    rows = Row.objects.filter(kind__in=concept.targets, merged_into=None, is_withdrawn=False)
    return list(rows.order_by("code").values_list("code", "name"))


def _hint(concept: Any) -> str:
    if concept.type == "date":
        return "如 2024-07-03；只知道月份的写 2024-07"
    if concept.type == "place":
        county = ledger.county()
        return f"行政区划代码，如 {county.code}"
    if concept.type == "industry":
        return "国民经济行业代码，如 C3516"
    return ""
