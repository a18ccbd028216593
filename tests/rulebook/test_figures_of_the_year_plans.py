"""G1–H2: the ladder, policies, docking, funds, communities, tasks and publishing of the year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.rulebook.the_year import figure, figures, ids, numbered, parts

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


def test_g4_agreements_by_kind_and_outcome() -> None:
    """Nine: 3, 2, 2, 1 and 1; seven have brought something."""
    result = figure("agreements_signed")
    assert (result.value, ids(result)) == (9, numbered("agreement", *range(1, 10)))
    assert parts(result) == {
        "strategic": numbered("agreement", 2, 3, 4),
        "joint_platform": numbered("agreement", 1, 5),
        "joint_rd": numbered("agreement", 6, 7),
        "tech_alliance": ["agreement-08"],
        "incubation": ["agreement-09"],
    }
    assert ids(figure("agreements_with_outcomes")) == numbered("agreement", 1, 2, 5, 6, 7, 8, 9)
    assert ids(figure("joint_rd_agreements")) == numbered("agreement", 6, 7)
    assert ids(figure("tech_alliance_agreements")) == ["agreement-08"]
    assert ids(figure("university_agreements")) == numbered("agreement", 2, 3, 4, 5, 8)


def test_g5_docking_benefit_and_contracts() -> None:
    """Four matches signed, two agreements that share the benefit, six contracts of 697.50万元."""
    assert parts(figure("matches_by_stage")) == {
        "recommended": ["match-06"],
        "willing": ["match-07"],
        "signed": numbered("match", 1, 2, 3, 4),
    }
    assert ids(figure("matches_signed")) == numbered("match", 1, 2, 3, 4)
    assert ids(figure("matches_unfit")) == ["match-05"]
    assert ids(figure("agreements_with_benefit_share")) == numbered("agreement", 6, 7)
    contracts = figure("tech_contract_amount")
    assert contracts.value == Fraction("697.5")
    assert ids(contracts) == numbered("contract", *range(1, 7))
    assert ids(figure("agreements_overdue")) == ["agreement-06"]


def test_g5_as_it_was_known_in_january() -> None:
    """A contract of 30 December came to be known in February."""
    then = figures(known_at=date(2025, 1, 10))
    assert figure("tech_contracts", over=then).value == 5
    assert figure("tech_contract_amount", over=then).value == Fraction("547.5")


def test_g6_social_capital_levered() -> None:
    """(56000 - 21200) / 21200: the mother fund is not counted twice."""
    assert figure("fund_paid_in").value == 6000 + 18000 + 32000
    assert figure("fund_state_paid_in").value == 2400 + 6000 + 12800
    leverage = figure("leverage")
    assert leverage.value == Fraction(34800, 21200)
    assert ids(leverage) == numbered("fund", 2, 3, 4)
    assert figure("guidance_fund_paid_in").value == 20000


def test_g7_the_local_list_and_the_peak_programme() -> None:
    """Three selected of six, nobody in the programme above, and no target to be held against."""
    assert parts(figure("local_list_funnel")) == {
        "applied": ["award-31"],
        "reviewed": ["award-29"],
        "selected": numbered("award", 26, 27, 28),
    }
    assert ids(figure("local_list_selected")) == numbered("award", 26, 27, 28)
    assert figure("dengfeng_selected").value == 0
    assert figure("talent_awards_shuangchuang").value == 4
    assert figure("local_list_progress").amount.why == "没有记录"


def test_g8_communities_and_the_missing_leg() -> None:
    """One is whole, the other lacks its centre."""
    assert ids(figure("communities_complete")) == ["community-01"]
    assert ids(figure("communities_without_centre")) == ["community-02"]
    assert figure("communities_without_station").value == 0
    assert figure("communities_without_fund").value == 0


def test_g9_tasks_of_the_documents_above() -> None:
    """Four of nine are done; three are under way, one is open and one was dropped."""
    assert set(numbered("policy_doc", 7, 8)) <= set(ids(figure("upper_documents")))
    done = figure("upper_tasks_done")
    assert ids(done) == numbered("task", 1, 2, 6, 7)
    assert parts(done) == {"一": numbered("task", 1, 6), "二": numbered("task", 2, 7)}
    assert figure("upper_tasks").value == 9
    assert figure("upper_tasks_done_share").value == Fraction(4, 9)
    assert parts(figure("upper_tasks_by_state")) == {
        "open": ["task-05"],
        "doing": numbered("task", 3, 4, 8),
        "done": numbered("task", 1, 2, 6, 7),
        "dropped": ["task-09"],
    }


def test_h1_on_every_channel() -> None:
    """Five items, two of them on web, WeChat and Weibo alike, each with link and receipt."""
    assert ids(figure("items_published")) == numbered("content", *range(1, 6))
    result = figure("items_on_all_channels")
    assert (result.value, ids(result)) == (2, numbered("content", 1, 3))
