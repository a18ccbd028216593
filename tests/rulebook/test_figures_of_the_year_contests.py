"""F2–F3: contests of the example year."""

from __future__ import annotations

from pathlib import Path

from tests.rulebook.the_year import changed, claim, figure, figures, ids, numbered, parts


def test_f2_forty_odd_entries() -> None:
    """43, which is 40余; two of the year before are not among them."""
    result = figure("contest_entries")
    assert (result.value, ids(result)) == (43, numbered("entry", *range(1, 44)))
    assert 40 < result.value < 50


def test_f2_prizes() -> None:
    """1, 2, 3 and 10, together 16, each an entry of the 43."""
    expected = {
        "contest_first_prizes": [2],
        "contest_second_prizes": [5, 11],
        "contest_third_prizes": [8, 17, 29],
        "contest_excellent_prizes": [4, 7, 12, 14, 20, 22, 25, 34, 36, 39],
    }
    for name, entries in expected.items():
        assert ids(figure(name)) == numbered("entry", *entries), name
    all_prizes = figure("contest_prizes")
    assert all_prizes.value == 1 + 2 + 3 + 10
    assert set(ids(all_prizes)) <= set(ids(figure("contest_entries")))
    assert parts(all_prizes) == {
        "excellent_team": numbered("entry", 7, 12, 22, 39),
        "excellent_enterprise": numbered("entry", 4, 14, 20, 25, 34, 36),
        "third": numbered("entry", 8, 17, 29),
        "second": numbered("entry", 5, 11),
        "first": ["entry-02"],
    }


def test_f2_a_prize_nobody_knows_of_yet(tmp_path: Path) -> None:
    """A blank prize may be one: 16 to 17, and the entry is named."""
    folder = changed(tmp_path, "contest_entry", {"编号": "entry-01"}, "奖项", "")
    result = figure("contest_prizes", over=figures(folder))
    assert (result.amount.low, result.amount.high) == (16, 17)
    assert [record.id for record in result.possible] == ["entry-01"]


def test_f3_past_the_provincial_final_into_the_national() -> None:
    """One has passed the one and waits for the other; another has been there and lost."""
    assert ids(figure("contest_provincial_final_passed")) == numbered("entry", 2, 34)
    assert ids(figure("contest_national_final")) == numbered("entry", 2, 34)
    waiting = figure("contest_national_final_pending")
    assert (waiting.value, ids(waiting)) == (1, ["entry-34"])
    assert waiting.records[0].value("entrant") == "enterprise-04"


def test_more_entries_than_ever() -> None:
    """43 after at most 35, since 2019."""
    result = claim("contest_entries_record")
    assert (result.status, result.text) == ("since", "有记录以来（2019年起）参赛项目数创历史新高")
