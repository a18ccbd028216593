"""The facts of one entity from a mapping: by name, by year, or as a list of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guiju.errors import BadInput, Problem, Problems
from guiju.facts.days import year_of
from guiju.facts.places import located, place_of
from guiju.facts.values import typed_value
from guiju.vocabulary import TITLES, Concept, Kind, close_to


@dataclass
class Gathered:
    """What has been read of one entity so far."""

    values: dict[str, Any] = field(default_factory=dict)
    years: dict[str, dict[int | None, Any]] = field(default_factory=dict)
    lists: dict[str, tuple[Any, ...]] = field(default_factory=dict)


def read_fact(
    facts: Mapping[str, Any], key: str, kind: Kind, gathered: Gathered, problems: Problems
) -> None:
    """Type `facts[key]` into what has been gathered, or note what is wrong with it."""
    place = place_of(facts, key)
    concept = kind.find(key)
    if concept is None or concept.name == TITLES:
        labels = [name for name, known in kind.concepts.items() if known.label == key]
        near = f"写事实的名称“{labels[0]}”" if labels else close_to(key, kind.concepts)
        problems.note(f"不认识的事实“{key}”", place, do=near or "核对名称")
        return
    if concept.name != key and concept.name in facts:
        problems.note(f"“{key}”是“{concept.name}”的旧名，两者都写了", place, do="删去一处")
        return
    try:
        _sort_in(concept, facts[key], gathered)
    except BadInput as error:
        problems.extend(located(error, place))


def _sort_in(concept: Concept, raw: Any, gathered: Gathered) -> None:
    if concept.yearly:
        years = _years(concept, raw)
        if years:
            gathered.years[concept.name] = years
        return
    if isinstance(raw, Mapping):
        do = "直接写一个值" if concept.type != "list" else "写成列表 […]，没有就写 []"
        raise BadInput(Problem(f"{concept.label}不分年度，却写成了一组键值", do=do))
    value = typed_value(concept, raw)
    if isinstance(value, tuple):
        gathered.lists[concept.name] = value
    elif value is not None:
        gathered.values[concept.name] = value


def _years(concept: Concept, raw: Any) -> dict[int | None, Any]:
    """Values by year, the years nobody knows left out; the key None for one without a year."""
    if not isinstance(raw, Mapping):
        value = typed_value(concept, raw)
        return {} if value is None else {None: value}
    problems, years = Problems(), dict[int | None, Any]()
    for key, item in raw.items():
        try:
            year, value = year_of(key), typed_value(concept, item)
        except BadInput as error:
            problems.extend(located(error, place_of(raw, key)))
            continue
        if value is not None:
            years[year] = value
    problems.raise_if_any()
    return years
