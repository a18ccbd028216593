"""What people fill in: which report for when, a section's text, a reason."""

from __future__ import annotations

from typing import Any

from django import forms

from bureau.ledger.queries import county
from bureau.reports.outlines import outlines


class OpenForm(forms.Form):
    """Which outline, for which period."""

    outline = forms.ChoiceField(label="提纲")
    period = forms.CharField(label="期间", max_length=10, help_text="如 2024；半年报写 2024H1")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outline"].choices = [(name, title) for name, title, _ in outlines()]


class SectionForm(forms.Form):
    """A section's text, and the version it was begun from."""

    source = forms.CharField(
        label="内容",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        help_text='数字不要直接写，写成 {{ 量("指标名") }}；名称见指标清单',
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class OwnerForm(forms.Form):
    """Which section of the bureau writes it."""

    owner = forms.ChoiceField(label="责任科室")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [(name, name) for name in county().sections]


class ReasonForm(forms.Form):
    """Why something goes back."""

    reason = forms.CharField(label="理由", max_length=200)
