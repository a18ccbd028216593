"""The invented county, judged: what the tests on two thousand firms share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
from examples.county.firms import firms
from examples.county.tables import write

from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE, OPEN, Judgement, judge, judge_policy
from guiju.facts import facts_of_row, read_tables
from guiju.gaps import Plan, smallest_changes, with_changes
from guiju.rulebook import Rulebook, load_rulebook

COUNT, SEED = 2_000, 20_241_231
DAY = date(2024, 12, 31)


@dataclass(frozen=True)
class County:
    """The rulebook, and the firms' facts as a frame, a row each."""

    book: Rulebook
    frame: pl.DataFrame

    def refused(self, place: int) -> Iterator[Judgement]:
        """The judgements of a firm, by its place, that refuse it."""
        facts = facts_of_row(self.frame.row(place, named=True), self.book.vocabulary, DAY)
        yield from (j for j in judge(self.book, facts, DAY).values() if j.verdict == INELIGIBLE)


@cache
def county() -> County:
    """Two thousand firms, the same every time."""
    book = load_rulebook()
    place = next(layer for layer in book.places.values() if layer.towns)
    towns = [(str(town["code"]), str(town["name"])) for town in place.towns]
    with tempfile.TemporaryDirectory() as folder:
        write(firms(COUNT, towns, SEED), Path(folder))
        return County(book, read_tables(folder, book.vocabulary, DAY).frame)


def faults(places: range) -> tuple[int, list[str]]:
    """How many plans these firms are offered, and what is wrong with any."""
    plans, found = 0, []
    for place in places:
        for judgement in county().refused(place):
            offered = smallest_changes(judgement)
            plans += len(offered)
            found += [fault for plan in offered if (fault := _fault(judgement, plan))]
            if not offered and not offered.blocked:
                found.append(f"{_name(judgement)}: neither a plan nor a reason")
    return plans, found


def faults_without(places: range) -> list[str]:
    """What is wrong with the plans for these firms once the first fact moved may not move."""
    found = []
    for place in places:
        for judgement in county().refused(place):
            held = [name for plan in smallest_changes(judgement)[:1] for name in plan.changes][:1]
            for plan in smallest_changes(judgement, held) if held else ():
                fault = "moves what is blocked" if held[0] in plan.changes else ""
                fault = fault or _fault(judgement, plan)
                found += [f"{_name(judgement)}: {fault}"] if fault else []
    return found


def _fault(judgement: Judgement, plan: Plan) -> str:
    """What is wrong with a plan: it has to come out as it says when judged again on its day."""
    assert judgement.situation is not None
    day = plan.wait_until or DAY
    there = judge_policy(judgement.policy, judgement.situation.facts, day)
    facts = with_changes(there, plan.changes) if plan.changes else judgement.situation.facts
    after = judge_policy(judgement.policy, facts, day).verdict
    if after == plan.verdict_after and after in (ELIGIBLE, OPEN):
        return ""
    return f"{_name(judgement)}: {plan.text()} → {after}"


def _name(judgement: Judgement) -> str:
    assert judgement.situation is not None
    return f"{judgement.situation.facts.entity} {judgement.policy.id}"
