"""Facts that differ between two sides, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guiju.comparison.sides import Side, read_by
from guiju.evaluation.judging import PLACE, Judgement
from guiju.formulas.nodes import REGISTRATION, Count, Fact, Holds, Node
from guiju.formulas.sentence import ABOUT, amount, day_words
from guiju.vocabulary import Concept

UNKNOWN = "未知"
_PLACES = (2, 4, 8)
"""Decimals shown: more only where two numbers would look the same."""


@dataclass(frozen=True)
class FactChange:
    """One fact as each side had it.

    years: which year each side read, None for instant facts. selects: whether it decides which
    version applies (place, kind of case).
    """

    name: str
    label: str
    before: str
    after: str
    years: tuple[int, int] | None = None
    selects: bool = False

    def text(self) -> str:
        """研发费用从120万元（2022年）变为150万元（2023年）."""
        if self.years is not None and self.years[0] == self.years[1]:
            return f"{self.label}（{self.years[0]}年）从{self.before}变为{self.after}"
        was, now = ("", "") if self.years is None else (f"（{year}年）" for year in self.years)
        return f"{self.label}从{self.before}{was}变为{self.after}{now}"


def changed_facts(nodes: list[Node], before: Judgement, after: Judgement) -> list[FactChange]:
    """The facts the nodes read that the two sides do not have alike."""
    found: dict[tuple[str, str, object], FactChange] = {}
    for node in nodes:
        for change in _changes(node, before, after):
            found.setdefault((change.name, change.label, change.years), change)
    return list(found.values())


def _changes(node: Node, before: Judgement, after: Judgement) -> Iterator[FactChange]:
    for part in read_by(node):
        yield from _fact(part, before, after)
    for below in node.walk():
        if isinstance(below, Count):
            yield from _list(below.concept, before, after)
        elif isinstance(below, Holds):
            yield from _titles(below, before, after)


def _fact(part: Fact, before: Judgement, after: Judgement) -> Iterator[FactChange]:
    concept = part.concept
    values: list[Any] = []
    years: list[int] = []
    for side in (before, after):
        if side.situation is None:
            return
        facts, year = side.situation.facts, side.situation.reference + part.shift
        years.append(year)
        values.append(
            facts.yearly(concept.name, year, side.situation.reference)
            if concept.yearly
            else facts.instant(concept.name)
        )
    if values[0] != values[1]:
        was, now = _told_apart(concept, values)
        read = (years[0], years[1]) if concept.yearly else None
        yield FactChange(concept.name, concept.label, was, now, read)


def _told_apart(concept: Concept, values: list[Any]) -> list[str]:
    """Both values, with as many decimals as it takes to tell one from the other."""
    texts: list[str] = []
    for places in _PLACES:
        texts = [value_text(concept, value, places) for value in values]
        if texts[0].removeprefix(ABOUT) != texts[1].removeprefix(ABOUT):
            break
    return texts


def _list(concept: Concept, before: Judgement, after: Judgement) -> Iterator[FactChange]:
    sides = [
        side.situation.facts.lists.get(concept.name) for side in (before, after) if side.situation
    ]
    if len(sides) == 2 and sides[0] != sides[1]:
        was, now = (UNKNOWN if side is None else f"{len(side)}项" for side in sides)
        if was == now:
            now += "（内容不同）"
        yield FactChange(concept.name, concept.label, was, now)


def _titles(node: Holds, before: Judgement, after: Judgement) -> Iterator[FactChange]:
    for code, label in zip(node.titles, node.labels, strict=True):
        days = [_title(side, code) for side in (before, after)]
        if days[0] != days[1]:
            yield FactChange("titles", f"{label}资格", days[0], days[1])


def titles_ended(nodes: list[Node], before: Judgement, after: Judgement) -> list[str]:
    """The titles the nodes ask for that ran out between the two days: 某资格于…到期."""
    said: dict[str, None] = {}
    if before.situation is None or after.situation is None:
        return []
    titles = after.situation.facts.titles or {}
    asked = (part for node in nodes for part in node.walk() if isinstance(part, Holds))
    for holds in asked:
        for code, label in zip(holds.titles, holds.labels, strict=True):
            day = titles.get(code)
            if day is not None and before.situation.day <= day < after.situation.day:
                said[f"{label}资格于{day_words(day)}到期"] = None
    return list(said)


def _title(side: Judgement, code: str) -> str:
    titles = side.situation.facts.titles if side.situation else None
    if titles is None:
        return UNKNOWN
    if code not in titles:
        return "没有"
    day = titles[code]
    return "待核" if day is None else f"有效至{day_words(day)}"


def standing_changes(before: Side, after: Side) -> list[FactChange]:
    """What no condition reads and still decides by what it is judged: place, case, founding."""
    case = after.policy.case_fact or ""
    found = [
        FactChange(PLACE, "所在区划", _code(before.place), _code(after.place), selects=True),
        FactChange(case, "情形", _case(before), _case(after), selects=True),
        FactChange(REGISTRATION, "注册日期", _founded(before), _founded(after)),
    ]
    return [change for change in found if change.before != change.after]


def _case(side: Side) -> str:
    return "复核" if side.renewal else "新申报"


def _code(place: int | None) -> str:
    return UNKNOWN if place is None else f"{place:012d}"


def _founded(side: Side) -> str:
    day = side.facts.values.get(REGISTRATION)
    return day_words(day) if isinstance(day, int) else UNKNOWN


def value_text(concept: Concept, value: Any, places: int = _PLACES[0]) -> str:
    """A fact's internal value as people read it."""
    if value is None:
        return UNKNOWN
    if concept.type == "bool":
        return "是" if value else "否"
    if concept.type == "choice":
        return str(list(concept.choices.values())[value])
    if concept.type == "date":
        return day_words(value)
    if concept.numeric:
        exact = Fraction(value) if concept.type == "money" else Fraction(value, concept.denominator)
        return amount(exact, concept.measured_in, places)
    if concept.type == "place":
        return _code(value)
    return str(value)
