"""A new record: the fields of its kind in the order of the vocabulary."""

from __future__ import annotations

from typing import Any

from django import forms

from bureau.accounts.viewer import Viewer
from bureau.ledger.forms.concepts import checked, field_of
from bureau.ledger.forms.grounds import Grounds
from bureau.ledger.reading import kind_of

MOST = 40
"""Fields asked at once; a firm has hundreds, entered afterwards on its page or from a sheet."""
_NOT_ASKED = frozenset({"titles", "industry"})


class NewForm(Grounds):
    """The facts a record begins with; required ones first marked, all in the vocabulary's order."""

    stage_on = forms.CharField(
        label="到这一阶段的日期", required=False, help_text="如 2024-07-03、2024-07、2024"
    )
    sample = forms.BooleanField(label="示例数据（不是真实记录）", required=False)
    not_same = forms.BooleanField(label="看过了，不是同一个", required=False)

    def __init__(self, *args: Any, kind: str, viewer: Viewer, **how: Any) -> None:
        super().__init__(*args, viewer=viewer, **how)
        self.kind = kind_of(kind)
        self.asked = asked_of(kind)
        for concept in self.asked:
            self.fields[concept.name] = field_of(concept, viewer)
        if self.kind.stages is None:
            del self.fields["stage_on"]
        self.similar: list[Any] = []

    def must(self) -> list[forms.BoundField]:
        """The fields nobody may leave out."""
        return [self[c.name] for c in self.asked if c.required]

    def may(self) -> list[forms.BoundField]:
        """The fields that can come later; the stage with its day."""
        found = [self[c.name] for c in self.asked if not c.required]
        if "stage_on" in self.fields:
            found.insert(1, self["stage_on"])
        return found

    def clean(self) -> dict[str, Any]:
        """Every value must be one the ledger can read."""
        data = super().clean()
        for concept in self.asked:
            if concept.name in data:
                try:
                    data[concept.name] = checked(concept, data[concept.name])
                except forms.ValidationError as error:
                    self.add_error(concept.name, error)
        return data

    def written(self) -> dict[str, Any]:
        """The values as `create` takes them; a stage with the day it was reached."""
        data = {c.name: self.cleaned_data[c.name] for c in self.asked if self.cleaned_data[c.name]}
        stage, on = data.get("stage"), self.cleaned_data.get("stage_on", "")
        if stage and on:
            data["stage"] = {on: stage}
        return data


def asked_of(kind: str) -> list[Any]:
    """The concepts a new record is asked for: one value each, not by year, required ones always."""
    can = [
        c
        for c in kind_of(kind).concepts.values()
        if not (c.fields or c.yearly or c.retired or c.type in _NOT_ASKED)
        and not (c.many and not c.required)
    ]
    kept = {c.name for c in [*(c for c in can if c.required), *can][:MOST]}
    return [c for c in can if c.name in kept]
