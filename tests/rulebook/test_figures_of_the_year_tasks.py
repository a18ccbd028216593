"""G7–H1: the local list, communities, tasks and publishing of the example year."""

from __future__ import annotations

from fractions import Fraction

from tests.rulebook.the_year import figure, ids, numbered, parts


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
