"""A move to a stage: the day, the proofs the stage asks for, the reason of a way back."""

from __future__ import annotations

from typing import Any

from django import forms

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.forms.concepts import DATES, checked, field_of
from bureau.ledger.forms.grounds import Grounds
from bureau.ledger.reading import kind_of
from bureau.ledger.standing import order
from bureau.ledger.values import when

PROOF = "proof-"


class MoveForm(Grounds):
    """The inputs of one move; which proofs there are depends on where it goes."""

    to = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    on = forms.CharField(label="日期", help_text=DATES)
    reason = forms.CharField(label="原因", required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        kind: str,
        to: str,
        known: set[str],
        since: str,
        back: bool,
        viewer: Viewer,
        **how: Any,
    ) -> None:
        super().__init__(*args, viewer=viewer, **how)
        self.since, self.back = since, back
        self.kind = kind_of(kind)
        self.proofs = [self.kind.concepts[name] for name in self.kind.stages.proofs.get(to, ())]
        for concept in self.proofs:
            must = concept.name not in known
            self.fields[PROOF + concept.name] = field_of(concept, viewer, required=must)
        if back:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = "退回前一阶段，写明为什么。"

    def asked(self) -> list[forms.BoundField]:
        """The day, the proofs, the reason."""
        proofs = [self[PROOF + concept.name] for concept in self.proofs]
        return [self["on"], *proofs, self["reason"]]

    def clean(self) -> dict[str, Any]:
        """The day and every proof must be such that the ledger can read them."""
        data = super().clean()
        if data.get("on"):
            try:
                self._after(guiju.stretch(data["on"]).code())
            except guiju.BadInput as error:
                self.add_error("on", str(error))
        for concept in self.proofs:
            name = PROOF + concept.name
            try:
                data[name] = checked(concept, data.get(name))
            except forms.ValidationError as error:
                self.add_error(name, error)
        return data

    def _after(self, on: str) -> None:
        """A move comes after the stage it leaves, as far as the two dates can be told apart."""
        if order(on) < order(self.since):
            met = f"早于现在这一阶段的日期（{when(self.since)}），排不到它后面"
            raise guiju.BadInput.saying(met, do="写同样或更晚的日期，或先撤销记错的那次移动")

    def written(self) -> dict[str, str]:
        """The proofs that were given, by concept."""
        found = {c.name: str(self.cleaned_data.get(PROOF + c.name) or "") for c in self.proofs}
        return {name: text for name, text in found.items() if text}
