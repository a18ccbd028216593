"""Invents firms over the whole vocabulary: round numbers that meet on the law's own borders."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from guiju.facts import Facts, entity_from_mapping
from guiju.rulebook import Rulebook
from guiju.vocabulary import Concept

DAYS = (
    date(2022, 12, 31),
    date(2023, 12, 31),
    date(2024, 2, 29),
    date(2024, 4, 29),
    date(2024, 4, 30),
    date(2024, 12, 31),
    date(2025, 6, 30),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 12, 31),
    date(2027, 1, 1),
)
# Products of few primes, so that shares fall on 3 %, 5 %, 10 %, 60 % and growth on 5 %, 25 %, 35 %.
MONEY = (0, 3, 5, 60, 100, 150, 250, 400, 500, 1000, 1250, 1500, 5000, 6000, 8000, 10000, 20000)
MONEY += (30000, "5000.000001", "4999.999999", "20000.000001", "0.000001")
# Tax years and years of losses, on both sides of each change of rate.
YEARS = (2013, 2017, 2018, 2019, 2021, 2022, 2023, 2024, 2028)
COUNTS = (0, 1, 2, 3, 4, 5, 6, 7, 10, 12, 20, 100, 500, 501)
POINTS = (0, 5, 12, 20, 60, 70, 71)
SHARES = ("0%", "5%", "8%", "10%", "30%")
BLANK = 0.1


def firms(book: Rulebook, day: date, count: int, seed: int) -> list[Facts]:
    """`count` firms as known on `day`, in the order of their ids."""
    draw = random.Random(f"{seed} {day}")
    return [_firm(book, day, draw, number) for number in range(count)]


def _firm(book: Rulebook, day: date, draw: random.Random, number: int) -> Facts:
    facts = dict(_facts(book, day, draw))
    mapping = {"id": f"{number:05d}", "facts": facts}
    return entity_from_mapping(mapping, book.vocabulary, as_of=day)


def _facts(book: Rulebook, day: date, draw: random.Random) -> Iterator[tuple[str, Any]]:
    for name, concept in book.kind.concepts.items():
        if draw.random() < BLANK or concept.type in ("text", "industry", "entity"):
            continue
        if concept.yearly:
            years = range(day.year - 4, day.year)
            yield name, {y: _value(concept, day, draw) for y in years if draw.random() > BLANK}
        else:
            yield name, _value(concept, day, draw)


def _value(concept: Concept, day: date, draw: random.Random) -> Any:
    if concept.type == "titles":
        held = [code for code in concept.choices if draw.random() < 0.4]
        return {code: _near(day, draw) for code in held}
    if concept.type == "list":
        return [_record(concept, day, draw) for _ in range(draw.choice([0, 0, 1, 2]))]
    if concept.type == "bool":
        return draw.random() < 0.5
    if concept.type == "choice":
        return draw.choice(list(concept.choices))
    if concept.type == "date":
        back = draw.choice([0, 200, 364, 365, 366, 700, 1096, 1461, 3000, 9000])
        return day - timedelta(days=back)
    if concept.type == "place":
        return draw.choice(["320481", "320481101", "320500", "110108"])
    return _number(concept, draw)


def _number(concept: Concept, draw: random.Random) -> Any:
    if concept.range:
        return draw.choice([number for number in POINTS if number <= concept.range[1]])
    counts = YEARS if concept.unit == "年" else COUNTS
    options = {"money": MONEY, "count": counts, "number": POINTS, "ratio": SHARES}[concept.type]
    number = draw.choice([one for one in options if concept.unit != "元" or "." not in str(one)])
    signed = concept.signed and draw.random() < 0.25
    return f"-{number}" if signed else number


def _near(day: date, draw: random.Random) -> date | None:
    return draw.choice([day, day - timedelta(days=1), day + timedelta(days=400), None])


def _record(concept: Concept, day: date, draw: random.Random) -> Any:
    if concept.item is not None:
        return _of_field(concept.item, day, draw)
    return {
        name: None if draw.random() < BLANK else _of_field(field, day, draw)
        for name, field in concept.fields.items()
    }


def _of_field(field: Concept, day: date, draw: random.Random) -> Any:
    if field.type == "date":
        then = date(day.year - 5, day.month, min(day.day, 28))
        days = [day, day - timedelta(days=365), day - timedelta(days=366)]
        return draw.choice([*days, then, then - timedelta(days=1), day + timedelta(days=1)])
    if field.type == "choice":
        return draw.choice(list(field.choices))
    if field.type == "count":
        return draw.choice([1, 2, 3, 4, 5, 6, 2018, 2023])
    return "示例" if field.type in ("text", "industry", "entity") else _value(field, day, draw)
