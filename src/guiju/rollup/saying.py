"""The wording of a claim: as it may be printed, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guiju.figures.figure import PLACES, Claim
from guiju.ledger import Record, Source
from guiju.rollup.contenders import Contenders
from guiju.rollup.results import HOLDS, LIST_INCOMPLETE, SINCE, STATUSES, ClaimResult
from guiju.rollup.setting import Setting
from guiju.vocabulary.places import PlaceLayer


@dataclass(frozen=True)
class Said:
    """A claim in a period, to be put into words."""

    claim: Claim
    setting: Setting
    places: Mapping[str, PlaceLayer]

    def result(
        self,
        status: str,
        n: int | None,
        why: str,
        subject: Record | None = None,
        rows: Contenders | None = None,
        **words: str,
    ) -> ClaimResult:
        """What the claim comes to; `n` the place found, `words` what its wording may name."""
        records = (*rows.sure, *rows.open) if rows is not None else ()
        if rows is not None and rows.whole is not None and rows.whole.since is not None:
            words = {"since": str(rows.whole.since), **words}
        return ClaimResult(
            claim=self.claim,
            period=self.setting.period,
            status=status,
            n=n,
            text=self._text(status, n, words),
            why=f"{STATUSES[status]}：{why}",
            subject=subject,
            records=records,
            sources=self._sources(records),
        )

    def _text(self, status: str, n: int | None, words: Mapping[str, str]) -> str:
        """Qualified where the list is short or begins late, empty where the claim fails."""
        named = dict.fromkeys(("leader", "total", "since", "gap", "tied"), "")
        says = self._wording(n).format(**{**named, **self._place_words(), **words, "n": n})
        if status == HOLDS:
            return says
        if status == LIST_INCOMPLETE and n is not None:
            return f"{says}（对照不全）"
        if status == SINCE:
            return f"有记录以来（{words['since']}年起）{says}"
        return ""

    def _wording(self, n: int | None) -> str:
        if n == 1 and self.claim.first:
            return self.claim.first
        return self.claim.second if n == 2 and self.claim.second else self.claim.says

    def _place_words(self) -> dict[str, str]:
        """The names of the ledger's place and of those above it, by level."""
        found = dict.fromkeys(PLACES, "")
        layer = self.places.get(self.setting.ledger.place)
        while layer is not None:
            found[layer.level] = layer.name
            layer = self.places.get((layer.parent or "").zfill(6)) if layer.parent else None
        return found

    def _sources(self, records: tuple[Record, ...]) -> tuple[Source, ...]:
        sources = self.setting.ledger.sources
        found = (sources.get(record.given.source or "") for record in records)
        return tuple(dict.fromkeys(source for source in found if source is not None))
