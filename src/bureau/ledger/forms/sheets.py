"""What people type into the room's pages, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.exporting import exportable
from bureau.ledger.importing.columns import default_concepts
from bureau.ledger.importing.plan import WORDS
from bureau.ledger.reading import kind_of

_NUMBERED = re.compile(r"([a-z]+)-([0-9]+)")
GRADES = [
    ("", "不写"),
    ("A", "A 批文、证书、公示"),
    ("B", "B 合同、协议、回单"),
    ("C", "C 盖章填报"),
    ("D", "D 口头、走访"),
]


class UploadForm(forms.Form):
    """A workbook and what it is about."""

    kind = forms.ChoiceField(label="表里是什么")
    file = forms.FileField(
        label="Excel 文件",
        help_text="只收 .xlsx，20 MB 以内。.xls、.et、.csv 请先在 WPS 或 Excel 里另存为 .xlsx。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, kinds: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.name, kind.label) for kind in kinds]


class UndoForm(forms.Form):
    """Why an import is taken back."""

    reason = forms.CharField(label="撤回的原因", max_length=200)


def names_of(kind: str, concepts: Iterable[Any]) -> dict[str, str]:
    """What a column may be, by the words the page shows: {words: name}."""
    labels = [concept.label for concept in concepts]
    found = {label: word for word, label in WORDS.items()}
    for concept in concepts:
        unique = labels.count(concept.label) == 1
        found[concept.label if unique else f"{concept.label}（{concept.name}）"] = concept.name
    return found


def columns_said(data: Mapping[str, Any], kind: str, concepts: Iterable[Any]) -> dict[int, Any]:
    """{position: {what, unit, year}} as the form says; an unknown word is marked with ?."""
    names = names_of(kind, list(concepts))
    found: dict[int, dict[str, str]] = {}
    for key, raw in data.items():
        match = _NUMBERED.fullmatch(key)
        if match is None or match[1] not in ("what", "unit", "year"):
            continue
        text = str(raw).strip()
        if match[1] == "what" and text:
            concept = kind_of(kind).called(text)
            text = names.get(text) or (concept.name if concept is not None else "?" + text)
        found.setdefault(int(match[2]), {})[match[1]] = text
    return found


def unknown_words(said: Mapping[int, Mapping[str, str]]) -> list[str]:
    """What was written for a column and names nothing."""
    return [each["what"][1:] for each in said.values() if each.get("what", "").startswith("?")]


def answers_said(data: Mapping[str, Any]) -> dict[int, dict[str, str]]:
    """{row: {question: answer}} as the form says; questions left open are not among them."""
    found: dict[int, dict[str, str]] = {}
    for key, raw in data.items():
        if key.startswith("answer-") and raw:
            number, _, question = key.removeprefix("answer-").partition("-")
            if number.isdigit():
                found.setdefault(int(number), {})[question] = str(raw)
    return found


class ExportForm(forms.Form):
    """Which columns of a list go out, of which years, and why where that is asked."""

    concepts = forms.MultipleChoiceField(
        label="常用的列", required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.MultipleChoiceField(
        label="其他列", required=False, widget=forms.CheckboxSelectMultiple
    )
    years = forms.CharField(
        label="年度", required=False, help_text="按年的数取哪几年，用逗号分开，如 2023，2024。"
    )
    reason = forms.CharField(
        label="事由",
        required=False,
        max_length=200,
        help_text="含商业信息或个人信息（标 ^ 的列）的，必须写；会印在表头和页脚，并记入查阅记录。",
    )

    def __init__(self, kind: str, viewer: Viewer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = default_concepts(kind)
        others = [c.name for c in kind_of(kind).concepts.values() if c.name not in usual]
        for field, names in (("concepts", usual), ("more", others)):
            concepts = [
                c for name in names if exportable(viewer, kind, c := kind_of(kind).find(name))
            ]
            self.fields[field].choices = [
                (c.name, c.label + ("^" if c.seen_as != "open" else "")) for c in concepts
            ]
        self.fields["concepts"].initial = usual
        self.fields["years"].initial = str(guiju.calendar.today().year - 1)

    def clean(self) -> dict[str, Any]:
        """Columns of both lists together; none is no list."""
        given = super().clean() or {}
        given["concepts"] = [*given.get("concepts", ()), *given.get("more", ())]
        if not given["concepts"]:
            self.add_error("concepts", "没有选列，请至少选一列。")
        return given

    def clean_years(self) -> list[str]:
        """Years parted by commas, blanks or anything else that is no digit."""
        found = re.findall(r"[0-9]+", self.cleaned_data["years"])
        if wrong := [year for year in found if not 1990 <= int(year) <= 2100]:
            raise forms.ValidationError(f"没有“{wrong[0]}”这一年，请写四位数的年份。")
        return found
