"""Words for windows of years and for shares: what both sides share is said once."""

from __future__ import annotations

from guiju.formulas import nodes as n
from guiju.formulas.sentence.reading import part, words_for
from guiju.formulas.sentence.values import unit_of
from guiju.formulas.sentence.words import WINDOW_WORDS, numeral
from guiju.formulas.sentence.years import Years
from guiju.formulas.shifting import shifted
from guiju.vocabulary import SHARE

Moment = tuple[str, tuple[int, ...], bool]
_YEAR = "year"
_LONGEST = 10


def moments(node: n.Node) -> frozenset[Moment]:
    """The years a number speaks of: single years, or windows with their kind."""
    if isinstance(node, n.Fact):
        return frozenset({(_YEAR, (node.shift,), False)} if node.concept.yearly else ())
    if isinstance(node, n.Metric):
        return frozenset({(_YEAR, (node.shift,), False)} if node.shift else ())
    if isinstance(node, n.Window):
        return frozenset({(node.kind, window_shifts(node), node.young)})
    return frozenset().union(*(moments(child) for child in node.children()))


def window_shifts(node: n.Window) -> tuple[int, ...]:
    """The years a window is about: those of its items, should they look further back."""
    inner = [s for kind, shifts, _ in moments(node.items[0]) if kind == _YEAR for s in shifts]
    further = max(inner) - node.shifts[0] if inner else 0
    return tuple(shift + further for shift in node.shifts)


def shared_moment(node: n.Quotient) -> Moment | None:
    """The one year or window both sides speak of, None when there is no such one."""
    top, bottom = moments(node.top), moments(node.bottom)
    return next(iter(top)) if top == bottom and len(top) == 1 else None


def moment_words(moment: Moment, years: Years) -> str:
    """上年, 近三年合计."""
    kind, shifts, young = moment
    if kind == _YEAR:
        return years.of(shifts[0])
    several = len(years.existing(shifts, young)) > 1
    return years.span(shifts, young) + (WINDOW_WORDS[kind] if several else "")


@words_for(n.Quotient)
def _quotient(node: n.Quotient, years: Years) -> str:
    moment = shared_moment(node)
    if moment is None:
        return _over(part(node.top, years), part(node.bottom, years), node)
    bare = _over(part(node.top, years.quiet), part(node.bottom, years.quiet), node)
    if years.silent:
        return bare
    said = moment_words(moment, years)
    return f"{said}{bare}" if moment[0] == _YEAR else f"{bare}（{said}）"


def _over(top: str, bottom: str, node: n.Quotient) -> str:
    if unit_of(node).label != SHARE.label or growth_periods(node) is not None:
        return f"{top}与{bottom}之比"
    # “资产减去负债占资产的比例” would leave open what is divided by what.
    after = "后" if isinstance(node.top, n.Sum) and "减去" in top else ""
    return f"{top}{after}占{bottom}的比例"


def growth_periods(node: n.Number) -> int | None:
    """n where a number is x / x[-n]; None for anything else."""
    if not isinstance(node, n.Quotient):
        return None
    for back in range(1, _LONGEST + 1):
        if shifted(node.top, -back) == node.bottom and node.top != node.bottom:
            return back
    return None


def growth_quotient(node: n.Number) -> n.Quotient | None:
    """The quotient of x / x[-n] − 1, None for anything else."""
    if not isinstance(node, n.Sum) or len(node.terms) != 2:
        return None
    over, less = node.terms
    one_off = isinstance(less, n.Constant) and less.value == -1
    grown = isinstance(over, n.Quotient) and growth_periods(over) is not None
    return over if one_off and grown and isinstance(over, n.Quotient) else None


def compound_words(node: n.Quotient, periods: int, years: Years) -> str:
    """x / x[-n] under a root: 近三年营业收入复合增长率 (n periods lie between n + 1 years)."""
    inner = part(node.top, years.quiet)
    last = max((shift for _, shifts, _ in moments(node.top) for shift in shifts), default=0)
    span = years.span(tuple(range(last, last - periods - 1, -1)))
    return f"{span}{inner}复合增长率（{numeral(periods)}期）"


@words_for(n.Window)
def _window(node: n.Window, years: Years) -> str:
    inner, shifts = part(node.items[0], years.quiet), window_shifts(node)
    span = years.span(shifts, node.young)
    if years.silent or len(years.existing(shifts, node.young)) == 1:
        return f"{span}{inner}"
    return f"{span}{inner}{WINDOW_WORDS[node.kind]}"
