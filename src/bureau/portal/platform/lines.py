"""Who came in a month: lines on record, lines typed in, nobody counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

import guiju
from bureau.ledger import queries as ledger
from bureau.ledger.models import Fact
from bureau.portal.bodies import Own
from bureau.portal.platform.months import KIND, rows_of

ROWS = 3
"""Blank lines a form begins with."""
MOST = 60
YES = (("是", "是"), ("否", "否"))
ONE_PERSON = ("initials", "degree")


@dataclass(frozen=True)
class Intake:
    """One line on record, as the platform said it; waiting: something of it is not confirmed."""

    code: str
    month: str
    line: str
    said: Mapping[str, str]
    waiting: bool
    entity: Any


def lines_of(own: Own, month: str = "") -> list[Intake]:
    """The lines of a month, or all; what was proposed is shown as said."""
    rows = {row.pk: row for row in rows_of(own).select_related("entity")}
    chosen = {pk: r for pk, r in rows.items() if not month or r.main_date[:7] == month}
    facts: dict[int, list[Fact]] = defaultdict(list)
    said = Fact.objects.filter(entity__in=chosen).select_related("decision").order_by("pk")
    for fact in said:
        facts[fact.entity_id].append(fact)
    found = [_line(row, facts[pk]) for pk, row in chosen.items()]
    return sorted(found, key=lambda each: (each.month, each.line.zfill(6)))


def _line(row: Any, facts: Iterable[Fact]) -> Intake:
    last: dict[str, Fact] = {}
    for fact in facts:
        decided = getattr(fact, "decision", None)
        if decided is None or decided.accepted:
            last[fact.concept] = fact
    words = {name: ledger.shown(concept(name), fact) for name, fact in last.items()}
    waiting = any(f.proposed and not hasattr(f, "decision") for f in last.values())
    return Intake(row.code, row.main_date[:7], words.get("line", ""), words, waiting, row.entity)


def concept(name: str) -> Any:
    """A field of an intake line."""
    return ledger.kind_of(KIND).concepts[name]


class LineForm(forms.Form):
    """One person who came; a line without initials and degree is blank."""

    initials = forms.CharField(
        label="姓名缩写",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    degree = forms.ChoiceField(label="学历学位", required=False)
    is_rd = forms.ChoiceField(
        label="研发人员", choices=YES, required=False, widget=forms.RadioSelect, initial="是"
    )
    full_time = forms.ChoiceField(
        label="全职", choices=YES, required=False, widget=forms.RadioSelect, initial="是"
    )
    another = forms.BooleanField(label="是另一个人，不是重复", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(concept("degree").choices.items())
        self.fields["degree"].choices = [("", "请选择"), *choices]  # type: ignore[attr-defined]
        self.doubt = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed that says who it is."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return not data.get("initials") and not data.get("degree")

    def clean_initials(self) -> str:
        """Letters only: a full name is personal and not asked for."""
        text = str(self.cleaned_data["initials"]).strip().upper()
        if text and not (text.isascii() and text.replace(".", "").isalpha()):
            raise forms.ValidationError("只写姓名拼音的首字母，如 ZSF，不写全名。")
        return text

    def clean(self) -> dict[str, Any]:
        """A line begun is finished."""
        data = super().clean() or {}
        given = [data.get(name) for name in ONE_PERSON]
        if any(given) and not all(given) and not self.errors:
            raise forms.ValidationError("这一行没有填完：姓名缩写和学历学位都要有。")
        return data

    @property
    def values(self) -> dict[str, str]:
        """The line as the ledger reads it."""
        data = self.cleaned_data
        return {
            "initials": data["initials"],
            "degree": data["degree"],
            "is_rd": data["is_rd"] or "否",
            "full_time": data["full_time"] or "否",
        }


def forms_of(data: Any | None, count: int = ROWS) -> list[LineForm]:
    """The lines of the page: those sent, or blank ones."""
    if data is None:
        return [LineForm(prefix=f"l{number}") for number in range(count)]
    sent = min(int(data.get("rows") or count), MOST) if str(data.get("rows")).isdigit() else count
    return [LineForm(data, prefix=f"l{number}") for number in range(sent)]


def count_nobody_twice(lines: list[LineForm], known: Iterable[Intake]) -> bool:
    """Whether every line is somebody else; a line that looks like one before is held with a note.

    Initials and degree are all a platform gives of a person, so it says itself who is another.
    """
    seen: dict[tuple[str, str], str] = {}
    for each in known:
        if not each.said.get("left_on"):
            seen[_who(each.said)] = f"{each.month} 第{each.line}行"
    for number, line in enumerate(lines, 1):
        key = (line.values["initials"], line.cleaned_data["degree"])
        words = (key[0], str(concept("degree").choices.get(key[1], "")))
        if words in seen and not line.cleaned_data["another"]:
            line.doubt = f"和{seen[words]}的缩写、学历相同。一个人只报一次，确是另一个人请勾选。"
        seen.setdefault(words, f"本次第{number}行")
    return not any(line.doubt for line in lines)


def _who(said: Mapping[str, str]) -> tuple[str, str]:
    return said.get("initials", "").upper(), said.get("degree", "")


def filled(lines: list[LineForm]) -> Iterator[LineForm]:
    """Those in which somebody stands."""
    return (line for line in lines if line.is_valid() and not line.is_blank)


def in_month(text: str) -> str:
    """A month of an address, 2026-03; BadInput for anything else or one that has not begun."""
    when = guiju.stretch(text, "月份")
    if when.precision != "month" or when.first > guiju.calendar.today():
        raise guiju.BadInput.saying(f"“{text}”不是已经开始的月份", expected="如 2026-03")
    return str(when.code())
