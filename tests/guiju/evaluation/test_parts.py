"""What decides the version: place, kind of case, reference year, local parameters."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from guiju.evaluation.bulk import VERDICT_NAMES, judge_frame
from guiju.evaluation.judging import judge
from guiju.facts import frame_of
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import DAY, firm, write_rulebook

POLICY = """\
id: p
name: 示例
region: "320000"
themes: [企业培育]
case: {renewal: software}
parameters: {needed: 5}
versions:
- version: old
  in_force: [{from: 2016-01-01, until: 2024-06-30}, {from: 2024-07-01, until: 2024-12-31, case: renewal}]
  source: {title: 老办法}
  all:
  - {id: a, clause: 一, measure: patents, at_least: 3}
- version: new
  in_force: [{from: 2024-07-01, until: 2024-12-31, case: new}, {from: 2025-01-01}]
  source: {title: 新办法}
  all:
  - {id: a, clause: 一, measure: patents, at_least: needed}
"""
LIYANG = "code: '320481'\nname: 溧阳市\nlevel: county\nparameters: {p: {needed: 4}}\n"


def rulebook(tmp_path: Path) -> Rulebook:
    """One provincial policy with two versions, and a county that asks for less."""
    root = write_rulebook(tmp_path, {"p": POLICY})
    (root / "places" / "liyang.yaml").write_text(LIYANG)
    return load_rulebook(root)


def both(book: Rulebook, day: date, **facts: Any) -> tuple[str | None, str | None]:
    """(version, verdict), the same from both readings."""
    known = firm(book, day, **facts)
    exact = judge(book, known, day)["p"]
    row = judge_frame([book.policies["p"]], frame_of([known], book.vocabulary, day), day)["p"]
    found = row.row(0, named=True)
    assert VERDICT_NAMES[found["verdict"]] == exact.verdict
    version = None if found["version"] is None else book.policies["p"].versions[found["version"]]
    assert version is exact.version
    return (None if version is None else version.name), exact.verdict


def test_a_renewal_keeps_the_old_version_a_while(tmp_path: Path) -> None:
    """On 2024-12-31 renewals go by the old rules, new cases by the new; absent means new."""
    book = rulebook(tmp_path)
    assert both(book, DAY, patents=3, software=True) == ("old", "eligible")
    assert both(book, DAY, patents=3) == both(book, DAY, patents=3, software=False)


def test_a_change_of_law_starts_on_its_day(tmp_path: Path) -> None:
    """30 June and 1 July 2024."""
    book = rulebook(tmp_path)
    assert both(book, date(2024, 6, 30), patents=3) == ("old", "eligible")
    assert both(book, date(2024, 7, 1), patents=3) == ("new", "ineligible")


def test_before_any_version_nothing_applies(tmp_path: Path) -> None:
    """2015 is before the first."""
    assert both(rulebook(tmp_path), date(2015, 12, 31), patents=9) == (None, "not_applicable")


def test_a_county_may_lay_its_own_parameter_over(tmp_path: Path) -> None:
    """Liyang asks for four, the rest of the province for five, elsewhere nothing applies."""
    book = rulebook(tmp_path)
    assert both(book, DAY, patents=4, region_code="320481101") == ("new", "eligible")
    assert both(book, DAY, patents=4, region_code="320500") == ("new", "ineligible")
    assert both(book, DAY, patents=4, region_code="110108") == (None, "not_applicable")


BY_FACT = """\
id: p
name: 示例
region: "000000"
themes: [企业培育]
reference_year: known(patents, year(as_of))
versions:
- version: "1"
  in_force: [{from: 2016-01-01}]
  source: {title: 示例办法}
  all:
  - {id: a, clause: 一, measure: sales, at_least: 10}
"""


def test_a_fact_may_say_which_year_is_meant(tmp_path: Path) -> None:
    """The year each firm names, or the year judged where it names none; nobody may name one."""
    book = load_rulebook(write_rulebook(tmp_path, {"p": BY_FACT}))
    sales = {2022: 10, 2024: 9}
    assert both(book, DAY, patents=2022, sales=sales) == ("1", "eligible")
    assert both(book, DAY, patents=2023, sales=sales) == ("1", "unknown")
    assert both(book, DAY, sales=sales) == ("1", "ineligible")
    frame = frame_of([firm(book, sales=sales)], book.vocabulary, DAY).drop("patents", strict=False)
    judged = judge_frame([book.policies["p"]], frame, DAY)["p"]
    assert judged["verdict"].to_list() == [0]
