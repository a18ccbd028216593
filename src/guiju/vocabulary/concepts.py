"""Concepts: the facts that can be known of an entity, with type, unit and meaning."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from guiju.errors import Place
from guiju.vocabulary.units import (
    COUNT_BOUND,
    DAY_BOUND,
    DEFAULT_DECIMALS,
    MONEY_BOUND,
    MONEY_SCALES,
    NUMBER_BOUND,
    PERSON_UNITS,
    PURE,
    RATIO_BOUND,
    RATIO_SCALE,
    Unit,
)

TYPES = (
    "bool count number money ratio date choice level text place industry entity list titles".split()
)
PERIODS = ("year", "month", "instant")
SUPPLIERS = ("enterprise", "officer", "list", "expert", "platform", "market")
PRECISIONS = ("year", "month")
VISIBILITIES = ("open", "commercial", "personal", "secret")
NUMERIC_TYPES = frozenset({"count", "number", "money", "ratio"})


@dataclass(frozen=True)
class Lever:
    """How a firm can move a fact: the smallest sensible step, in the fact's unit, and the time."""

    step: Fraction
    within_months: int


@dataclass(frozen=True)
class FromRecords:
    """Where the titles of an entity come from in a ledger: the records of a kind.

    of: the field that names the holder; code: the field that is the title; since, until: its
    dates; unless: {field: codes} of records that do not count, such as those taken away.
    """

    kind: str
    of: str
    code: str
    since: str = ""
    until: str = ""
    unless: MappingType[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Concept:
    """One thing that can be known, as the vocabulary declares it.

    fields is filled for lists of records, `item` for plain lists; choices maps codes to labels,
    low to high; range is what a blank may be (expert points). targets: the kinds a relation may
    point to, `many` whether to several; scoped_by: what whoever sums it must say; precision: the
    coarsest date asked for (year, month); is_level: choices whose words a place's layer has;
    derive: a formula for a blank, or the yes or no that a blank stands for.
    """

    name: str
    label: str
    type: str
    unit: str = ""
    period: str = "instant"
    supplier: str = "enterprise"
    seen_as: str = "commercial"
    ask: str = ""
    means: str = ""
    confused_with: tuple[str, ...] = ()
    lever: Lever | None = None
    signed: bool = False
    range: tuple[Fraction, Fraction] | None = None
    choices: MappingType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fields: MappingType[str, Concept] = field(default_factory=lambda: MappingProxyType({}))
    item: Concept | None = None
    decimals: int = DEFAULT_DECIMALS
    derive: str | bool | None = None
    targets: tuple[str, ...] = ()
    many: bool = False
    required: bool = False
    scoped_by: tuple[str, ...] = ()
    precision: str = ""
    is_level: bool = False
    choices_from: str = ""
    from_records: FromRecords | None = None
    was: tuple[str, ...] = ()
    retired: str | None = None
    at: Place = Place()

    @property
    def yearly(self) -> bool:
        """Whether each year has a value of its own."""
        return self.period == "year"

    @property
    def numeric(self) -> bool:
        """Whether formulas may calculate with it."""
        return self.type in NUMERIC_TYPES

    @property
    def denominator(self) -> int:
        """Internal whole numbers in one, for ratios and decimals; 1 for everything else."""
        if self.type == "ratio":
            return RATIO_SCALE
        return int(10**self.decimals) if self.type == "number" else 1

    @property
    def written_scale(self) -> int:
        """Internal whole numbers in one unit as written: 10^6 for 万元, 10^8 for ratios."""
        return MONEY_SCALES[self.unit] if self.type == "money" else self.denominator

    @property
    def bound(self) -> int:
        """The largest magnitude an internal value may have."""
        bounds = {"money": MONEY_BOUND, "count": COUNT_BOUND, "ratio": RATIO_BOUND}
        bounds |= {"number": NUMBER_BOUND, "date": DAY_BOUND, "bool": 1, "place": 10**12}
        return bounds.get(self.type, max(len(self.choices), 1))

    @property
    def measured_in(self) -> Unit:
        """The unit formulas check and sentences print."""
        if self.type == "money":
            return Unit(money=1, label=self.unit, scale=MONEY_SCALES[self.unit])
        if self.type == "count" and self.unit in PERSON_UNITS:
            return Unit(person=1, label=self.unit)
        if self.type == "ratio":
            return Unit(label="%")
        return Unit(label=self.unit) if self.unit else PURE

    def choice_rank(self, code: str) -> int | None:
        """The position of a choice code, or None when there is no such code."""
        codes = list(self.choices)
        return codes.index(code) if code in codes else None
