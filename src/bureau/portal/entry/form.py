"""The form of one fact: a field a year, or one; the unit; what it rests on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

import guiju
from bureau.ledger import queries as ledger
from bureau.portal.entry.doubts import doubts_of
from bureau.portal.entry.kinds import UNITS, control, typed, unit_of, written


@dataclass(frozen=True)
class Answer:
    """One value given: for which period or item, in place of which fact; blank: not known."""

    period: str
    slot: str
    value: Any
    replaces: int | None


@dataclass(frozen=True)
class Place:
    """One value asked for: its field, its year or item, what stands there, what was answered."""

    name: str
    period: str = ""
    slot: str = ""
    label: str = ""
    standing: ledger.Entry | None = None
    said: ledger.Entry | None = None

    @property
    def shown(self) -> ledger.Entry | None:
        """What the field holds at first: the body's own word before what stands."""
        return self.said or self.standing


class FactForm(forms.Form):
    """The fields of one concept.

    places: the values asked for. Each carries the id of the fact seen standing, so that somebody
    else's correction in between is not overwritten unseen.
    """

    def __init__(
        self,
        concept: Any,
        places: Sequence[Place],
        *args: Any,
        known: Mapping[str, ledger.Entry] | None = None,
        reasoned: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.concept, self.places, self.known = concept, tuple(places), known or {}
        self.answers: list[Answer] = []
        for place in self.places:
            self._add(place)
        if concept.type == "money":
            self.fields["unit"] = forms.ChoiceField(
                label="单位",
                choices=[(unit, unit) for unit in UNITS],
                widget=forms.RadioSelect,
                initial=concept.unit,
            )
        if reasoned and not concept.yearly and not concept.fields:
            self._add_since()
        self._add_papers(reasoned)

    def _add(self, place: Place) -> None:
        raw = place.shown.raw if place.shown else ""
        if self.concept.fields:
            cells = json.loads(raw) if raw.startswith("{") else {}
            for name, part in self.concept.fields.items():
                self.fields[f"{place.name}_{name}"] = control(part, part.label)
                self.initial[f"{place.name}_{name}"] = typed(part, cells.get(name, ""))
        else:
            self.fields[place.name] = control(self.concept, place.label or self.concept.label)
            self._begin(place, raw)
        seen = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields[f"seen_{place.name}"] = seen
        self.initial[f"seen_{place.name}"] = place.standing.fact_id if place.standing else ""

    def _begin(self, place: Place, raw: str) -> None:
        """What a field holds at first. Money stands beside it instead: the unit is the writer's to
        choose, and a figure left alone must not change with the unit of the one he writes.
        """
        if self.concept.type != "money":
            self.initial[place.name] = typed(self.concept, raw)
        elif place.shown is not None:
            word = "您填的" if place.said else "现在"
            self.fields[place.name].help_text = f"{word}：{place.shown.text or '（空）'}"

    def _add_since(self) -> None:
        self.fields["since"] = forms.CharField(
            label="从哪天起（可选）",
            required=False,
            max_length=20,
            help_text="改名、搬迁这类变更才填，如 2025-06-01；只是更正错误的不填",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def _add_papers(self, reasoned: bool) -> None:
        if reasoned:
            self.fields["reason"] = forms.CharField(
                label="更正的原因",
                max_length=300,
                help_text="写明为什么要改，核实的人看得到",
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        self.fields["paper"] = forms.CharField(
            label="依据（可选）",
            required=False,
            max_length=200,
            help_text="如：2024年度审计报告",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        self.fields["evidence"] = forms.FileField(
            label="上传依据（可选）",
            required=False,
            help_text="照片、PDF、Word 或 Excel，20 MB 以内；涉密文件不收",
            widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"}),
        )

    # ---- what the template asks for

    def value_fields(self) -> Iterator[tuple[Any, str]]:
        """Each field of a value with what stands behind it."""
        unit = unit_of(self.concept)
        for place in self.places:
            for name in self._names(place):
                yield self[name], unit

    def hidden(self) -> list[Any]:
        """The ids of the facts seen standing."""
        return [self[f"seen_{place.name}"] for place in self.places]

    def _names(self, place: Place) -> list[str]:
        if self.concept.fields:
            return [f"{place.name}_{name}" for name in self.concept.fields]
        return [place.name]

    # ---- what was given

    def clean(self) -> dict[str, Any]:
        """Read every value as the ledger would, and ask once about what looks like a slip."""
        data = super().clean() or {}
        unit, since = data.get("unit") or "", self._since(data)
        self.answers = []
        for place in self.places:
            value = self._value(place, data, unit)
            if value is not None and not self._said_before(place, value, data):
                period = since or place.period
                seen = _seen(data, place.name) if period == place.period else None
                self.answers.append(Answer(period, place.slot, value, seen))
        if not self.errors:
            self._doubt()
        return data

    def _since(self, data: Mapping[str, Any]) -> str:
        """The day a change holds from, as a table writes it."""
        text = str(data.get("since") or "").strip()
        try:
            return guiju.stretch(text, "日期").code() if text else ""
        except guiju.BadInput as error:
            self.add_error("since", str(error))
            return ""

    def _said_before(self, place: Place, value: Any, data: Mapping[str, Any]) -> bool:
        """Whether it says nothing new; a paper handed in makes it new."""
        shown = place.shown
        if shown is None or data.get("evidence") or data.get("paper") or data.get("since"):
            return False
        if isinstance(value, dict):
            return shown.raw.startswith("{") and json.loads(shown.raw) == value
        same = guiju.read_cell(self.concept, shown.raw) == guiju.read_cell(self.concept, value)
        return bool(same)

    def _value(self, place: Place, data: Mapping[str, Any], unit: str) -> Any:
        """The value as written in the ledger; None where nothing was said."""
        if self.concept.fields:
            return self._item(place, data)
        text = str(data.get(place.name) or "").strip()
        if not text:
            return None
        try:
            return written(self.concept, text, unit)
        except guiju.BadInput as error:
            self.add_error(place.name, str(error))
            return None

    def _item(self, place: Place, data: Mapping[str, Any]) -> dict[str, str] | None:
        item = {}
        for name, part in self.concept.fields.items():
            text = str(data.get(f"{place.name}_{name}") or "").strip()
            try:
                item[name] = written(part, text) if text else ""
            except guiju.BadInput as error:
                self.add_error(f"{place.name}_{name}", str(error))
        kept = {name: text for name, text in item.items() if text}
        return kept or None

    def _doubt(self) -> None:
        """What looks like a wrong unit is asked about once; 确认无误 lets it pass."""
        found = [
            doubt for each in self.answers for doubt in doubts_of(self.concept, each, self.known)
        ]
        if not found:
            return
        self.fields["sure"] = forms.BooleanField(label="核对过了，没有写错", required=False)
        if not self.data.get("sure"):
            for doubt in found:
                self.add_error(None, doubt)


def _seen(data: Mapping[str, Any], name: str) -> int | None:
    text = str(data.get(f"seen_{name}") or "")
    return int(text) if text.isdigit() else None


def places_of(line: ledger.Line, own: Collection[int], years: Sequence[int] = ()) -> list[Place]:
    """The values a form asks for: each year, or the one value that holds.

    own: the people whose waiting proposals are shown as what was answered already.
    """
    standing = {(entry.period, entry.slot): entry for entry in line.entries}
    said = {
        (entry.period, entry.slot): entry for entry in line.proposals if entry.recorded_by_id in own
    }
    if line.concept.yearly:
        keys = [(str(year), "") for year in years]
        return [
            Place(f"y{key[0]}", *key, f"{key[0]}年", standing.get(key), said.get(key))
            for key in keys
        ]
    now = line.now if line.now is not None else (line.entries[0] if line.entries else None)
    key = (now.period, now.slot) if now is not None else ("", "")
    last = said.get(key) or (list(said.values())[-1] if said else None)
    return [Place("value", *key, "", now, last)]


def item_place(line: ledger.Line, own: Collection[int], slot: str) -> Place:
    """One item of a list of records: the one in that slot, or a new one."""
    found = [entry for entry in line.entries if entry.slot == slot]
    said = [e for e in line.proposals if e.slot == slot and e.recorded_by_id in own]
    return Place("item", "", slot, "", found[0] if found else None, said[-1] if said else None)


def next_slot(line: ledger.Line) -> str:
    """A slot nothing of the list has had."""
    said = {entry.slot for entry in (*line.entries, *line.history, *line.proposals)}
    number = 1 + max((int(slot) for slot in said if slot.isdigit()), default=0)
    return f"{number:03d}"
