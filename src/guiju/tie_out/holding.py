"""A whole text held against a ledger: every number matched or left open, every slip named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guiju.errors import BadInput, Place, Problem
from guiju.periods import Stretch, stretch
from guiju.rollup import Figures
from guiju.tie_out.against.match import Match
from guiju.tie_out.against.matching import Against
from guiju.tie_out.against.slips import last_year_slips, warned
from guiju.tie_out.classifying import reported_year, statements
from guiju.tie_out.proofreading import slips
from guiju.tie_out.slip import Slip
from guiju.tie_out.statement import Statement
from guiju.tie_out.texts import Text
from guiju.tie_out.wording import Wording, load_wording


@dataclass(frozen=True)
class Held:
    """What came of it: a match a statement, in order, and the slips."""

    text: Text
    period: Stretch
    matches: tuple[Match, ...]
    slips: tuple[Slip, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong; what is open is not wrong."""
        return not self.slips and all(match.holds is not False for match in self.matches)


def hold(
    text: Text, figures: Figures, period: Stretch | None = None, *, last_year: Text | None = None
) -> Held:
    """Find every number of a text, match it with the ledger or leave it open, and list the slips.

    period: read from the text where it is None; BadInput where the text does not say. last_year:
    the report of the year before, whose words must agree with this one's.
    """
    wording = load_wording(figures.book.root / "wording")
    against = Against(figures, period or _period(text))
    said = statements(text, wording.terms)
    matches = against.matches(said)
    found = [*_slips(text, said, wording, against), *warned(matches, against)]
    if last_year is not None:
        before = Against(figures, against.period.shifted(-1))
        found += last_year_slips(statements(last_year, wording.terms), before)
    return Held(text, against.period, tuple(matches), tuple(found))


def _period(text: Text) -> Stretch:
    year = reported_year(text)
    if year is None:
        at = Place(text.name)
        raise BadInput(Problem("看不出文本写的是哪一年", at, do="用 --period 写明，如 2024"))
    return stretch(f"{year}", "期间")


def _slips(
    text: Text, said: tuple[Statement, ...], wording: Wording, against: Against
) -> Iterable[Slip]:
    layers = against.figures.book.places
    here = layers.get(against.figures.ledger.place.zfill(6))
    above = layers.get((here.parent or "").zfill(6)) if here else None
    cities = tuple(layer.name for layer in (here, above) if layer is not None)
    aliases = against.names.aliases()
    return slips(text, said, wording=wording, aliases=aliases, cities=cities)
