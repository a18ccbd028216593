"""One firm, judged exactly: routes, waivers, counts of conditions, places, derived facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju.evaluation.judging import Judgement, judge
from tests.cast import DAY, firm, small_rulebook

SHARE = "  all:\n  - {id: share, clause: 一, measure: research / sales, at_least: 5%}\n"


def judged(tmp_path: Path, tree: str, metrics: str = "metrics: {}\n", **facts: Any) -> Judgement:
    """The judgement of the one policy `p` with these conditions over these facts."""
    book = small_rulebook(tmp_path, tree, metrics)
    return judge(book, firm(book, **facts), DAY)["p"]


ROUTES = """\
  all:
  - {id: core, clause: 一, measure: core}
  - routes:
    - {id: score, clause: 二, measure: patents, at_least: 5}
    - {id: title, clause: 三, measure: holds(hte)}
    - {id: award, clause: 四, measure: 'count(awards, level >= province, rank <= 3, within_years=5)', at_least: 1}
"""


def test_one_route_is_enough_and_is_named(tmp_path: Path) -> None:
    """A valid title replaces the score, even with no patents known."""
    found = judged(tmp_path, ROUTES, core=True, titles={"hte": date(2024, 12, 31)})
    assert (found.verdict, found.routes) == ("eligible", ("title",))


def test_only_ways_somebody_started_are_shown_as_failing(tmp_path: Path) -> None:
    """The ordinary way always; an expired title too; awards nobody has are not dragged in."""
    found = judged(
        tmp_path, ROUTES, core=True, patents=4, awards=[], titles={"hte": date(2024, 12, 30)}
    )
    assert found.failing == ("patents", "titles")


def test_one_no_decides_whatever_is_blank(tmp_path: Path) -> None:
    """Not owning the core technology ends it; nothing more is asked."""
    found = judged(tmp_path, ROUTES, core=False)
    assert (found.verdict, found.failing, found.missing) == ("ineligible", ("core",), ())


@pytest.mark.parametrize(
    ("day", "verdict"), [("2019-12-31", "eligible"), ("2019-12-30", "ineligible")]
)
def test_within_five_years_includes_the_day_itself(tmp_path: Path, day: str, verdict: str) -> None:
    """On 2024-12-31 the window opens on 2019-12-31."""
    awards = [{"level": "nation", "date": day, "rank": 3}]
    found = judged(tmp_path, ROUTES, core=True, patents=0, awards=awards, titles={})
    assert found.verdict == verdict


def test_a_record_with_a_blank_rank_may_count(tmp_path: Path) -> None:
    """Neither yes nor no: the list is asked for again."""
    awards = [{"level": "nation", "date": "2024-01-01", "rank": None}]
    found = judged(tmp_path, ROUTES, core=True, patents=0, awards=awards, titles={})
    assert (found.verdict, found.missing) == ("unknown", ("awards",))


UNLESS = "  all:\n  - {id: p, clause: 一, measure: patents, at_least: 4, unless: {id: s, measure: software}}\n"


@pytest.mark.parametrize(
    ("patents", "software", "outcome", "verdict"),
    [
        (4, None, "met", "eligible"),
        (3, True, "waived", "eligible"),
        (None, True, "waived", "eligible"),
        (3, None, "unknown", "unknown"),
        (3, False, "unmet", "ineligible"),
        (None, False, "unknown", "unknown"),
    ],
)
def test_a_waiver_stands_beside_the_condition(
    tmp_path: Path, patents: Any, software: Any, outcome: str, verdict: str
) -> None:
    """Met is met; else the waiver decides; an open waiver leaves it open."""
    found = judged(tmp_path, UNLESS, patents=patents, software=software)
    assert (found.finding("p").outcome_name, found.verdict) == (outcome, verdict)


COUNTS = """\
  at_least_n:
    n: 2
    of:
    - {id: a, clause: 一, measure: core}
    - {id: b, clause: 一, measure: software}
    - {id: c, clause: 一, measure: patents, at_least: 1}
"""


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"core": True, "patents": 1}, "eligible"),
        ({"core": True}, "unknown"),
        ({"core": True, "software": False, "patents": 0}, "ineligible"),
        ({"core": False, "software": False}, "ineligible"),
    ],
)
def test_two_of_three(tmp_path: Path, facts: dict[str, Any], verdict: str) -> None:
    """Met with two; out of reach with one left; open otherwise."""
    assert judged(tmp_path, COUNTS, **facts).verdict == verdict


def test_none_of_several(tmp_path: Path) -> None:
    """`none` fails on the one that holds."""
    tree = "  none:\n  - {id: a, clause: 一, measure: core}\n  - {id: b, clause: 一, measure: software}\n"
    found = judged(tmp_path, tree, core=False, software=True)
    assert (found.verdict, found.failing) == ("ineligible", ("software",))


def test_a_policy_of_another_place_does_not_apply(tmp_path: Path) -> None:
    """Beijing's rules say nothing about a firm in Liyang; an unknown place is taken to be here."""
    text = SHARE
    book = small_rulebook(tmp_path, text)
    beijing = book.root / "policies" / "p" / "policy.yaml"
    beijing.write_text(beijing.read_text().replace('"000000"', '"110000"'))
    from guiju.rulebook import load_rulebook

    book = load_rulebook(tmp_path)
    away = judge(book, firm(book, region_code="320481"), DAY)["p"]
    here = judge(book, firm(book, region_code="110108"), DAY)["p"]
    assert (away.verdict, here.verdict) == ("not_applicable", "unknown")


def test_compound_growth_is_decided_on_powers(tmp_path: Path) -> None:
    """100 → 125 → 156.25 is exactly 25 % a year; one 分 less is not."""
    tree = "  all:\n  - {id: g, clause: 一, measure: 'cagr(sales, periods=2)', at_least: 25%}\n"
    exact = judged(tmp_path, tree, sales={2021: 100, 2022: 1, 2023: "156.25"})
    short = judged(tmp_path, tree, sales={2021: 100, 2022: 1, 2023: "156.249999"})
    assert (exact.verdict, short.verdict) == ("eligible", "ineligible")


def test_derived_facts_yield_to_entered_ones(tmp_path: Path) -> None:
    """Net assets are assets less debts, until somebody enters them."""
    tree = "  all:\n  - {id: n, clause: 一, measure: net_assets, at_least: 50}\n"
    derived = judged(tmp_path, tree, assets={2023: 80}, debts={2023: 30})
    entered = judged(tmp_path, tree, assets={2023: 80}, debts={2023: 30}, net_assets={2023: 49})
    assert (derived.verdict, entered.verdict) == ("eligible", "ineligible")


def test_what_a_derived_fact_lacks(tmp_path: Path) -> None:
    """With nothing known it is asked for itself; with half known, the other half too."""
    tree = "  all:\n  - {id: n, clause: 一, measure: net_assets, at_least: 50}\n"
    assert judged(tmp_path, tree).missing == ("net_assets",)
    assert judged(tmp_path, tree, assets={2023: 80}).missing == ("net_assets", "debts")
