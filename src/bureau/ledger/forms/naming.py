"""A field for another record: its code or a name; where a name fits several, one chooses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse

from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Entity, Row
from bureau.ledger.names import normalised
from bureau.ledger.queries import search
from bureau.ledger.reading import kind_of

MOST = 12
_CODED = re.compile(r"（([^（）]+)）\s*$")


class RecordInput(forms.TextInput):
    """A box for a name or code; with scripts on, names are offered while one types."""

    template_name = "ledger/record_input.html"

    def __init__(self, targets: Iterable[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.targets = tuple(targets)
        self.candidates: list[Row] = []

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """What the box shows, where it asks for names, and the records to choose from."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        find = f"{reverse('record-find')}?kinds={','.join(self.targets)}&of={name}"
        return {**context, "find": find, "candidates": self.candidates}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The record chosen from those offered, else what was typed."""
        return data.get(f"{name}-choice") or data.get(name)


class RecordField(forms.CharField):
    """The code of a record of some kinds, given by code, by name, or as 名称（编号）."""

    def __init__(self, *, targets: Iterable[str], viewer: Viewer, **how: Any) -> None:
        super().__init__(widget=RecordInput(targets), **how)
        self.targets, self.viewer = tuple(targets), viewer

    def clean(self, value: Any) -> str:
        """The code; ValidationError where there is none, or several with that name."""
        text = str(super().clean(value) or "").strip()
        if not text or text == "不适用":
            return text
        coded = _CODED.search(text)
        for code in [text, *([coded[1]] if coded else [])]:
            if Entity.objects.filter(code=code, kind__in=self.targets).exists():
                return code
        return self._named(text)

    def _named(self, text: str) -> str:
        found = search(text, viewer=self.viewer, kinds=self.targets, limit=MOST)
        same = [row for row in found if normalised(row.name) == normalised(text)]
        if len(same or found) == 1:
            return str((same or found)[0].code)
        kinds = "、".join(kind_of(kind).label for kind in self.targets)
        if not found:
            raise forms.ValidationError(f"没有叫“{text}”的{kinds}，请核对名称，或先登记它。")
        self.widget.candidates = found
        raise forms.ValidationError(f"“{text}”对得上不止一条，请在下面选一条。")
