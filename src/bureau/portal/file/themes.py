"""The facts of a body by theme, in the order a firm thinks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bureau.ledger import queries as ledger

# The vocabulary keeps a firm's facts in a file a theme; here the themes get their names.
THEMES: Mapping[str, str] = {
    "enterprise": "登记信息",
    "identity": "基本情况",
    "money": "收入和财务",
    "research": "研发费用",
    "people": "人员",
    "property": "知识产权",
    "platforms": "研发机构和项目",
    "recognition": "资质和评分",
    "market": "产品和市场",
    "listing": "融资和上市",
    "standing": "信用和合规",
    "talent_candidate": "拟申报人才",
}
OTHER = "其他"
MOST_YEARS = 4


@dataclass(frozen=True)
class Theme:
    """One theme: what is known, with all it rests on, and what is not."""

    id: str
    name: str
    known: tuple[FactRow, ...]
    missing: tuple[FactRow, ...]

    @property
    def plain(self) -> list[FactRow]:
        """Facts that hold as they are."""
        return [row for row in self.known if not row.line.concept.yearly]

    @property
    def yearly(self) -> list[FactRow]:
        """Facts with a value a year."""
        return [row for row in self.known if row.line.concept.yearly]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The same, each with a cell a year."""
        years = self.years
        return [{"fact": row, "cells": row.cells(years)} for row in self.yearly]

    @property
    def years(self) -> list[str]:
        """The years of its yearly facts, the latest first."""
        found = {entry.period[:4] for row in self.yearly for entry in row.entries}
        return sorted(found, reverse=True)[:MOST_YEARS]


@dataclass(frozen=True)
class FactRow:
    """A fact as a row: what stands and what the body has said itself, by year where it has one.

    is_sayable: whether the body may say it, or only read it.
    """

    line: ledger.Line
    mine: tuple[ledger.Entry, ...]
    is_sayable: bool = True

    @property
    def entries(self) -> tuple[ledger.Entry, ...]:
        """The body’s own waiting word first, then what stands."""
        return (*self.mine, *self.line.entries)

    def cells(self, years: Sequence[str]) -> list[tuple[str, list[ledger.Entry]]]:
        """What is said for each year."""
        return [(year, [e for e in self.entries if e.period[:4] == year]) for year in years]


def themes_of(
    dossier: ledger.Dossier, people: Collection[int], may_say: Callable[[Any], bool]
) -> list[Theme]:
    """Every fact of a dossier under its theme; what its own people proposed counts as known."""
    lines: dict[str, list[ledger.Line]] = defaultdict(list)
    for line in dossier.lines.values():
        if line.concept.retired is None or line.entries:
            lines[theme_of(line.concept)].append(line)
    order = [*(theme for theme in THEMES if theme in lines), *(t for t in lines if t not in THEMES)]
    return [_theme(each, [_row(line, people, may_say) for line in lines[each]]) for each in order]


def theme_of(concept: Any) -> str:
    """The file of the vocabulary a concept stands in."""
    return PurePosixPath(concept.at.file or "").stem


def _row(line: ledger.Line, people: Collection[int], may_say: Callable[[Any], bool]) -> FactRow:
    mine = tuple(entry for entry in line.proposals if entry.recorded_by_id in people)
    return FactRow(line, mine, may_say(line.concept))


def _theme(name: str, rows: list[FactRow]) -> Theme:
    known = [row for row in rows if row.line.now is not None or row.mine]
    missing = [row for row in rows if row.line.now is None and not row.mine]
    return Theme(name, THEMES.get(name, OTHER), tuple(known), tuple(missing))
