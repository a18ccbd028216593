"""Where everybody stands under a policy: by the current run, with later facts live."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.applications.recorded import FIRM, title_kind
from bureau.applications.records import APPLICATION, WINDOW, Book, read
from bureau.ledger import queries as ledger
from bureau.ledger.models import Fact
from bureau.runs import queries as runs
from bureau.runs.models import Run
from bureau.runs.queries.reading import standing_frame

MET, UNMET, OPEN, ASIDE, LATER = "met", "unmet", "open", "aside", "later"
"""Verdicts as lists need them. ASIDE: the policy is not for the firm; LATER: not judged yet."""
MOST_LIVE = 300
"""Firms judged live for one page; of more only the next run tells."""
_VERDICTS = {"eligible": MET, "ineligible": UNMET, "unknown": OPEN}


@dataclass
class Ground:
    """What the lists of a day are made of, read once. on: the day the lists are of.

    Verdicts are of the run's day, for firms judged live too, so that one list is of one day.
    """

    viewer: Viewer
    on: date
    run: Run | None
    book: Book
    _judged: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, int | None]]:
        """By firm its titles on the day."""
        return self.book.kept.held(self.on)

    @cached_property
    def towns(self) -> frozenset[str]:
        """The towns whose firms' lists are the viewer's to see; "" for firms without one."""
        owner = ledger.kind_of(FIRM).owner
        return frozenset(
            town
            for town in (*ledger.towns(), "")
            if self.viewer.may(READ, "internal", section=owner, town=town)
            and self.viewer.may(READ, "verdict", section=owner, town=town)
        )

    @cached_property
    def later(self) -> dict[str, str]:
        """Firms with later facts than the run's, each with its town, "-" for one that is no more.

        A title, a merging and a paper withdrawn are facts of the firm too.
        """
        touched = _recorded_since(self.run) if self.run is not None else {}
        found: dict[str, str] = {}
        for each in self.book.kept.titles:
            if each.pk in touched:
                found[each.end("holder")] = each.town
        for kind, code, town, is_withdrawn, main, main_town in touched.values():
            if kind == FIRM:
                found[code] = "-" if is_withdrawn or main else town
            if kind == FIRM and main:
                found[main] = main_town or ""
        return found

    @cached_property
    def _towns(self) -> dict[str, str]:
        if self.run is None:
            return {}
        return dict(standing_frame(self.run).select("entity", "town").iter_rows())

    def town_of(self, firm: str) -> str:
        """The town of a firm the run judged, as of then; blank for others."""
        return self._towns.get(firm, "")

    def firms(self, policy: str) -> Iterator[tuple[str, str, str]]:
        """(code, town, verdict) of every firm of those towns under a policy."""
        if self.run is None:
            return
        for code, town, unmet, unknown in self._run(policy):
            if code not in self.later:
                yield code, town, _verdict(unmet, unknown)
        live = {code: town for code, town in self.later.items() if town in self.towns}
        if len(live) > MOST_LIVE:
            yield from ((code, town, LATER) for code, town in live.items())
            return
        self._judge(policy, live)
        for code, verdict in self._judged[policy].items():
            yield code, live[code], verdict

    def _run(self, policy: str) -> Iterator[tuple[str, str, int | None, int | None]]:
        assert self.run is not None
        frame = standing_frame(self.run)
        if f"unmet·{policy}" not in frame.columns:
            return iter(())
        towns = pl.col("town").is_in(sorted(self.towns))
        columns = ("entity", "town", f"unmet·{policy}", f"unknown·{policy}")
        return frame.filter(~pl.col("gone") & towns).select(columns).iter_rows()

    def _judge(self, policy: str, live: Mapping[str, str]) -> None:
        """The firms with later facts, each with the exact reading."""
        assert self.run is not None
        known = self._judged[policy]
        if known or not live:
            return
        for facts in self.facts.values():
            if not ledger.kind_of(FIRM).is_gone(facts.values):
                made = guiju.judge(ledger.rulebook(), facts, self.run.as_of, [policy])[policy]
                known[facts.entity] = _VERDICTS.get(made.verdict or "", ASIDE)

    @cached_property
    def facts(self) -> dict[str, guiju.Facts]:
        """Those of the firms judged live, by code."""
        codes = sorted(code for code, town in self.later.items() if town in self.towns)
        if self.run is None or not codes or len(codes) > MOST_LIVE:
            return {}
        found = ledger.facts_with(codes, as_of=self.run.as_of, grants=self.book.kept.grants)
        return {facts.entity: facts for facts in found}


def ground(*, viewer: Viewer, on: date, run: Run | None = None) -> Ground:
    """What the lists of a day are made of; two queries, one where the current run is at hand."""
    kinds = (WINDOW, APPLICATION, title_kind())
    return Ground(viewer, on, run or runs.current(), read(viewer=viewer, kinds=kinds, flags=True))


def _verdict(unmet: int | None, unknown: int | None) -> str:
    if unmet is None:
        return ASIDE
    return UNMET if unmet else OPEN if unknown else MET


def _recorded_since(run: Run) -> dict[int, tuple[str, str, str, bool, str | None, str | None]]:
    """Firms and titles of which something stands, or fell, since a run began, by their number:
    kind, code, town, whether withdrawn, and what it was merged into with its town.
    """
    about = Fact.objects.filter(entity__kind__in=(FIRM, title_kind())).order_by()
    recorded = about.filter(pk__gt=run.last_fact, proposed=False)
    accepted = about.filter(decision__pk__gt=run.last_decision, decision__accepted=True)
    # A rehearsal may set today before the day the run was made on.
    began = min((run.started_at or run.asked_at).date(), guiju.calendar.today())
    fell = about.filter(source__withdrawn_on__gte=began)
    row = "kind code town is_withdrawn merged_into__code merged_into__row__town".split()
    columns = ("entity_id", *(f"entity__row__{name}" for name in row))
    parts = [each.values_list(*columns) for each in (recorded, accepted, fell)]
    return {pk: tuple(rest) for pk, *rest in parts[0].union(*parts[1:])}  # type: ignore[misc]
