"""The list a claim is checked against: its sure lines, its open ones, whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.figures.figure import Claim
from guiju.ledger import Record
from guiju.periods import Stretch
from guiju.rollup.completeness import Whole, whole
from guiju.rollup.evidence import set_aside
from guiju.rollup.reading import holds
from guiju.rollup.setting import Setting

SUBJECT = "subject"


@dataclass(frozen=True)
class Contenders:
    """Lines that belong to the list, and lines that may: a blank, hearsay, a paper withdrawn."""

    sure: tuple[Record, ...]
    open: tuple[Record, ...] = ()
    whole: Whole | None = None

    def line_of(self, claim: Claim, subject: Record, setting: Setting) -> Record | None:
        """The line that speaks of the subject: itself, or the one that points to it."""
        for row in self.sure:
            if row is subject:
                return row
            pointed = setting.at(row, claim.match) if claim.match else row.value(SUBJECT)
            if pointed == subject.id:
                return row
        return None


def contenders(claim: Claim, setting: Setting) -> Contenders:
    """The lines of a claim's list in the setting's period."""
    sure: list[Record] = []
    perhaps: list[Record] = []
    for row in setting.ledger.of(claim.over):
        setting.touched.clear()
        answer = holds(claim.where, row, setting)
        if answer is False:
            continue
        facts = [fact for name, fact in setting.touched if name == row.id]
        givens = [row.given, *(row.provenance(fact, setting.as_of) for fact in facts)]
        doubtful = answer is None or set_aside(givens, setting.ledger)
        (perhaps if doubtful else sure).append(row)
    known = whole(claim.over, claim.fixed, sure, setting.ledger, setting.period)
    return Contenders(tuple(sure), tuple(perhaps), known)


def before(row: Record, claim: Claim, moment: Stretch, setting: Setting) -> bool | None:
    """Whether a line comes before a moment; None when their days overlap or one is blank."""
    assert claim.order is not None
    when = setting.at(row, claim.order)
    if not isinstance(when, Stretch):
        return None
    if when.last < moment.first:
        return True
    return False if when.first > moment.last else None
