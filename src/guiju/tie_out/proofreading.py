"""All slips of a text, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import islice

from guiju.tie_out.checks import CHECKS
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.statement import Statement
from guiju.tie_out.texts import Text
from guiju.tie_out.wording import Wording, load_wording

# Who has five hundred slips of one sort to mend starts anew.
_MOST_OF_A_SORT = 500
Aliases = Mapping[str, Collection[str]] | Callable[[], Mapping[str, Collection[str]]]


def slips(
    text: Text,
    statements: tuple[Statement, ...],
    wording: Wording | None = None,
    aliases: Aliases | None = None,
    cities: Collection[str] = (),
) -> tuple[Slip, ...]:
    """What is wrong with a text by itself.

    statements: those of the same text. wording: that of the rulebook in use when None.
    aliases: full name to other names of a body, or a function giving them. cities: the cities a
    bare 全市 could mean (甲市, 乙市); found in the text when empty.
    """
    given = aliases() if callable(aliases) else aliases or {}
    proof = Proof(
        text,
        statements,
        load_wording() if wording is None else wording,
        {full: tuple(others) for full, others in given.items()},
        tuple(cities),
    )
    found = [slip for check in CHECKS for slip in islice(check(proof), _MOST_OF_A_SORT)]
    return tuple(sorted(found, key=lambda slip: (slip.place.paragraph, slip.place.start)))
