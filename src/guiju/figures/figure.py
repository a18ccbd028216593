"""Figures and claims as the rulebook defines them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from guiju.errors import Place
from guiju.figures.nodes import Path, Size, Test
from guiju.formulas.nodes import Node

COUNT, SUM, DISTINCT, VALUE = "count", "sum", "distinct", "value"
PLACES = ("county", "city", "province", "nation")
WORDS = ("n", "leader", "total", "since", "gap", "tied", *PLACES)
"""What the wording of a claim may name: {n}, {city} …"""


@dataclass(frozen=True)
class Term:
    """Another figure, `shift` periods away (0 or negative)."""

    figure: str
    shift: int = 0


@dataclass(frozen=True)
class Operation:
    """left operator right; the operator is one of + - * /."""

    operator: str
    left: Expression
    right: Expression


Expression = Term | Fraction | Operation


@dataclass(frozen=True)
class Measure:
    """How records become a number: count them, count different values, add a field up, read one.

    A sum may be over what a relation leads to: sum(count(members)). value(…) is the number of
    the one record there is; with none there is no number, where a sum would be nought.
    """

    kind: str = COUNT
    of: Path | Size | None = None


@dataclass(frozen=True)
class Note:
    """A footnote on how many of the counted records fit a condition; `says` has {n}."""

    test: Test
    says: str


@dataclass(frozen=True)
class About:
    """What is said of a figure beside how it is counted.

    part_of: the figure it is a subset of; words: what texts call it, general terms only.
    warns: what to say of a text that counts a record of this figure, blank where nothing.
    """

    label: str
    part_of: str | None = None
    words: tuple[str, ...] = ()
    means: str = ""
    owner: str = ""
    warns: str = ""


@dataclass(frozen=True)
class Figure:
    """A named number: over records of a kind, or a formula of other figures.

    unit: as printed; scale: internal whole numbers in one of it (10^6 for 万元 over 分).
    scope: the condition in words, which a money figure prints beside itself. notes: what must be
    said of some of the records wherever the number stands. latest: only the records with the
    latest date there count.
    """

    id: str
    about: About
    unit: str
    over: str = ""
    where: Test | None = None
    measure: Measure = field(default_factory=Measure)
    scale: int = 1
    by: Node | None = None
    formula: Expression | None = None
    formula_text: str = ""
    where_text: str = ""
    scope: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    latest: Path | None = None
    notes: tuple[Note, ...] = ()
    at: Place = Place()

    @property
    def label(self) -> str:
        """What people call it."""
        return self.about.label


@dataclass(frozen=True)
class Claim:
    """Something said of a record or a figure that only a list or a history can bear out.

    kind: ordinal (the n-th by `order`), only (no other in the period), again (never before, or
    not for years), rank (place by value), record_high (higher than every earlier year).
    subjects: the figure whose records it is said of. says: wording with WORDS in braces; first
    and second: wording for that place.
    """

    id: str
    label: str
    kind: str
    says: str
    first: str = ""
    second: str = ""
    over: str = ""
    where: Test | None = None
    order: Path | None = None
    match: Path | None = None
    subjects: str = ""
    figure: str = ""
    descending: bool = True
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    where_text: str = ""
    at: Place = Place()


@dataclass(frozen=True)
class FigureBook:
    """Every figure and claim of a rulebook by name."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
