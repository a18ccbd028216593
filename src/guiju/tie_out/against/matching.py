"""Every statement of a text held against a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from guiju.periods import Stretch
from guiju.rollup import ClaimResult, FigureResult, Figures, claim_results
from guiju.tie_out.against.claims import claim_candidates
from guiju.tie_out.against.figures import figure_candidates
from guiju.tie_out.against.match import Candidate, Match, best
from guiju.tie_out.against.naming import Names
from guiju.tie_out.against.records import date_candidates, number_candidates, ordinal_candidates
from guiju.tie_out.statement import Statement

_WHOLE_YEARS = ("half", "year", "years", "span")
_YEAR_ONLY = "写的是一段时间，说的是期间或文件名，不与单条记录核对"
_LAST_YEAR = ("去年", "上年", "上一年")
_OPEN = {
    "slogan": "口号或文件名里的数，不是统计数",
    "plan": "今后的打算，不与台账核对",
    "date": "台账里没有找到对应的日期",
    "rank": "台账里没有能支持它的名单",
}


@dataclass
class Against:
    """A ledger in a period, ready to be asked about statements."""

    figures: Figures
    period: Stretch

    @cached_property
    def names(self) -> Names:
        """What the ledger's records are called."""
        return Names(self.figures.ledger)

    def matches(self, statements: Iterable[Statement]) -> list[Match]:
        """One match a statement, in the same order."""
        return [self.match(statement) for statement in statements]

    def match(self, statement: Statement) -> Match:
        """What one statement comes to."""
        if statement.class_ in ("slogan", "plan"):
            return Match(statement, None, None, _OPEN[statement.class_])
        if statement.when is not None and statement.when.precision in _WHOLE_YEARS:
            return Match(statement, None, None, _YEAR_ONLY)
        found = best(statement, list(self._candidates(statement)))
        if found.figure is None and statement.class_ in _OPEN:
            return Match(statement, None, None, _OPEN[statement.class_])
        return found

    def _candidates(self, statement: Statement) -> Iterable[Candidate]:
        ledger = self.figures.ledger
        near = self.names.around(self.names.in_text(statement.sentence))
        if statement.class_ == "date":
            return list(date_candidates(statement, near, ledger, self.period.first.year))
        if statement.class_ == "rank":
            return [
                *claim_candidates(statement, self._claims, near),
                *ordinal_candidates(statement, near, ledger),
            ]
        results = self._before if _of_last_year(statement) else self._now
        return [
            *figure_candidates(statement, results),
            *number_candidates(statement, near, ledger),
        ]

    @cached_property
    def _now(self) -> list[FigureResult]:
        return self._all(self.period)

    @cached_property
    def _before(self) -> list[FigureResult]:
        return self._all(self.period.shifted(-1))

    def _all(self, period: Stretch) -> list[FigureResult]:
        book = self.figures.book.figures.figures
        return [self.figures.figure(name, period) for name, f in book.items() if f.about.words]

    @cached_property
    def _claims(self) -> list[ClaimResult]:
        book = self.figures.book.figures.claims
        return [
            result
            for name, claim in book.items()
            if claim.words
            for result in claim_results(self.figures, name, self.period)
        ]


def _of_last_year(statement: Statement) -> bool:
    return any(word in statement.clause for word in _LAST_YEAR) and statement.unit != "%"
