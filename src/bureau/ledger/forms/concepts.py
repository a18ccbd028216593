"""A form field for a concept: its label, question, unit, choices; what it means as help."""

from __future__ import annotations

from typing import Any

from django import forms

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.forms.naming import RecordField
from bureau.ledger.values import read

UNKNOWN = ("", "（不知道，空着）")
NONE = ("不适用", "不适用（没有）")
DATES = "如 2024-07-03、2024-07、2024-04上旬、2024Q3、2024；只写知道的，不编日子"
LONG = frozenset({"benefit_share", "problem", "reasons", "text", "why", "clauses"})


def field_of(concept: Any, viewer: Viewer, required: bool | None = None) -> forms.Field:
    """The field through which a person says what a concept is."""
    must = concept.required if required is None else required
    how: dict[str, Any] = {
        "label": labelled(concept),
        "required": must,
        "help_text": help_of(concept),
    }
    if concept.type == "entity":
        return RecordField(targets=concept.targets, viewer=viewer, **how)
    if concept.type in ("choice", "level"):
        return forms.ChoiceField(choices=_options(concept.choices, must), **how)
    if concept.type == "bool":
        return forms.ChoiceField(choices=_options({"是": "是", "否": "否"}, must), **how)
    if concept.type == "list" and concept.item is not None and concept.item.choices:
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            choices=list(concept.item.choices.items()), widget=boxes, **how
        )
    return forms.CharField(max_length=2000, widget=_widget(concept), **how)


def labelled(concept: Any) -> str:
    """The label, with the unit in which a number is asked for."""
    unit = concept.unit or ("%" if concept.type == "ratio" else "")
    return f"{concept.label}（{unit}）" if unit else str(concept.label)


def help_of(concept: Any) -> str:
    """The question, what the concept means, and how a date or a list is written."""
    parts = [concept.ask, concept.means]
    if concept.type == "date":
        parts.append(DATES)
    elif concept.type == "list" and not concept.fields:
        parts.append("几项之间用“；”隔开")
    elif concept.type == "entity":
        parts.append("填名称、简称或编号")
    elif concept.type == "place":
        parts.append("填行政区划代码")
    return " ".join(part for part in parts if part)


def _options(choices: Any, must: bool) -> list[tuple[str, str]]:
    listed = [(code, str(label)) for code, label in choices.items()]
    if must:
        return [("", "请选择"), *listed]
    return [UNKNOWN, *listed, NONE]


def _widget(concept: Any) -> forms.Widget:
    if concept.name in LONG:
        return forms.Textarea(attrs={"rows": 3})
    numeric = concept.numeric
    return forms.TextInput(attrs={"inputmode": "decimal"} if numeric else {})


def checked(concept: Any, raw: Any) -> Any:
    """What was written if it can be read; ValidationError in the words of the ledger."""
    written = "；".join(raw) if isinstance(raw, list) else raw
    if written in (None, ""):
        return ""
    try:
        read(concept, written)
    except guiju.BadInput as error:
        raise forms.ValidationError([problem.text() for problem in error.problems]) from error
    return written
