"""Firms for drawn trees: few numbers, so that they meet; holes, negatives, the largest allowed."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from guiju.calendar import to_number
from guiju.facts import Facts
from guiju.vocabulary import Concept
from tests.guiju.formulas.columns.drawn_concepts import CONCEPTS, DATES, INSTANT, YEARLY, YES_NO

DAYS = (date(2024, 12, 31), date(2024, 2, 29), date(2023, 3, 1), date(2023, 2, 28))
_NUMBERS = (0, 0, 1, 1, 2, 3, 5, 10, 20, 100)
_DAYS_BACK = (0, 1, -1, 59, 60, 364, 365, 366, 367, 730, 731, 1096, 1461, 4000)
_PLACES = (320481000000, 320000000000, 320999999999, 321000000000, 110108000000)


def firm(draw: random.Random, number: int, day: date) -> Facts:
    """One firm, known well or hardly at all."""
    blank = draw.choice([0, 0.05, 0.2, 0.5])

    def known() -> bool:
        return draw.random() >= blank

    names = [*INSTANT, *DATES, "core", "software", "region"]
    lists = {"awards": _award, "incidents": _day, "ranks": _rank}
    return Facts(
        entity=f"{number:05d}",
        values={name: _value(draw, CONCEPTS[name], day) for name in names if known()},
        years={name: _years(draw, name, day, blank) for name in [*YEARLY, *YES_NO[2:]] if known()},
        lists={
            name: tuple(make(draw, day) for _ in range(draw.randint(0, 3)))
            for name, make in lists.items()
            if known()
        },
        titles=_titles(draw, day) if known() else None,
    )


def _years(draw: random.Random, name: str, day: date, blank: float) -> dict[int | None, int]:
    years: list[int | None] = [year for year in range(day.year - 5, day.year + 1)]
    chosen = [year for year in years if draw.random() >= blank]
    if draw.random() < 0.3:
        chosen.append(None)
    return {year: _value(draw, CONCEPTS[name], day) for year in chosen}


def _value(draw: random.Random, concept: Concept, day: date) -> int:
    made = {
        "bool": (0, 1),
        "place": _PLACES,
        "ratio": (0, 5 * 10**6, 10**7, 10**8, 3_333_333),
        "number": (0, 10**4, 5000, 3 * 10**4, 5 * 10**4, 12_345),
        "choice": range(len(concept.choices)),
        "date": tuple(to_number(day) - back for back in _DAYS_BACK),
    }
    value = draw.choice(made.get(concept.type, _NUMBERS))
    if concept.type in ("money", "count") and draw.random() < 0.1:
        value = draw.choice([concept.bound, concept.bound - 1, concept.bound // 3])
    return -value if concept.signed and draw.random() < 0.35 else value


def _award(draw: random.Random, day: date) -> dict[str, Any]:
    return {
        "level": draw.choice([0, 1, 2, None]),
        "date": draw.choice([_day(draw, day), None]),
        "rank": draw.choice([_rank(draw, day), None]),
        "confirmed": draw.choice([0, 1, None]),
        "points": draw.choice([0, 10**4, 3 * 10**4, None]),
    }


def _day(draw: random.Random, day: date) -> int:
    return to_number(day) - draw.choice(_DAYS_BACK)


def _rank(draw: random.Random, day: date) -> int:
    return draw.choice([0, 1, 2, 3, 4])


def _titles(draw: random.Random, day: date) -> dict[str, int | None]:
    today = to_number(day)
    lasts = [today, today - 1, today + 9, None]
    return {code: draw.choice(lasts) for code in ("hte", "pool") if draw.random() < 0.6}
