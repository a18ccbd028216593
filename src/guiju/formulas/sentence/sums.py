"""Words for sums: what is added, what is taken away, and growth, which is a sum by form."""

from __future__ import annotations

from guiju.formulas import nodes as n
from guiju.formulas.sentence.ratios import (
    growth_periods,
    growth_quotient,
    moment_words,
    moments,
)
from guiju.formulas.sentence.reading import part, words_for
from guiju.formulas.sentence.words import listed
from guiju.formulas.sentence.years import Years


@words_for(n.Sum)
def _sum(node: n.Sum, years: Years) -> str:
    over = growth_quotient(node)
    return _growth(over, years) if over is not None else _plain(node, years)


def _growth(over: n.Quotient, years: Years) -> str:
    moment = moments(over.top)
    said = moment_words(next(iter(moment)), years) if len(moment) == 1 else ""
    grown = part(over.top, years.quiet)
    if growth_periods(over) == 1:
        return f"{said}{grown}增长率"
    return f"{said}{grown}比{part(over.bottom, years)}的增长率"


def _plain(node: n.Sum, years: Years) -> str:
    added = [part(term, years) for term in node.terms if not _is_taken_away(term)]
    taken = [part(_opposite(term), years) for term in node.terms if _is_taken_away(term)]
    whole = f"{listed(added, '与')}之和" if len(added) > 1 else "".join(added)
    if not taken:
        return whole
    return f"{whole}减去{listed(taken, '与')}" if whole else f"负的{listed(taken, '与')}"


def _is_taken_away(term: n.Number) -> bool:
    if isinstance(term, n.Scale):
        return term.by < 0
    return isinstance(term, n.Constant) and term.value < 0


def _opposite(term: n.Number) -> n.Number:
    if isinstance(term, n.Constant):
        return n.Constant(unit=term.unit, value=-term.value, free=term.free)
    assert isinstance(term, n.Scale)
    return term.of if term.by == -1 else n.Scale(unit=term.unit, of=term.of, by=-term.by)
