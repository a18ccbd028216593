"""Policies: dated versions of conditions, with source, outputs and advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from guiju.calendar import Window
from guiju.errors import Place
from guiju.formulas.calls import place_span
from guiju.formulas.nodes import Number
from guiju.policies.conditions import Condition, named

FAR = date.max


@dataclass(frozen=True)
class Source:
    """The document a version rests on, and how surely its text was seen."""

    title: str
    number: str = ""
    issuer: str = ""
    issued: date | None = None
    confidence: str = "?"
    seen: str = ""


@dataclass(frozen=True)
class InForce:
    """Days, both included, on which a version applies, to new or renewal cases or both."""

    start: date
    until: date | None
    case: str | None

    def covers(self, day: date, renewal: bool) -> bool:
        """Whether a case filed on `day` falls under it."""
        fits = self.case is None or (self.case == "renewal") == renewal
        return fits and self.start <= day <= (self.until or FAR)


@dataclass(frozen=True)
class Advisory:
    """Advice that never changes a verdict; without a condition it is always given."""

    id: str
    says: str
    when: Condition | None


@dataclass(frozen=True, eq=False)  # one object a version: what is made for it is kept by it
class Version:
    """One dated wording of a policy.

    region: "" for everywhere the policy applies, or the place whose parameters it carries.
    outputs: numbers it gives besides the verdict; `score` feeds score_min and score_max.
    nodes: every condition of the tree in the order written; rows: those with an id, each of
    which has a finding.
    """

    policy: str
    name: str
    region: str
    in_force: tuple[InForce, ...]
    source: Source
    tree: Condition | None
    outputs: Mapping[str, Number]
    advise: tuple[Advisory, ...]
    reference_year: Number | None
    at: Place = Place()
    nodes: tuple[Condition, ...] = field(init=False)
    rows: tuple[Condition, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nodes", tuple(self.tree.walk()) if self.tree else ())
        object.__setattr__(self, "rows", named(self.tree) if self.tree else ())

    def covers(self, day: date, renewal: bool) -> bool:
        """Whether it is in force for a case filed on `day`."""
        return any(span.covers(day, renewal) for span in self.in_force)

    @property
    def score(self) -> Number | None:
        """The output called score."""
        return self.outputs.get("score")


@dataclass(frozen=True)
class Policy:
    """A policy with all its versions.

    region: the 6- or 9-digit code of the place it holds for. grants: the title it leads to.
    case_fact: the yes/no fact that makes a case a renewal; absent means a new application.
    here: whether the rulebook's own place lies in the region, which is where a firm whose place
    is not known is taken to be.
    windows: when it can be applied for and what else falls due, its own and the calendar's.
    """

    id: str
    name: str
    region: str
    themes: tuple[str, ...]
    versions: tuple[Version, ...]
    grants: Mapping[str, object] = field(default_factory=dict)
    case_fact: str | None = None
    windows: tuple[Window, ...] = ()
    benefits: tuple[Mapping[str, object], ...] = ()
    here: bool = True
    process: tuple[Mapping[str, object], ...] = ()
    at: Place = Place()

    @property
    def place_span(self) -> tuple[int, int]:
        """The 12-digit place codes it covers."""
        return place_span(self.region)

    def applies_in(self, place: int | None) -> bool:
        """Whether a firm at `place` falls under it; an unknown place is taken to be here."""
        low, high = self.place_span
        return self.here if place is None else low <= place <= high

    def version_on(self, day: date, renewal: bool, place: int | None) -> Version | None:
        """The version for a case filed on `day`: the one of the nearest place, None if none."""
        found: Version | None = None
        for version in self.versions:
            nearer = found is None or len(version.region) > len(found.region)
            if nearer and _fits(version.region, place) and version.covers(day, renewal):
                found = version
        return found


def _fits(region: str, place: int | None) -> bool:
    if not region:
        return True
    low, high = place_span(region)
    return place is not None and low <= place <= high
