"""Numbers typed in to see what they would change: which are offered, what comes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

import guiju
from bureau.ledger import queries as ledger
from bureau.portal.entry.kinds import can_enter, control, typed, unit_of, written
from bureau.portal.file.reading import OwnFile
from bureau.runs import queries as runs

MOST = 10
"""Facts offered to be tried at once."""


@dataclass(frozen=True)
class Lever:
    """One number that may be tried: of which year, what it is now as a form shows it."""

    concept: Any
    year: int | None
    now: str

    @property
    def name(self) -> str:
        """The field’s name in the address."""
        return f"{self.concept.name}.{self.year}" if self.year else self.concept.name

    @property
    def label(self) -> str:
        """What the field is called."""
        return f"{self.year}年{self.concept.label}" if self.year else self.concept.label


class TryForm(forms.Form):
    """A field for each number worth trying, each holding what it is now.

    changes: what differs from now, as `runs.queries.tried` takes it.
    """

    def __init__(self, file: OwnFile, view: runs.PolicyView, data: Mapping[str, Any]) -> None:
        self.added = data.get("add", "")
        self.levers = list(levers_of(file, view, self.added))
        self.others = others_of(view, {lever.concept.name for lever in self.levers})
        now = {lever.name: lever.now for lever in self.levers}
        sent = {name: data.get(name, "") for name in now if name in data}
        super().__init__(now | sent if sent else None)
        self.changes: dict[str, Any] = {}
        for lever in self.levers:
            field = control(lever.concept, lever.label)
            field.initial = lever.now
            self.fields[lever.name] = field

    def value_fields(self) -> Iterator[tuple[Any, str, str]]:
        """Each field, what stands behind it, and what it is now."""
        for lever in self.levers:
            unit = lever.concept.unit if lever.concept.type == "money" else unit_of(lever.concept)
            yield self[lever.name], unit, lever.now

    def clean(self) -> dict[str, Any]:
        """Read what was typed; what is as it was changes nothing."""
        data = super().clean() or {}
        for lever in self.levers:
            text = str(data.get(lever.name) or "").strip()
            if text == lever.now:
                continue
            try:
                self._change(lever, written(lever.concept, text))
            except guiju.BadInput as error:
                self.add_error(lever.name, str(error))
        return data

    def _change(self, lever: Lever, value: str) -> None:
        if lever.year is None:
            self.changes[lever.concept.name] = value
        else:
            self.changes.setdefault(lever.concept.name, {})[str(lever.year)] = value


def levers_of(file: OwnFile, view: runs.PolicyView, more: str = "") -> Iterator[Lever]:
    """What the next step moves, then what is short or blank, then one asked for."""
    found: dict[tuple[str, int | None], None] = {}
    for plan in view.plans:
        found.update(dict.fromkeys((move.concept, move.year) for move in plan.moves))
    for condition in view.open_first:
        if condition.outcome in ("unmet", "unknown"):
            found.update(dict.fromkeys(_facts_of(condition)))
    kind = ledger.kind_of("enterprise")
    added = [(more, _year_of(file, kind.find(more)))] if kind.find(more) else []
    for name, year in [*list(found)[:MOST], *added]:
        concept = kind.find(name)
        if concept is not None and can_enter(concept) and not concept.fields:
            yield Lever(concept, year, _now(file, concept, year))


def others_of(view: runs.PolicyView, offered: Collection[str]) -> list[tuple[str, str]]:
    """What else the policy reads and a firm may try: (name, label), in the policy's order."""
    kind = ledger.kind_of("enterprise")
    names = {name: None for each in view.conditions for name, _ in _facts_of(each)}
    found = [kind.concepts[name] for name in names if name not in offered]
    return [(each.name, each.label) for each in found if can_enter(each) and not each.fields]


def _facts_of(condition: runs.ConditionView) -> Iterator[tuple[str, int | None]]:
    for missing in condition.missing:
        for year in missing.years or (None,):
            yield missing.concept, year
    latest: dict[str, str] = {}
    for cite in condition.cites:
        latest[cite.concept] = max(latest.get(cite.concept, ""), cite.period[:4])
    for name, period in latest.items():
        yearly = ledger.kind_of("enterprise").concepts[name].yearly
        yield name, int(period) if yearly and period.isdigit() else None


def _year_of(file: OwnFile, concept: Any) -> int | None:
    return file.day.year - 1 if concept is not None and concept.yearly else None


def _now(file: OwnFile, concept: Any, year: int | None) -> str:
    line = file.dossier.lines[concept.name]
    mine = [e for e in line.proposals if e.recorded_by_id in file.people]
    entries = [*reversed(mine), *line.entries]
    if year is not None:
        entries = [entry for entry in entries if entry.period == str(year)]
    return typed(concept, entries[0].raw) if entries else ""


@dataclass(frozen=True)
class Result:
    """What a change comes to. moved: other policies whose verdict changes, before and after;
    conditions: of the policy tried, those that come out otherwise or by another number.
    """

    before: runs.PolicyView
    after: runs.PolicyView
    moved: tuple[tuple[runs.Brief, runs.Brief], ...]
    conditions: tuple[tuple[runs.ConditionView, runs.ConditionView], ...]


def differences(tried: runs.Tried, policy: str) -> Result:
    """The firm before and after, side by side."""
    before, after = tried.before.policy(policy), tried.after.policy(policy)
    assert before is not None
    assert after is not None
    was = {brief.id: brief for brief in tried.before.briefs}
    pairs = zip(before.conditions, after.conditions, strict=True)
    return Result(
        before,
        after,
        tuple(
            (was[brief.id], brief)
            for brief in tried.after.briefs
            if brief.verdict != was[brief.id].verdict and brief.id != policy
        ),
        tuple(
            (old, new)
            for old, new in pairs
            if (old.outcome, old.value, old.margin) != (new.outcome, new.value, new.margin)
        ),
    )
