"""Writes invented firms as the tables `guiju run --facts` reads."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from examples.county.firms import Firm


def write(firms: list[Firm], folder: Path) -> None:
    """firms.csv, years.csv, titles.csv, science_awards.csv and major_incident_dates.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    instants = list(firms[0].instants)
    _csv(
        folder / "firms.csv",
        ["entity", "name", "town", "region_code", *instants, "_trap"],
        (
            [f.entity, f.name, f.town, f.region_code, *(f.instants[k] for k in instants), f.trap]
            for f in firms
        ),
    )
    figures = list(next(iter(next(f for f in firms if f.years).years.values())))
    _csv(
        folder / "years.csv",
        ["entity", "year", *figures],
        (
            [f.entity, year, *(values[k] for k in figures)]
            for f in firms
            for year, values in f.years.items()
        ),
    )
    _csv(
        folder / "titles.csv",
        ["entity", "title", "from", "valid_to"],
        ([f.entity, code, start, end] for f in firms for code, start, end in f.titles),
    )
    _csv(
        folder / "science_awards.csv",
        ["entity", "level", "date", "rank"],
        ([f.entity, level, day, rank] for f in firms for level, day, rank in f.awards),
    )
    _csv(
        folder / "major_incident_dates.csv",
        ["entity", "date"],
        ([f.entity, day] for f in firms for day in f.incidents),
    )


def _csv(path: Path, header: list[str], rows: Iterable[Iterable[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
