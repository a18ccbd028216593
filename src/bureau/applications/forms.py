"""The inputs of one move of an application: the day, the proofs it asks for, the reason."""

from __future__ import annotations

from typing import Any

from django import forms

import guiju
from bureau.applications.actions import Certificate
from bureau.applications.records import APPROVED, SUBMITTED, stages

DATES = "如 2024-07-03"
REFUSED = "not_approved"


class MoveForm(forms.Form):
    """A move to a stage that was chosen before; `reasoned`: one that needs its reason."""

    to = forms.CharField(widget=forms.HiddenInput)
    on = forms.CharField(label="日期", help_text=DATES, max_length=20)
    reason = forms.CharField(label="理由", required=False, max_length=300)
    refusal_reason = forms.CharField(label="未获批原因", required=False, max_length=300)
    number = forms.CharField(label="证书编号", required=False, max_length=80)
    granted_on = forms.CharField(label="发证日期", required=False, help_text=DATES, max_length=20)
    valid_to = forms.CharField(label="有效期至", required=False, max_length=20)

    def __init__(
        self, *args: Any, to: str, reasoned: bool, again: bool, years: int, **how: Any
    ) -> None:
        super().__init__(*args, **how)
        self.to, self.reasoned = to, reasoned
        wanted = {"to", "on"} | ({"reason"} if reasoned else set())
        if to == REFUSED:
            wanted.add("refusal_reason")
        if to == APPROVED and not again:
            wanted |= {"number", "granted_on", "valid_to"}
            self.fields["on"].help_text = f"获批那天，{DATES}"
            term = f"，这项资质一般{years}年" if years else ""
            self.fields["valid_to"].help_text = f"以证书为准{term}；证书没写的留空"
        for name in set(self.fields) - wanted:
            del self.fields[name]
        for name in wanted - {"to", "on", "valid_to"}:
            self.fields[name].required = True
        if "reason" in self.fields:
            self.fields["reason"].help_text = "写明为什么；会留在这件事项的历史里。"
            self.fields["reason"].error_messages["required"] = (
                "没有写理由。退回或取消要写一句话，说明为什么；填过的都还在。"
            )

    def clean(self) -> dict[str, Any]:
        """Days must be such that the ledger can read them."""
        data: dict[str, Any] = super().clean() or {}
        for name in ("on", "granted_on", "valid_to"):
            if data.get(name):
                try:
                    data[name] = guiju.stretch(data[name]).code()
                except guiju.BadInput as error:
                    self.add_error(name, str(error))
        return data

    def proofs(self) -> dict[str, str]:
        """What the stage itself asks for."""
        data = self.cleaned_data
        found = {"refusal_reason": data["refusal_reason"]} if self.to == REFUSED else {}
        return {"submitted_on": data["on"]} if self.to == SUBMITTED else found

    def certificate(self) -> Certificate | None:
        """The certificate of an approval, where one is asked for."""
        data = self.cleaned_data
        if "number" not in data:
            return None
        return Certificate(data["number"], data["granted_on"], data["valid_to"])

    @property
    def label(self) -> str:
        """Where it goes, in words."""
        return str(stages().labels[self.to])
