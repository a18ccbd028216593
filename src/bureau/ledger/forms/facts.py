"""Entering one fact: a value, for when, on what grounds, instead of what was seen."""

from __future__ import annotations

import json
from typing import Any

from django import forms

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.forms.concepts import DATES, checked, field_of
from bureau.ledger.forms.grounds import Grounds

FIELD = "item-"


class FactForm(Grounds):
    """One value of a concept, or one item of a list of records."""

    replaces = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_period = forms.CharField(required=False, widget=forms.HiddenInput)
    period = forms.CharField(required=False)
    reason = forms.CharField(label="原因", required=False, max_length=300)

    def __init__(self, *args: Any, concept: Any, viewer: Viewer, **how: Any) -> None:
        super().__init__(*args, viewer=viewer, **how)
        self.concept = concept
        if concept.fields:
            for name, each in concept.fields.items():
                self.fields[FIELD + name] = field_of(each, viewer, required=False)
        else:
            self.fields["value"] = field_of(concept, viewer, required=concept.many)
        self._about_time()

    def _about_time(self) -> None:
        if self.concept.fields or self.concept.many:
            del self.fields["period"]
        elif self.concept.yearly:
            self.fields["period"] = forms.CharField(label="年度", help_text="如 2024")
        else:
            hint = f"值从哪天起变的才填；改错的空着不动。{DATES}"
            self.fields["period"] = forms.CharField(
                label="自何时起", required=False, help_text=hint
            )

    def values(self) -> list[forms.BoundField]:
        """The fields of the value, then its time."""
        named = [self[n] for n in self.fields if n == "value" or n.startswith(FIELD)]
        return [*named, *([self["period"]] if "period" in self.fields else [])]

    def clean(self) -> dict[str, Any]:
        """Every value must be one the ledger can read."""
        data = super().clean()
        for name, concept in self._asked():
            if name in data:
                try:
                    data[name] = checked(concept, data[name])
                except forms.ValidationError as error:
                    self.add_error(name, error)
        if data.get("period"):
            try:
                code = guiju.stretch(data["period"]).code()
                data["period"] = code[:4] if self.concept.yearly else code
            except guiju.BadInput as error:
                self.add_error("period", str(error))
        return data

    def _asked(self) -> list[tuple[str, Any]]:
        if self.concept.fields:
            return [(FIELD + name, each) for name, each in self.concept.fields.items()]
        return [("value", self.concept)]

    def written(self) -> Any:
        """The value as `record` takes it: text, or {field: text} for an item."""
        if not self.concept.fields:
            return self.cleaned_data.get("value", "")
        cells = {name: self.cleaned_data.get(FIELD + name, "") for name in self.concept.fields}
        return {name: text for name, text in cells.items() if text}


def initial_of(concept: Any, raw: str) -> dict[str, Any]:
    """What the boxes of a form hold at first, from a value as a table writes it."""
    if concept.fields:
        if not raw.startswith("{"):
            return {}
        return {FIELD + name: cell for name, cell in json.loads(raw).items()}
    if concept.type == "bool":
        return {"value": {"1": "是", "0": "否"}.get(raw, raw)}
    if concept.type == "list" and concept.item is not None and concept.item.choices:
        return {"value": raw.split("；") if raw else []}
    return {"value": raw}
