"""What may be wrong with a text by itself: each check looks for one thing and yields slips."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guiju.tie_out.checks.bare_places import bare_places
from guiju.tie_out.checks.dates import impossible, range_signs, year_brackets
from guiju.tie_out.checks.doubled import times_less, twice_approximate
from guiju.tie_out.checks.enumeration import headed, running
from guiju.tie_out.checks.growth import growth_rates
from guiju.tie_out.checks.marks import half_width, set_twice
from guiju.tie_out.checks.money_units import mixed_money
from guiju.tie_out.checks.pairs import unpaired
from guiju.tie_out.checks.pending import counted_early
from guiju.tie_out.checks.same_claims import same_figures, same_ranks
from guiju.tie_out.checks.sums import parts_and_wholes
from guiju.tie_out.checks.two_names import known_names, shortened_names
from guiju.tie_out.checks.words import cut_short, unfilled, wrong_words
from guiju.tie_out.slip import Proof, Slip

CHECKS: tuple[Callable[[Proof], Iterator[Slip]], ...] = (
    wrong_words,
    unfilled,
    cut_short,
    half_width,
    set_twice,
    unpaired,
    impossible,
    year_brackets,
    range_signs,
    running,
    headed,
    twice_approximate,
    times_less,
    mixed_money,
    parts_and_wholes,
    growth_rates,
    bare_places,
    known_names,
    shortened_names,
    same_ranks,
    same_figures,
    counted_early,
)
