"""Checked rows written: a batch at a time inside the caller's one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.bulk import Line, record_many
from bureau.ledger.actions.creating import next_code
from bureau.ledger.deriving import batches
from bureau.ledger.importing.plan import Plan
from bureau.ledger.importing.resolving import settled
from bureau.ledger.models import Current, Entity, ImportJob, Row, Source
from bureau.ledger.reading import leans
from bureau.ledger.sheets.store import CHANGED, NEW, Kept, Store

BATCH = 400
Progress = Callable[[int, int], None]


class Stale(guiju.BadInput):
    """What the person was shown is no longer so: it must be checked and shown again."""


class Writer:
    """The rows of one import into the ledger, on one source."""

    def __init__(self, job: ImportJob, plan: Plan, by: Viewer, source: Source) -> None:
        self.job, self.plan, self.by, self.source = job, plan, by, source
        self.made: dict[str, int] = {}
        self.facts = 0
        self._number = 0
        self._taken: set[str] = set()

    def write(self, store: Store, progress: Progress) -> int:
        """Write every row that is new or changed; how many facts that were."""
        counts = store.counts()
        total, done = counts[NEW] + counts[CHANGED], 0
        self._lock(store)
        for batch in batches(store.every((NEW, CHANGED)), BATCH):
            self._batch(batch)
            done += len(batch)
            progress(done, total)
        return self.facts

    def _lock(self, store: Store) -> None:
        """Hold every record that will change, in one order, so that two imports do not cross."""
        pks = {row.result["entity"] for row in store.every((CHANGED,))}
        for part in batches(sorted(pks), BATCH):
            found = Entity.objects.select_for_update().filter(pk__in=part).order_by("pk")
            list(found.values_list("pk"))

    def _batch(self, batch: list[Kept]) -> None:
        rows = [(kept, settled(kept.result, kept.answer).changes) for kept in batch]
        self._still_so(rows)
        self._create(kept for kept, _ in rows if kept.result["entity"] is None)
        at_once: list[Line] = []
        proposed: list[Line] = []
        for kept, changes in rows:
            is_new = kept.result["entity"] is None
            entity = self.made[kept.subject] if is_new else kept.result["entity"]
            for change in changes:
                line = _line(entity, change, kept.result.get("grade") or "", kept.line.number)
                waits = change["proposed"] and not (is_new and self._founding(change["concept"]))
                (proposed if waits else at_once).append(line)
        self.facts += record_many(by=self.by, source=self.source, lines=at_once)
        self.facts += record_many(by=self.by, source=self.source, lines=proposed, proposed=True)

    def _founding(self, name: str) -> bool:
        """Without its name, its state and what it belongs to there is no record to propose on."""
        kind = self.plan.kind
        return bool(kind.concepts[name].required) or name in leans(kind.name)

    def _still_so(self, rows: Iterable[tuple[Kept, tuple[Mapping[str, Any], ...]]]) -> None:
        """Refuse everything where what stands is not what the check was held against."""
        known = [(kept, c) for kept, c in rows if kept.result["entity"] is not None]
        pks = {kept.result["entity"] for kept, _ in known}
        gone = Row.objects.filter(pk__in=pks).exclude(is_withdrawn=False, merged_into=None)
        concepts = {change["concept"] for _, changes in known for change in changes}
        entries = Current.objects.filter(entity__in=pks, concept__in=concepts)
        keys = ("entity_id", "concept", "period", "slot")
        standing = {tuple(e[:4]): e[4] for e in entries.values_list(*keys, "fact_id")}
        lost = set(gone.values_list("pk", flat=True))
        for kept, changes in known:
            pk = kept.result["entity"]
            moved = [c for c in changes if standing.get((pk, *_key(c))) != c["was"]]
            if moved or pk in lost:
                label = moved[0]["label"] if moved else "这条记录"
                raise _stale(f"第{kept.line.number}行“{kept.result['name']}”的{label}")

    def _create(self, fresh: Iterable[Kept]) -> None:
        wanted = {kept.subject: kept for kept in fresh if kept.subject not in self.made}
        entities = [
            Entity(
                code=self._next_code(),
                kind=self.plan.kind.name,
                source=self.source,
                grade=kept.result.get("grade") or "",
                known_on=guiju.calendar.today(),
                recorded_by_id=self.by.user_id,
            )
            for kept in wanted.values()
        ]
        made = Entity.objects.bulk_create(entities)
        self.made |= {subject: entity.pk for subject, entity in zip(wanted, made, strict=True)}

    def _next_code(self) -> str:
        kind = self.plan.kind.name
        if not self._number:
            self._number = int(next_code(kind).rpartition("-")[2]) - 1
            begin = Entity.objects.filter(kind=kind, code__startswith=f"{kind}-")
            self._taken = set(begin.values_list("code", flat=True))
        while True:
            self._number += 1
            if (code := f"{kind}-{self._number:04d}") not in self._taken:
                return code


def _key(change: Mapping[str, Any]) -> tuple[str, str, str]:
    return change["concept"], change["period"], change["slot"]


def _line(entity: int, change: Mapping[str, Any], grade: str, row: int) -> Line:
    slot = change["slot"]
    return Line(
        entity_id=entity,
        concept=change["concept"],
        period=change["period"],
        slot=slot,
        state=change["state"],
        number=change["number"],
        text=change["text"],
        ref_id=change["ref_id"],
        grade=grade,
        reason=f"表格第{row}行",
        replaces_id=change["was"],
    )


def _stale(what: str) -> Stale:
    met = f"{what}在核对之后又有人改过，一行也没有写入"
    return Stale.saying(met, do="再核对一次，看过现在的值再入库")
