"""What the platforms a body hosts have set out to reach, and the proof that they did."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django import forms

import guiju
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.portal.bodies import Own
from bureau.portal.entry.form import FactForm, item_place, next_slot

MILESTONES = "milestones"


@dataclass(frozen=True)
class Milestone:
    """One of them as last said. slot: which; waiting: not confirmed yet."""

    slot: str
    on: str
    what: str
    done: bool
    waiting: bool
    paper: str
    is_late: bool


@dataclass(frozen=True)
class Hosted:
    """A platform the body hosts, with its milestones in order."""

    row: Row
    dossier: ledger.Dossier
    milestones: tuple[Milestone, ...]

    @property
    def facts(self) -> list[str]:
        """Kind, level, stage, when approved."""
        return [text for name in ("kind", "level", "stage") if (text := self.dossier.text(name))]


def hosted_by(own: Own) -> list[Row]:
    """The platforms of a body, by name."""
    found = ledger.rows("platform", viewer=own.viewer).filter(bodies__contains=f" {own.code} ")
    return list(found.select_related("entity").order_by("name"))


def hosted(own: Own, code: str) -> Hosted:
    """One of them with all that is known of it."""
    dossier = ledger.dossier(code, viewer=own.viewer)
    return Hosted(dossier.row, dossier, tuple(_milestones(dossier)))


def _milestones(dossier: ledger.Dossier) -> list[Milestone]:
    line = dossier.lines[MILESTONES]
    last = {entry.slot: entry for entry in line.entries if entry.text}
    last |= {entry.slot: entry for entry in line.proposals if entry.raw}
    return sorted(
        (_milestone(entry) for entry in last.values() if entry.raw.startswith("{")),
        key=lambda each: (each.on, each.slot),
    )


def _milestone(entry: ledger.Entry) -> Milestone:
    said = json.loads(entry.raw)
    on, done = str(said.get("on") or ""), said.get("done") == "是"
    late = bool(on) and not done and guiju.stretch(on).last < guiju.calendar.today()
    words = str(said.get("what") or "")
    paper = str(entry.source or "")
    return Milestone(entry.slot, on, words, done, entry.waiting, paper, late)


class MilestoneForm(FactForm):
    """A milestone set, or reached: then with its proof."""

    def __init__(self, found: Hosted, slot: str, *args: Any, **kwargs: Any) -> None:
        line = found.dossier.lines[MILESTONES]
        place = item_place(line, (), slot or next_slot(line))
        super().__init__(line.concept, [place], *args, **kwargs)
        self.fields["item_done"].required = True
        self.fields["item_what"].required = True

    def clean(self) -> dict[str, Any]:
        """What is said to be reached needs a proof."""
        data = super().clean()
        proven = data.get("evidence") or data.get("paper")
        if data.get("item_done") == "是" and not proven:
            self.add_error(
                "evidence", forms.ValidationError("已完成的节点要有依据：写明文件或上传。")
            )
        return data
