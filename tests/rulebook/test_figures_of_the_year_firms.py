"""G1–G3: the ladder, plans and policies of the example year."""

from __future__ import annotations

from fractions import Fraction

from tests.rulebook.the_year import figure, ids, numbered, parts

LADDER = {
    "1": [*range(27, 37), 44],
    "2": range(21, 27),
    "3": range(11, 21),
    "4": [8, 9, 10],
    "5": [6, 7],
}
LADDER_BEFORE = {
    "1": [19, 24, 25, *range(27, 32), 37, 38, 44],
    "2": [16, 17, 18, 21, 22, 23, 36],
    "3": [10, 11, 12, 13, 14, 15, 20, 35, 43],
    "4": [7, 8, 9],
    "5": [6],
}


def test_g1_the_five_rungs() -> None:
    """11, 6, 10, 3 and 2 firms: 32, each once on its highest rung; the one moved away is out."""
    result = figure("ladder_firms")
    assert result.value == 32
    assert parts(result) == {rung: numbered("enterprise", *firms) for rung, firms in LADDER.items()}
    before = figure("ladder_firms", "2023")
    assert parts(before) == {
        rung: numbered("enterprise", *firms) for rung, firms in LADDER_BEFORE.items()
    }


def test_g1_who_rose_and_who_fell() -> None:
    """Twelve up and four down, by name."""
    up = figure("ladder_risen")
    assert ids(up) == numbered("enterprise", 7, 10, 16, 17, 18, 19, 24, 25, 26, 32, 33, 34)
    down = figure("ladder_fallen")
    assert ids(down) == numbered("enterprise", 35, 36, 37, 38)
    assert (up.value, down.value) == (12, 4)


def test_g1_a_firm_counts_once_by_its_town() -> None:
    """38 firms with a code in twelve towns; the zones are another cut of some of them."""
    firms = figure("firms")
    assert firms.value == 38
    assert len(firms.shares) == 12
    assert sum(share.amount.low or 0 for share in firms.shares) == 38
    assert set(ids(figure("firms_by_zone"))) < set(ids(firms))


def test_g2_plans_in_force() -> None:
    """18 of the 32; two have run out."""
    result = figure("firms_with_plan")
    assert (result.value, ids(result)) == (18, numbered("plan", *range(1, 19)))
    assert figure("plan_coverage").value == Fraction(18, 32)


def test_g3_two_systems_in_force_on_five_themes() -> None:
    """Both are of the year, and each is about all five themes."""
    result = figure("work_systems_in_force")
    assert (result.value, ids(result)) == (2, numbered("policy_doc", 5, 6))
    assert ids(figure("work_systems_issued")) == ids(result)
    for theme in ("enterprise", "talent", "platforms", "finance", "projects"):
        assert set(ids(result)) <= set(ids(figure(f"policies_on_{theme}"))), theme


def test_g3_firms_that_can_be_judged() -> None:
    """Never more than there are, and each share is of all firms with a code."""
    firms = set(ids(figure("firms")))
    for theme in ("cultivation", "finance"):
        settled = figure(f"firms_settled_{theme}")
        assert set(ids(settled)) <= firms
        assert figure(f"settled_{theme}_share").value == Fraction(len(ids(settled)), 38)
