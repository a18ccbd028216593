"""What decides the version a row falls under: place, kind of case, reference year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from guiju.errors import BadInput, Problem
from guiju.evaluation.judging import PLACE
from guiju.facts.entity import Facts
from guiju.formulas.exact import NotComputable, Situation, value_of
from guiju.formulas.nodes import Fact, Number
from guiju.policies.policy import Policy, Version


@dataclass(frozen=True)
class Part:
    """The rows of a frame that fall under one version with one reference year."""

    version: Version | None
    reference: int
    rows: pl.DataFrame


def parts_of(policy: Policy, frame: pl.DataFrame, as_of: date) -> Iterator[Part]:
    """The frame split by what decides the version: place, kind of case, reference year.

    Most policies ask for one part only; splitting keeps every expression free of versions.
    """
    for regions, inside in _by_place(policy, frame):
        if regions is None:
            yield Part(None, 0, inside)
            continue
        for renewal, rows in _by_case(policy, inside):
            version = policy.version_on(as_of, renewal, regions)
            if version is None:
                yield Part(None, 0, rows)
                continue
            yield from _by_reference(version, rows, as_of)


def _by_place(policy: Policy, frame: pl.DataFrame) -> Iterator[tuple[int | None, pl.DataFrame]]:
    """(a place code inside the region, rows); None for the rows the policy does not reach."""
    local = [version.region for version in policy.versions if version.region]
    low, high = policy.place_span
    everywhere = low == 0 and not local
    if everywhere or PLACE not in frame.columns:
        yield (low if everywhere or policy.here else None), frame
        return
    places = frame[PLACE]
    outside = frame.filter(((places < low) | (places > high)).fill_null(not policy.here))
    if outside.height:
        yield None, outside
    inside = (
        frame.filter(((places >= low) & (places <= high)).fill_null(policy.here))
        if outside.height
        else frame
    )
    if not local:
        yield low, inside
        return
    for (place,), rows in inside.partition_by(PLACE, as_dict=True).items():
        yield (0 if place is None else int(place)), rows


def _by_case(policy: Policy, frame: pl.DataFrame) -> Iterator[tuple[bool, pl.DataFrame]]:
    name = policy.case_fact
    if name is None or name not in frame.columns:
        yield False, frame
        return
    renewal = (frame[name] == 1).fill_null(False)
    for value, rows in ((False, frame.filter(~renewal)), (True, frame.filter(renewal))):
        if rows.height:
            yield value, rows


def _by_reference(version: Version, frame: pl.DataFrame, as_of: date) -> Iterator[Part]:
    node = version.reference_year
    if node is None:
        yield Part(version, as_of.year - 1, frame)
        return
    names = [part.concept.name for part in node.walk() if isinstance(part, Fact)]
    asked = [name for name in names if name in frame.columns]
    if not asked:  # everybody alike: no fact is asked, or nobody has supplied it
        yield Part(version, _year(node, Facts(""), as_of, version), frame)
        return
    name = asked[0]
    for (value,), rows in frame.partition_by(name, as_dict=True).items():
        known = {} if value is None else {name: value}
        yield Part(version, _year(node, Facts("", known), as_of, version), rows)


def _year(node: Number, facts: Facts, as_of: date, version: Version) -> int:
    value = value_of(node)(Situation(facts, as_of, as_of.year - 1))
    if isinstance(value, NotComputable) or not value.known:
        raise BadInput(Problem(f"“{version.policy}”的基准年度算不出来", version.at))
    return int(value.lo)  # type: ignore[arg-type]
