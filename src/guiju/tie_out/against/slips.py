"""What is wrong with a text in the light of the ledger, beyond single numbers."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.ledger import Record
from guiju.rollup import Figures
from guiju.tie_out.against.match import Match
from guiju.tie_out.against.matching import Against
from guiju.tie_out.slip import Slip
from guiju.tie_out.statement import Statement


def warned(matches: list[Match], against: Against) -> Iterator[Slip]:
    """Numbers that count records some figure of the rulebook warns about."""
    for name, figure in against.figures.book.figures.figures.items():
        if not figure.about.warns:
            continue
        bad = set(against.figures.figure(name, against.period).records)
        for match in matches:
            counted = bad.intersection(match.records)
            if counted and match.statement.class_ == "figure":
                yield _warning(match, figure.about.warns, counted, against.figures)


def _warning(match: Match, warns: str, counted: set[Record], figures: Figures) -> Slip:
    ledger = figures.ledger
    names = "、".join(ledger.name_of(record) for record in match.records if record in counted)
    return Slip(
        slip="口径待核",
        text=match.statement.text,
        why=f"{warns}：{names}",
        do="加注说明，或改用相应口径",
        place=match.statement.place,
    )


def last_year_slips(statements: tuple[Statement, ...], before: Against) -> Iterator[Slip]:
    """What last year's text said and the ledger now has otherwise: bases of growth shift so."""
    for match in before.matches(statements):
        if match.holds is False:
            said = match.statement
            yield Slip(
                slip="与上年报告不一致",
                text=said.text,
                why=f"上年报告写“{said.clause.strip()}”，现在台账里{match.why}",
                do="核对基数，必要时说明调整原因",
                place=said.place,
            )
