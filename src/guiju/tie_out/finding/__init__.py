"""Every number of a paragraph, each found once: the list of finders is the order of precedence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from guiju.errors import BadInput, Problem
from guiju.tie_out.finding.dates import dates
from guiju.tie_out.finding.line import FIGURE, SLOGAN, Line, Mention
from guiju.tie_out.finding.names import enumerators, names
from guiju.tie_out.finding.quantities import quantities
from guiju.tie_out.finding.ranks import ranks
from guiju.tie_out.finding.shares import shares
from guiju.tie_out.finding.slogans import in_titles, slogans, terms

FINDERS: tuple[Callable[[Line], Iterator[Mention]], ...] = (
    terms,
    enumerators,
    names,
    slogans,
    dates,
    ranks,
    shares,
    quantities,
)
MOST_NUMBERS = 200_000
"""More than any text a person wrote; a file of nothing but numbers is a table, not a text."""
_ANY_NUMBER = re.compile("[0-9]+|[零〇一二两三四五六七八九十百千万亿]+")
_ANY = re.compile("[0-9零〇一二两三四五六七八九十百千万半番倍首唯]|历史|新高")


def find(line: Line) -> list[Mention]:
    """The mentions that state something, in order; what an earlier finder took is taken."""
    if not _ANY.search(line.plain):
        return []
    found: list[Mention] = []
    if len(_ANY_NUMBER.findall(line.plain)) > MOST_NUMBERS:
        raise too_many()
    for finder in FINDERS:
        for mention in finder(line):
            if line.free(mention.start, mention.end):
                line.take(mention.start, mention.end)
                found.append(mention)
    entitled = in_titles(line.plain)
    stated = (_entitled(mention, entitled) for mention in found if mention.class_)
    return sorted(stated, key=lambda mention: mention.start)


def too_many() -> BadInput:
    """What to say of a text with more numbers than that."""
    met = f"文中的数字多于 {MOST_NUMBERS:,} 个"
    return BadInput(Problem(met, expected="一篇文字，而不是数据表", do="拆成几份分别核对"))


def _entitled(mention: Mention, entitled: bytearray) -> Mention:
    """A figure in the title of a paper (…18条意见) is part of a name."""
    named = mention.class_ == FIGURE and entitled[mention.start]
    return replace(mention, class_=SLOGAN) if named else mention
