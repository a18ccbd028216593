"""Every fact of the file, grouped by theme, each with source, grade, dates and history."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bureau.ledger.queries import Dossier, Entry, Line

# The files of the vocabulary a firm's concepts stand in, in words.
THEMES = {
    "enterprise": "名称与归属",
    "identity": "登记与行业",
    "people": "人员",
    "money": "收入、资产与税",
    "research": "研发投入",
    "property": "知识产权",
    "platforms": "平台、项目与合作",
    "recognition": "资质、奖励与评分",
    "market": "产品与市场",
    "standing": "信用与合规",
    "listing": "资本与上市",
    "talent_candidate": "拟申报人才",
}
REST = "其他"
MOST_YEARS = 4


@dataclass(frozen=True)
class Cell:
    """A fact in a cell: sight says whether it is the value, a range, masked or only known."""

    text: str
    sight: str
    waiting: bool = False


@dataclass(frozen=True)
class FactRow:
    """A concept: its cells (one, or one a year), what they rest on, how much came before."""

    concept: Any
    cells: tuple[Cell | None, ...]
    source: str
    grade: str
    known_on: str
    earlier: int
    waiting: int
    sample: bool


@dataclass(frozen=True)
class Group:
    """A theme: facts without a year, facts by year, and what is still blank."""

    label: str
    plain: tuple[FactRow, ...]
    years: tuple[int, ...]
    yearly: tuple[FactRow, ...]
    blank: tuple[str, ...]

    @property
    def known(self) -> int:
        """How many concepts something is known of."""
        return len(self.plain) + len(self.yearly)


def groups(dossier: Dossier) -> tuple[Group, ...]:
    """The themes that have anything known, in the order of `THEMES`."""
    by_theme: dict[str, list[Line]] = defaultdict(list)
    for line in dossier.lines.values():
        by_theme[theme_of(line.concept)].append(line)
    order = [*THEMES.values(), REST]
    found = [_group(label, by_theme[label]) for label in order if label in by_theme]
    return tuple(group for group in found if group.known)


def theme_of(concept: Any) -> str:
    """The theme a concept stands under."""
    return THEMES.get(PurePosixPath(concept.at.file or "").stem, REST)


def _group(label: str, lines: list[Line]) -> Group:
    known = [line for line in lines if line.entries or line.proposals]
    names = {line.concept.name for line in known}
    yearly = [line for line in known if line.concept.yearly]
    periods = {int(e.period[:4]) for line in yearly for e in line.entries if e.period}
    years = tuple(sorted(periods, reverse=True)[:MOST_YEARS])
    return Group(
        label=label,
        plain=tuple(_row(line, ()) for line in known if not line.concept.yearly),
        years=years,
        yearly=tuple(_row(line, years) for line in yearly),
        blank=tuple(line.concept.label for line in lines if line.concept.name not in names),
    )


def _row(line: Line, years: tuple[int, ...]) -> FactRow:
    latest = line.entries[0] if line.entries else line.proposals[0]
    return FactRow(
        concept=line.concept,
        cells=_cells(line, years),
        source=str(latest.source) if latest.source else "",
        grade=latest.grade,
        known_on=str(latest.known_on or ""),
        earlier=len(line.history),
        waiting=len(line.proposals),
        sample=latest.is_sample,
    )


def _cells(line: Line, years: tuple[int, ...]) -> tuple[Cell | None, ...]:
    if line.concept.yearly:
        by_year = {int(each.period[:4]): each for each in line.entries if each.period}
        return tuple(_cell(by_year[year]) if year in by_year else None for year in years)
    if line.concept.fields or line.concept.many:
        return tuple(_cell(each) for each in line.entries) or _waiting(line)
    return (_cell(line.now),) if line.now is not None else _waiting(line)


def _waiting(line: Line) -> tuple[Cell, ...]:
    return tuple(Cell(each.text, each.sight, True) for each in line.proposals)


def _cell(entry: Entry) -> Cell:
    return Cell(entry.text, entry.sight)
