"""One row against what stands: what would change, what must be asked, what is refused."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import guiju
from bureau.ledger.importing.drafts import NO, SKIP, YES, Draft, Hold
from bureau.ledger.importing.permits import PROPOSED, REFUSED, Permits, Place
from bureau.ledger.importing.plan import STAGE, Plan
from bureau.ledger.importing.saying import Ends, Said, say
from bureau.ledger.models import Current, Row
from bureau.ledger.models.truth import KNOWN, UNKNOWN
from bureau.ledger.names import normalised
from bureau.ledger.sheets.cells import DOUBT
from bureau.ledger.sheets.stamps import mark_of
from bureau.ledger.standing import holding
from bureau.ledger.values import shown, written_of

RENAME, FIX = "rename", "fix"
Seen = Callable[[Any, Current, Row | None], str]
"""What stands, in words, as far as the viewer may see it."""


@dataclass
class Change:
    """One fact that would be written: where, what, what stands now (its id), both in words."""

    concept: str
    period: str
    slot: str
    state: str
    number: int | None
    text: str
    ref_id: int | None
    was: int | None
    label: str
    old: str
    new: str
    hold: str = ""
    proposed: bool = False

    def record(self) -> dict[str, Any]:
        """The same, to be kept."""
        return dict(vars(self))


class Comparison:
    """Drafts of one plan and viewer against what stands of their records."""

    def __init__(self, plan: Plan, permits: Permits, seen: Seen) -> None:
        self.plan, self.permits, self.seen = plan, permits, seen

    def changes(
        self, draft: Draft, row: Row | None, entries: list[Current], place: Place, ends: Ends
    ) -> list[Change]:
        """What the draft would change; errors and questions are added to it."""
        by_concept: dict[str, list[Current]] = defaultdict(list)
        for entry in entries:
            by_concept[entry.concept].append(entry)
        found: list[Change] = []
        for (name, period), read in draft.reads.items():
            concept = self.plan.kind.concepts[name]
            counts = self.permits.field(concept, place)
            if counts == REFUSED:
                draft.errors.append(f"您不能填写{concept.label}")
                continue
            try:
                said = say(concept, read, ends)
            except guiju.BadInput as error:
                draft.errors.append(str(error).replace(" · ", "："))
                continue
            hold = f"about:{name}@{period}" if read.state == DOUBT else ""
            waits = counts == PROPOSED
            made = self._made(draft, concept, period, said, by_concept[name], row, waits)
            for change in made:
                change.hold = change.hold or hold
                change.proposed = waits
            found += made
        return found

    def _made(
        self,
        draft: Draft,
        concept: Any,
        period: str,
        said: list[Said],
        entries: list[Current],
        row: Row | None,
        waits: bool,
    ) -> list[Change]:
        if concept.many:
            return list(self._ends(concept, said, entries, row))
        if concept.fields:
            return list(_more_items(concept, said, entries))
        if concept.name == STAGE:
            return self._stage(draft, concept, said[0], entries, row)
        standing = _standing(concept, period, entries)
        if _same(said[0], standing):
            return []
        where = standing.period if standing is not None and not concept.yearly else period
        if standing is not None and not concept.yearly and self.plan.since:
            where = self.plan.since
        change = self._change(concept, where, said[0], standing, row)
        is_name = standing is not None and concept.name == self.plan.kind.named_by
        if is_name and self._is_known_name(draft, change, entries):
            return []
        if not waits:  # a proposal overwrites nothing: whoever decides sees both
            self._conflict(draft, concept, period, standing, change)
        return [change]

    def _change(
        self, concept: Any, period: str, said: Said, standing: Current | None, row: Row | None
    ) -> Change:
        same_place = standing is not None and standing.period == period
        return Change(
            concept=concept.name,
            period=period,
            slot=said.slot,
            state=said.state,
            number=said.number,
            text=said.text,
            ref_id=said.ref_id,
            was=standing.fact_id if standing is not None and same_place else None,
            label=concept.label + (f" {period}" if concept.yearly else ""),
            old=self._old(concept, standing, row),
            new=shown(concept, said, said.ref_name) or "（清空）",
        )

    def _old(self, concept: Any, standing: Current | None, row: Row | None) -> str:
        if standing is None or standing.state == UNKNOWN:
            return ""
        return self.seen(concept, standing, row)

    def _is_known_name(self, draft: Draft, change: Change, entries: list[Current]) -> bool:
        """A name by other typography, an old or a short one is no news; another is asked about."""
        held = {normalised(entry.text) for entry in entries} | draft.known_names
        if normalised(change.text) in held:
            return True
        answer = draft.answers.get(RENAME)
        if answer == RENAME:
            change.period, change.was = self.plan.since or guiju.calendar.today().isoformat(), None
        options = ((RENAME, "改名：旧名记为曾用名"), (FIX, "更正：原来写错了"), (SKIP, "名称不动"))
        says = f"名称与台账不同：台账是“{change.old}”，表里是“{change.new}”"
        draft.holds.append(Hold(RENAME, says, (*options, (NO, "这一行不导"))))
        change.hold = RENAME
        return False

    def _conflict(
        self, draft: Draft, concept: Any, period: str, standing: Current | None, change: Change
    ) -> None:
        """The person changed a cell of an exported sheet, and the ledger moved on meanwhile."""
        mark = draft.stamp.marks.get((concept.name, period)) if draft.stamp else None
        if mark is None or change.hold:
            return
        if mark in (mark_of(text) for text in told(concept, standing)):
            return
        key = f"moved:{concept.name}@{period}"
        now = f"现在是“{change.old or '空'}”，您填的是“{change.new}”"
        says = f"{concept.label}在导出之后已有人改过：{now}"
        options = ((YES, "用我填的"), (SKIP, "保留现在的"), (NO, "这一行不导"))
        draft.holds.append(Hold(key, says, options))
        change.hold = key

    def _ends(
        self, concept: Any, said: list[Said], entries: list[Current], row: Row | None
    ) -> Iterator[Change]:
        """A relation with several ends is written whole: who is not named leaves it."""
        standing = {e.ref_id: e for e in entries if e.state == KNOWN and e.ref_id}
        wanted = {each.ref_id: each for each in said if each.state == KNOWN and each.ref_id}
        for pk, each in wanted.items():
            if pk not in standing:
                yield self._change(concept, "", each, None, row)
        for pk, entry in standing.items():
            if pk not in wanted:
                gone = Said(UNKNOWN, slot=entry.slot)
                change = self._change(concept, entry.period, gone, entry, row)
                change.new = "（去掉）"
                yield change

    def _stage(
        self,
        draft: Draft,
        concept: Any,
        said: Said,
        entries: list[Current],
        row: Row | None,
    ) -> list[Change]:
        """A move is dated, foreseen and proven; a way back is made on the record's own page."""
        standing = holding(entries)
        if _same(said, standing):
            return []
        stages, before = self.plan.kind.stages, standing.text if standing else None
        on = draft.stage_on or self.plan.since
        names = f"“{stages.labels.get(before or '', '')}”到“{stages.labels[said.text]}”"
        if standing is not None and not on:
            draft.errors.append(f"阶段从{names}：请加一列“阶段日期”，写明是哪天的事")
            return []
        if not stages.allows(before, said.text) or (before and stages.is_back(before, said.text)):
            draft.errors.append(f"阶段不能从{names}直接改：请在记录页办理")
            return []
        try:
            period = guiju.stretch(on, "阶段日期").code() if on else ""
        except guiju.BadInput as error:
            draft.errors.append(str(error).replace(" · ", "："))
            return []
        return [self._change(concept, period, said, None, row)]


