"""Real annual reports with real holes: 11(4) and 11(5) of the high-tech policy, recounted slowly."""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from guiju.evaluation.running import run
from guiju.facts import read_tables
from guiju.rulebook import load_rulebook
from tests.rulebook.mutants import ROOT

DAY = date(2022, 6, 1)
COLUMNS = {
    "sales_revenue[元]": "revenue_yuan",
    "rd_expense_hte[元]": "rd_expense_yuan",
    "employees_avg": "employees",
    "tech_staff_hte": "rd_staff",
}
Years = dict[int, dict[str, Fraction | None]]


@pytest.fixture(scope="module")
def firms() -> dict[str, Years]:
    """{stock code: {year: {column: value or None}}}."""
    folder = os.environ.get("GUIJU_TRY_DATA")
    if not folder:
        pytest.skip("no outside data: set GUIJU_TRY_DATA to a folder")
    found: dict[str, Years] = {}
    with gzip.open(Path(folder) / "listed_2019_2021.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            values = {name: _number(row[source]) for name, source in COLUMNS.items()}
            found.setdefault(row["stock_code"], {})[int(row["year"])] = values
    return found


def _number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


@pytest.fixture(scope="module")
def findings(
    firms: dict[str, Years], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], str]:
    """{(stock code, condition): outcome} of a run over the same file in the run's own format."""
    folder = tmp_path_factory.mktemp("listed")
    with (folder / "years.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["entity", "year", *COLUMNS])
        writer.writerows(_rows(firms))
    book = load_rulebook(ROOT)
    snapshot = read_tables([folder], book.vocabulary, DAY)
    out = folder.with_name("listed-run")
    run(book, snapshot, out, ["hte"], findings=True)
    rows = pl.read_parquet(out / "findings.parquet", columns=["entity", "condition", "outcome"])
    return {(entity, condition): outcome for entity, condition, outcome in rows.iter_rows()}


def _rows(firms: dict[str, Years]) -> Iterator[list[object]]:
    for code, years in firms.items():
        for year, values in years.items():
            yield [code, year, *("" if v is None else float(v) for v in values.values())]


def share_of_staff(years: Years) -> str:
    """11(4): tech staff of last year at least 10 % of staff."""
    last = years.get(2021, {})
    tech, staff = last.get("tech_staff_hte"), last.get("employees_avg")
    if staff is None or staff == 0 or tech is None:
        return "unknown"
    return "met" if tech / staff >= Fraction(10, 100) else "unmet"


def research_intensity(years: Years) -> str:
    """11(5): three years' research over three years' sales, against last year's bracket.

    Nobody gives a registration date, so all three years are needed.
    """
    research = [years.get(year, {}).get("rd_expense_hte[元]") for year in (2019, 2020, 2021)]
    sales = [years.get(year, {}).get("sales_revenue[元]") for year in (2019, 2020, 2021)]
    total = None if None in sales else sum(sales)  # type: ignore[type-var]
    if total is None or total == 0 or None in research:
        return "unknown"
    last = sales[-1]
    assert last is not None
    needed = 5 if last <= 50_000_000 else 4 if last <= 200_000_000 else 3
    passes = sum(research) / total >= Fraction(needed, 100)  # type: ignore[type-var, operator]
    if passes and total < 0:
        return "unknown"  # a negative denominator may fail a test, never pass one
    return "met" if passes else "unmet"


@pytest.mark.parametrize(
    ("condition", "recount"),
    [("tech_staff", share_of_staff), ("rd_intensity", research_intensity)],
)
def test_every_firm_equals_a_slow_recount(
    firms: dict[str, Years],
    findings: dict[tuple[str, str], str],
    condition: str,
    recount: Callable[[Years], str],
) -> None:
    """Four thousand firms, each outcome; a blank is unknown and never unmet."""
    differing = {
        code: (findings[code, condition], recount(years))
        for code, years in firms.items()
        if findings[code, condition] != recount(years)
    }
    assert len(firms) > 4_000
    assert not differing, list(differing.items())[:10]
