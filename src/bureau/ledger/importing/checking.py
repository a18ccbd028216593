"""Rows checked a batch at a time: each becomes new, changed, same, held or wrong, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bureau.accounts.viewer import Viewer
from bureau.ledger.importing.comparing import Change, Comparison, Seen, proofs_missing
from bureau.ledger.importing.drafts import CREDIT_CODE, Draft, Hold, default_reads, draft
from bureau.ledger.importing.identifying import identify, key_of, outer
from bureau.ledger.importing.lookups import Register
from bureau.ledger.importing.permits import REFUSED, Permits, Place
from bureau.ledger.importing.plan import Plan, place_codes
from bureau.ledger.importing.resolving import settled
from bureau.ledger.importing.saying import Ends, ends_wanted
from bureau.ledger.models import Current, NameIndex, Row
from bureau.ledger.names import normalised
from bureau.ledger.reading import leans, town_name
from bureau.ledger.sheets.cells import VALUE
from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.parts import PARTS, WHOLE_OF, doubts
from bureau.ledger.sheets.store import LEFT


@dataclass(frozen=True)
class Finding:
    """What the check found of one row."""

    number: int
    state: str
    subject: str
    period: str
    result: dict[str, Any]

    def noted(self) -> tuple[int, str, str, str, Mapping[str, Any]]:
        """As the store takes it."""
        return self.number, self.state, self.subject, self.period, self.result


class Checker:
    """The rows of one sheet against the ledger, for one viewer."""

    def __init__(self, plan: Plan, viewer: Viewer, seen: Seen) -> None:
        self.plan, self.viewer = plan, viewer
        self.register = Register(plan.kind)
        self.permits = Permits(viewer, plan.kind.name)
        self.comparison = Comparison(plan, self.permits, seen)
        self.places = place_codes()
        self.asked = _asked(plan)

    def check(self, batch: Iterable[tuple[Line, Mapping[str, str]]]) -> list[Finding]:
        """Check rows with the answers given so far."""
        drafts = [draft(self.plan, line, answers, self.places) for line, answers in batch]
        given = Draft(Line(0, ()), {}, reads=default_reads(self.plan))
        ends = self.register.ends(ends_wanted(self.plan.kind, [*drafts, given]))
        for each in drafts:
            _filled(each, given, self.plan.kind.key)
        identify(drafts, self.register, ends)
        for each in drafts:
            if each.entity is None:
                _filled(each, given)
        pks = [each.entity for each in drafts if each.entity is not None]
        rows = self.register.rows(pks)
        standing = self.register.standing(pks, self.asked)
        self._names(drafts, pks)
        found_at = self.register.rows(pk for pks in ends.values() for pk in pks[:1])
        return [self._finding(each, rows, standing, ends, found_at) for each in drafts]

    def _names(self, drafts: list[Draft], pks: list[int]) -> None:
        by: dict[int, set[str]] = {}
        for pk, text in NameIndex.objects.filter(entity__in=pks).values_list("entity_id", "text"):
            by.setdefault(pk, set()).add(text)
        for each in drafts:
            if each.entity is not None:
                each.known_names = by.get(each.entity, set())

    def _finding(
        self,
        each: Draft,
        rows: Mapping[int, Row],
        standing: Mapping[int, list[Current]],
        ends: Ends,
        found_at: Mapping[int, Row],
    ) -> Finding:
        number = each.line.number
        if each.aside:
            return Finding(number, LEFT, "", "", {"notes": [each.aside]})
        row = rows.get(each.entity) if each.entity is not None else None
        entries = standing.get(each.entity, []) if each.entity is not None else []
        place = self._place(each, row, ends, found_at)
        changes: list[Change] = []
        if self._within(each, row, place):
            changes = self.comparison.changes(each, row, entries, place, ends)
            self._doubted(each, changes, entries)
            self._whole(each, changes, entries)
        result = self._result(each, row, changes)
        state = settled(result, each.answers).state
        return Finding(number, state, self._subject(each, ends), self._period(each), result)

    def _place(
        self, each: Draft, row: Row | None, ends: Ends, found_at: Mapping[int, Row]
    ) -> Place:
        """Where the record stands, or would stand: rights are asked for there."""
        if row is not None:
            return row.section, row.town, frozenset(row.bodies.split())
        town, bodies = "", set[str]()
        for name in leans(self.plan.kind.name):
            read = each.reads.get((name, ""))
            if read is None or not isinstance(read.value, str):
                continue
            for pk in ends.get((name, read.value), [])[:1]:
                other = found_at[pk]
                town, bodies = town or other.town, bodies | set(other.bodies.split())
        region = each.reads.get(("region_code", ""))
        if not town and region is not None and region.state == VALUE:
            digits = str(region.value)[:9]
            town = "" if digits.endswith("000") else digits
        return self.plan.kind.owner, town, frozenset(bodies)

    def _within(self, each: Draft, row: Row | None, place: Place) -> bool:
        """Whether he may write about it at all; told once for the row, not for each cell."""
        fields = [self.plan.kind.concepts[name] for name, _ in each.reads]
        if any(self.permits.field(concept, place) != REFUSED for concept in fields) or not fields:
            return True
        where = f"（{town_name(place[1])}）" if place[1] else ""
        whose = f"“{row.name if row is not None else each.name}”{where}"
        each.errors.append(f"{whose}不在您的范围内")
        return False

    def _doubted(self, each: Draft, changes: list[Change], entries: list[Current]) -> None:
        """Hold what cannot well be: a part above its whole, a thousand times last year."""
        known = {(e.concept, e.period): e.number for e in entries if e.number is not None}
        new = {(c.concept, c.period): c.number for c in changes if c.number is not None}
        for doubt in doubts(self.plan.kind, new, known):
            each.holds.append(Hold(f"doubt:{doubt.concept}@{doubt.period}", doubt.says))

    def _whole(self, each: Draft, changes: list[Change], entries: list[Current]) -> None:
        """A new record needs what its kind requires; a stage needs its proofs."""
        kind = self.plan.kind
        if each.entity is None:
            given = {change.concept for change in changes}
            wanted = [c for c in kind.concepts.values() if c.required and c.name not in given]
            if not each.code and not each.name and self._subject(each, {}) == "":
                each.errors.append("认不出是哪一条：没有编号、代码，也没有名称")
            elif wanted and not each.errors:
                names = "、".join(concept.label for concept in wanted)
                each.errors.append(f"新的{kind.label}缺少：{names}")
        known = {e.concept: e for e in entries if e.state == "known"}
        if missing := proofs_missing(kind, changes, known):
            each.errors.append(f"到这个阶段须有：{'、'.join(missing)}")

    def _result(self, each: Draft, row: Row | None, changes: list[Change]) -> dict[str, Any]:
        return {
            "entity": row.merged_into_id or row.pk if row is not None else None,
            "code": row.code if row is not None else "",
            "name": row.name if row is not None else each.name,
            "how": each.how,
            "grade": each.grade,
            "changes": [change.record() for change in changes],
            "holds": [[hold.key, hold.says, list(hold.options)] for hold in each.holds],
            "errors": list(dict.fromkeys(each.errors)),
            "notes": list(dict.fromkeys(each.notes)),
        }

    def _subject(self, each: Draft, ends: Ends) -> str:
        """Which record the row is about, the same for all rows about it, also when new."""
        if each.entity is not None:
            return f"e{each.entity}"
        schemes = [s for s in self.plan.kind.identified_by if outer(each, s)]
        if schemes:
            return f"n:{outer(each, schemes[0])}"
        key = key_of(each, self.plan.kind, ends)
        if key is not None:
            return f"n:{key}"
        return f"n:{normalised(each.name)}" if each.name else ""

    def _period(self, each: Draft) -> str:
        return each.period if any(period for _, period in each.reads) else ""


def _asked(plan: Plan) -> list[str]:
    """The concepts a check looks at: the sheet's, and those they are held against."""
    names = set(plan.concepts) | set(plan.defaults)
    for name in list(names):
        names |= set(PARTS.get(name, ())) | {WHOLE_OF.get(name, name)}
    names |= {plan.kind.named_by, CREDIT_CODE, *plan.kind.identified_by}
    if plan.kind.stages is not None:
        names |= {field for fields in plan.kind.stages.proofs.values() for field in fields}
    return sorted(name for name in names if name)


def _filled(each: Draft, given: Draft, only: Iterable[str] | None = None) -> None:
    """Take over what holds for the whole sheet where the row says nothing of its own."""
    for key, read in given.reads.items():
        if key not in each.reads and (only is None or key[0] in only) and not each.aside:
            each.reads[key] = read
