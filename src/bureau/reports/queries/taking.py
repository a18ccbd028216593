"""A section with one figure cut otherwise: proposed to who writes it, saved by nobody yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

import guiju
from bureau.ledger import queries as ledger

_NAME = re.compile(r"""(["'])([a-z][a-z0-9_]*)((?:\|[a-z_]+=[a-z0-9_]+)*)\1""")


@dataclass(frozen=True)
class Taken:
    """The text with the new cut, the figures it changes as (label then, label now)."""

    source: str
    changed: tuple[tuple[str, str], ...]


def taken(source: str, name: str) -> Taken:
    """The text with the figure under its new name, wherever it and what follows from it stand.

    A growth is changed with the figure it is a growth of: a text that mixes the two would be
    wrong. BadInput where the name is none, or the text has no such figure.
    """
    book = ledger.rulebook()
    book.figure(name)
    base, _, cut = name.partition("|")
    changed: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        quote, figure, _ = found.groups()
        if not _follows(figure, base, book):
            return found[0]
        now = f"{figure}|{cut}" if cut else figure
        if now != f"{figure}{found[3]}":
            changed[figure + found[3]] = now
        return f"{quote}{now}{quote}"

    text = _NAME.sub(named, source)
    if not changed:
        met = f"这一节里没有“{book.figure(base).label}”可以换"
        raise guiju.BadInput.saying(met, do="在正文里点要换的那个数")
    pairs = [(book.figure(was).label, book.figure(now).label) for was, now in changed.items()]
    return Taken(text, tuple(pairs))


def _follows(figure: str, base: str, book: guiju.Rulebook) -> bool:
    """Whether it is the figure, or a formula that counts nothing else."""
    if figure == base:
        return True
    known = book.figures.figures.get(figure)
    return known is not None and set(book.terms(figure)) == {base}
