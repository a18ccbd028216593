"""What a fact rests on: a source already entered or a new one, its grade, the reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import actions
from bureau.ledger.models import Source
from bureau.ledger.queries import sources

RECENT = 25
GRADES = [
    ("", "（不分等级）"),
    ("A", "A 批文、证书、公示名单"),
    ("B", "B 合同、协议、回单"),
    ("C", "C 盖章填报（计入时加注）"),
    ("D", "D 口头、走访（不计入报告）"),
]
KINDS = "批文、证书、公示、合同、协议、回单、报表、通知、走访、电话"


class Grounds(forms.Form):
    """The fields every entry of a fact has besides its value."""

    source = forms.ChoiceField(label="来源", required=False)
    source_named = forms.CharField(
        label="或者写来源的编号、文号、标题", required=False, max_length=200
    )
    new_title = forms.CharField(label="新来源的标题", required=False, max_length=200)
    new_number = forms.CharField(label="文号", required=False, max_length=80)
    new_issuer = forms.CharField(label="发文机关", required=False, max_length=120)
    new_kind = forms.CharField(label="类别", required=False, max_length=40, help_text=f"如{KINDS}")
    new_dated = forms.CharField(label="日期", required=False, help_text="如 2024-07-03、2024-07")
    grade = forms.ChoiceField(label="证据等级", required=False, choices=GRADES)

    def __init__(self, *args: Any, viewer: Viewer, **how: Any) -> None:
        super().__init__(*args, **how)
        self.viewer = viewer
        listed = [(each.code, str(each)) for each in sources_for(viewer)[:RECENT]]
        self.fields["source"].choices = [("", "（没有，或另填）"), *listed]

    def clean(self) -> dict[str, Any]:
        """A typed source must be one, and a new one needs a date that can be read."""
        data: dict[str, Any] = super().clean() or {}
        if typed := data.get("source_named", "").strip():
            data["source_found"] = self._named(typed)
        if data.get("new_dated"):
            try:
                guiju.stretch(data["new_dated"])
            except guiju.BadInput as error:
                self.add_error("new_dated", str(error))
        return data

    def _named(self, typed: str) -> Source | None:
        same = Q(code=typed) | Q(number=typed) | Q(title=typed)
        found = list(sources_for(self.viewer).filter(same)[:2])
        if not found:
            found = list(sources_for(self.viewer).filter(title__contains=typed)[:2])
        if len(found) == 1:
            return found[0]
        why = "不止一份，请写编号或文号。" if found else "没有登记，请在下面登记新来源。"
        self.add_error("source_named", f"来源“{typed}”{why}")
        return None

    def ground(self, by: Viewer) -> Source | None:
        """The source: the new one, entered now, else the one typed, else the one chosen."""
        data = self.cleaned_data
        if data["new_title"].strip() or data["new_number"].strip():
            return actions.add_source(
                by=by,
                kind=data["new_kind"].strip(),
                title=data["new_title"].strip(),
                number=data["new_number"].strip(),
                issuer=data["new_issuer"].strip(),
                dated=data["new_dated"],
            )
        if data.get("source_found"):
            found: Source = data["source_found"]
            return found
        return Source.objects.filter(code=data["source"]).first() if data["source"] else None

    def grounds(self) -> list[forms.BoundField]:
        """Source and grade, in the order they are asked."""
        return [self["source"], self["source_named"], self["grade"]]

    def fresh(self) -> list[forms.BoundField]:
        """The fields of a new source."""
        names = ("new_title", "new_number", "new_issuer", "new_kind", "new_dated")
        return [self[name] for name in names]

    def opens_fresh(self) -> bool:
        """Whether somebody has begun to describe a new source."""
        return self.is_bound and any(self.data.get(field.name) for field in self.fresh())


def sources_for(viewer: Viewer) -> QuerySet[Source]:
    """Sources a fact may rest on, newest first: all for the bureau, their own for outsiders."""
    found = sources(viewer=viewer).filter(withdrawn_on=None).order_by("-recorded_at", "-pk")
    if viewer.roles & {"director", "chief", "liaison", "taskforce"}:
        return found
    return found.filter(recorded_by_id=viewer.user_id or 0)