def told(concept: Any, standing: Current | None) -> list[str]:
    """What an exported cell may have said of what stands."""
    if standing is None or standing.state == UNKNOWN:
        return [""]
    return [written_of(concept, standing), ref_name(standing)]


def ref_name(entry: Current) -> str:
    """What the other end of a relation is called; blank for everything else."""
    return entry.ref.row.name if entry.ref_id and hasattr(entry.ref, "row") else ""


def _standing(concept: Any, period: str, entries: list[Current]) -> Current | None:
    if concept.yearly:
        return next((entry for entry in entries if entry.period == period), None)
    return holding(entries)


def _same(said: Said, standing: Current | None) -> bool:
    if standing is None:
        return said.state == UNKNOWN
    if said.state == standing.state == UNKNOWN:
        return True
    return (said.state, said.number, said.text, said.ref_id) == (
        standing.state,
        standing.number,
        standing.text,
        standing.ref_id,
    )


def _more_items(concept: Any, said: list[Said], entries: list[Current]) -> Iterator[Change]:
    """Other names are added, never taken away by a cell."""
    known = {_name_in(entry.text) for entry in entries if entry.state == KNOWN}
    taken = [int(entry.slot) for entry in entries if entry.slot.isdigit()]
    number = max(taken, default=0)
    for each in said:
        if each.state == KNOWN and _name_in(each.text) not in known:
            number += 1
            name = json.loads(each.text)["text"]
            yield Change(
                concept.name, "", f"{number:03d}", KNOWN, None, each.text, None, None,
                concept.label, "", name,
            )  # fmt: skip


def _name_in(text: str) -> str:
    return normalised(str(json.loads(text).get("text", ""))) if text else ""


def proofs_missing(kind: Any, changes: list[Change], known: Mapping[str, Any]) -> list[str]:
    """The fields a stage asks for that neither the row nor the ledger has."""
    to = next((c.text for c in changes if c.concept == STAGE), "")
    given = {c.concept for c in changes if c.state == KNOWN} | set(known)
    if not to or kind.stages is None:
        return []
    return [kind.concepts[n].label for n in kind.stages.proofs.get(to, ()) if n not in given]
