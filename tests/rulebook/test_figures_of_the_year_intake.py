"""D2: fourteen platforms and the people who came to them in the example year."""

from __future__ import annotations

from datetime import date

from tests.rulebook.the_year import figure, figures, ids, numbered


def test_d2_fourteen_platforms() -> None:
    """As the newest list has it: thirteen in September, fourteen at the end of the year."""
    result = figure("key_platforms")
    assert (result.value, ids(result)) == (14, ["roster-02"])
    assert len(result.records[0].links["members"]) == 14
    assert figure("key_platforms", "2024Q3").value == 13


def test_d2_people_who_came() -> None:
    """342 in the year, those of the years before and after and one only heard of not among them."""
    result = figure("talent_intake")
    assert (result.value, ids(result)) == (342, numbered("intake", *range(1, 343)))
    assert [one.record.id for one in result.aside] == ["intake-350"]
    assert ids(figure("talent_intake_on_roster")) == ids(result)


def test_d2_two_overlapping_parts() -> None:
    """258 in research, 205 with a master's degree or higher, 186 both: adding them is an error."""
    research, master = figure("talent_intake_rd"), figure("talent_intake_master")
    assert (research.value, master.value) == (258, 205)
    assert len(set(ids(research)) & set(ids(master))) == 186
    for part in (research, master):
        assert part.figure.about.part_of == "talent_intake"
        assert set(ids(part)) <= set(ids(figure("talent_intake")))


def test_d2_by_degree_by_body_and_by_half() -> None:
    """Each cut adds up to 342; the first half has 162."""
    by_degree = figure("talent_intake_by_degree")
    assert [(share.code, share.amount.low) for share in by_degree.shares] == [
        ("below_bachelor", 4 + 21),
        ("bachelor", 68 + 44),
        ("master", 112 + 15),
        ("doctor", 74 + 4),
    ]
    bodies = [share.amount.low for share in figure("talent_intake").shares]
    assert bodies == [58, 31, 24, 47, 26, 15, 33, 27, 22, 18, 14, 12, 9, 6]
    assert figure("talent_intake", "2024H1").value == 24 + 17 + 45 + 24 + 23 + 29


def test_d2_as_it_was_known_on_the_fifth_of_january() -> None:
    """One degree was mended on the eighth: 204 before, 205 after, of the same 342."""
    then = figures(known_at=date(2025, 1, 5))
    assert figure("talent_intake_master", over=then).value == 204
    assert figure("talent_intake", over=then).value == 342
