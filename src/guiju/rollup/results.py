"""What a figure or a claim comes to, with everything a reader may ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from guiju.figures.figure import Claim, Figure
from guiju.ledger import Record, Source
from guiju.periods import Stretch
from guiju.rollup.amounts import Amount

HOLDS, FAILS = "holds", "fails"
LIST_INCOMPLETE, SINCE, NO_HISTORY, NO_SUBJECT = (
    "list_incomplete",
    "since",
    "no_history",
    "no_subject",
)
STATUSES = {
    HOLDS: "成立",
    FAILS: "不成立",
    LIST_INCOMPLETE: "对照不全",
    SINCE: "有记录以来",
    NO_HISTORY: "无基数",
    NO_SUBJECT: "没有所说的记录",
}


@dataclass(frozen=True)
class Aside:
    """A record that fits but does not count, and why."""

    record: Record
    why: str


@dataclass(frozen=True)
class Share:
    """One part of a figure that is parted: its code, label, number and records."""

    code: str
    label: str
    amount: Amount
    records: tuple[Record, ...]


@dataclass(frozen=True)
class FigureResult:
    """A figure in a period. Amounts are in the figure's printed unit (a share as a fraction).

    records: counted for sure; possible: may count, a needed field being blank; aside: fit, but
    by grade or a withdrawn paper do not count; inputs: the figures a formula read; point: the
    historic value taken instead of records.
    """

    figure: Figure
    period: Stretch
    amount: Amount
    records: tuple[Record, ...] = ()
    possible: tuple[Record, ...] = ()
    aside: tuple[Aside, ...] = ()
    shares: tuple[Share, ...] = ()
    footnotes: tuple[str, ...] = ()
    inputs: tuple[FigureResult, ...] = ()
    point: Record | None = None
    known_at: date | None = None

    @property
    def value(self) -> Fraction | None:
        """The number when it is one, None otherwise."""
        return self.amount.low if self.amount.known else None

    @property
    def behind(self) -> tuple[Record, ...]:
        """Every record behind the number, those of a formula's figures included, each once."""
        points = (self.point,) if self.point is not None else ()
        read = (record for one in self.inputs for record in one.behind)
        return tuple(dict.fromkeys((*self.records, *read, *points)))


@dataclass(frozen=True)
class ClaimResult:
    """What a claim comes to for one subject.

    n: the place found; text: the wording that may be printed; why: what it rests on, in Chinese.
    """

    claim: Claim
    period: Stretch
    status: str
    n: int | None
    text: str
    why: str
    subject: Record | None = None
    records: tuple[Record, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it may be printed as it stands."""
        return self.status == HOLDS
