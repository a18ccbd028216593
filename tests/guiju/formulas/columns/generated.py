"""Invents formulas and firms: every kind of node, and numbers that meet on their borders."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from guiju.documents import Mapping, Sequence

DAYS = (date(2024, 12, 31), date(2024, 2, 29), date(2023, 3, 1))
MONEY, PEOPLE = ("sales", "research", "net_assets", "profit", "assets"), ("staff", "engineers")
SHARES = ("3%", "4%", "5%", "10%", "50%", "100%")
TESTS = (
    "core",
    "software",
    "in_jiangsu",
    "holds(hte)",
    "holds(hte, pool)",
    "exists(-2)",
    "level >= city",
    "level in [none, nation]",
    "not core and software",
    "core or holds(pool)",
    "rising(sales, years=3)",
    'within(region_code, "320400")',
)


def yearly(draw: random.Random, names: tuple[str, ...]) -> str:
    """A yearly fact, or several years of it put together."""
    name = draw.choice(names)
    return draw.choice(
        [
            name,
            f"{name}[-1]",
            f"sum({name}, years=2)",
            f"sum({name}, up_to=3)",
            f"mean({name}, up_to=2)",
            f"lowest({name}, years=2)",
            f"highest({name}, up_to=3)",
        ]
    )


def share(draw: random.Random) -> str:
    """A pure number with a denominator."""
    names = draw.choice([MONEY, PEOPLE])
    return draw.choice(
        [
            f"{yearly(draw, names)} / {yearly(draw, names)}",
            f"growth({draw.choice(names)})",
            f"mean_growth({draw.choice(names)}, periods=2)",
            f"({draw.choice(names)} - {draw.choice(names)}) / {draw.choice(names)}",
            f"lowest({draw.choice(names)} / {draw.choice(names)}, years=2)",
            f"mean({draw.choice(names)} / {draw.choice(names)}, up_to=2)",
            "return_rate",
            "({0} / {0}[-1] - 1) if {0}[-2] == 0 else (({0}[-1] / {0}[-2] + {0} / {0}[-1]) / 2 - 1)".format(
                draw.choice(names)
            ),
        ]
    )


def points(draw: random.Random) -> str:
    """A plain number."""
    return draw.choice(
        [
            "patents",
            "expert",
            "official_score",
            "patents / 2 - 3",
            "clip(6 * patents, 0, 24)",
            "clip(expert + patents, 2, 12)",
            "floor(patents / 2)",
            "floor(expert / 3 - 4)",
            "max(patents, official_score)",
            "min(patents, expert, 7)",
            "known(official_score, expert + patents)",
            "count(awards, level >= province, rank <= 3, within_years=5)",
            "count(incidents, within_days=365)",
            "count(awards)",
            "days_since(registration_date)",
            "years_since(registration_date)",
            "year(registration_date) - year(as_of)",
            "reference_year - year(registration_date)",
            "patents if core else expert",
            "nothing('无从算起') if software else patents",
            "patents * expert",
        ]
    )


def formula(draw: random.Random) -> str:
    """A formula that is a number."""
    kind = draw.random()
    if kind < 0.45:
        return share(draw)
    if kind < 0.6:
        test = draw.choice(TESTS)
        return f"{share(draw)} if {test} else {share(draw)}"
    return points(draw)


def laid(items: dict[Any, Any]) -> Mapping:
    """A mapping as if read from a file."""
    made = Mapping(items)
    made.file, made.line, made.lines = "生成", 1, {}
    return made


def band(draw: random.Random) -> Mapping:
    """A table by a value, its rows from strict to lenient."""
    by_share = draw.random() < 0.6
    key = share(draw) if by_share else points(draw)
    limits: list[Any] = list(reversed(SHARES)) if by_share else [12, 7, 5, 3, 1]
    rows = {limit: value(draw, index) for index, limit in enumerate(limits[: draw.randint(1, 5)])}
    body = {"by": key, draw.choice(["at_least", "more_than"]): laid(rows), "else": value(draw, 9)}
    if draw.random() < 0.3:
        body["nothing"] = 0
    return laid(body)


def value(draw: random.Random, rank: int) -> Any:
    """What a row gives: a number, a range, seldom a formula."""
    kind = draw.random()
    if kind < 0.6:
        return 20 - 2 * rank
    if kind < 0.85:
        made = Sequence([18 - 2 * rank, 20 - 2 * rank])
        made.file, made.line, made.lines = "生成", 1, [1, 1]
        return made
    return draw.choice(["clip(patents, 0, 9)", "patents", "research / sales", "expert"])


def any_number(draw: random.Random) -> Any:
    """A formula or a table."""
    return band(draw) if draw.random() < 0.35 else formula(draw)


AMOUNTS = (0, 0, 1, 3, 4, 5, 20, 95, 100, 100, 105, 110, 2000, 5000, 20000)


def facts(draw: random.Random, day: date) -> dict[str, Any]:
    """One firm: round numbers that meet on thresholds, holes, negatives, young firms."""
    made: dict[str, Any] = {}
    for name in (*MONEY, *PEOPLE, "debts"):
        signed = name in ("net_assets", "profit")
        years = range(day.year - 4, day.year)
        made[name] = {year: _amount(draw, signed) for year in years if draw.random() < 0.85}
    made["return_rate"] = {day.year - 1: draw.choice(["5%", "-3%", "0.1", None])}
    for name, choices in _INSTANTS.items():
        if draw.random() < 0.85:
            made[name] = draw.choice(choices)
    if draw.random() < 0.85:
        back = draw.choice([0, 1, 200, 364, 365, 366, 400, 800, 1200, 4000])
        made["registration_date"] = day - timedelta(days=back)
    if draw.random() < 0.85:
        made["awards"] = [_award(draw, day) for _ in range(draw.randint(0, 3))]
    if draw.random() < 0.85:
        offsets = [draw.choice([0, 364, 365, 366, -1]) for _ in range(draw.randint(0, 2))]
        made["incidents"] = [day - timedelta(days=back) for back in offsets]
    if draw.random() < 0.85:
        made["titles"] = {
            code: draw.choice([day, day - timedelta(days=1), day + timedelta(days=9), None])
            for code in ("hte", "pool")
            if draw.random() < 0.6
        }
    return made


_INSTANTS: dict[str, tuple[Any, ...]] = {
    "region_code": ("320481", "320500", "110108"),
    "market_value": (0, 10, 15),
    "patents": (0, 1, 2, 3, 4, 5, 7, 12),
    "expert": (0, 5, 12, 30),
    "official_score": (0, 5, 70, 71),
    "core": (True, False),
    "software": (True, False),
    "in_jiangsu": (True, False),
    "level": ("none", "city", "province", "nation"),
}


def _amount(draw: random.Random, signed: bool) -> int:
    amount = draw.choice(AMOUNTS)
    return -amount if signed and draw.random() < 0.3 else amount


def _award(draw: random.Random, day: date) -> dict[str, Any]:
    then = day.replace(year=day.year - 5, day=min(day.day, 28))
    record = {
        "level": draw.choice(["city", "province", "nation", None]),
        "date": draw.choice([day, then, then - timedelta(days=1), then + timedelta(days=3), None]),
        "rank": draw.choice([1, 3, 4, None]),
    }
    return record
