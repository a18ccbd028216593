"""C1–D4: industries still laid out, and people, of the example year."""

from __future__ import annotations

from datetime import date

from guiju.periods import stretch
from tests.rulebook.the_year import claim, figure, figures, ids, numbered, parts


def test_c1_ten_days_stay_ten_days() -> None:
    """A visit early in April, an agreement early in July."""
    visits = figure("synthetic_biology_visits")
    assert (visits.value, ids(visits)) == (1, ["event-01"])
    assert visits.records[0].value("date") == stretch("2024-04上旬")
    agreements = {record.id: record for record in figure("synthetic_biology_agreements").records}
    assert agreements["agreement-03"].value("signed_on") == stretch("2024-07上旬")


def test_c1_a_set_of_four_drafts() -> None:
    """Plan, action plan, the year's work and the measures: four, drafted in October, in consultation."""
    result = figure("policy_set_drafts")
    assert (result.value, ids(result)) == (4, numbered("policy_doc", 1, 2, 3, 4))
    assert parts(result) == {
        "policy": ["policy_doc-04"],
        "plan": ["policy_doc-01"],
        "action_plan": ["policy_doc-02"],
        "annual_work": ["policy_doc-03"],
    }
    assert {record.value("draft_on") for record in result.records} == {stretch("2024-10")}
    assert ids(figure("policy_set_in_consultation")) == ids(result)


def test_c2_a_park_an_investor_a_meeting_with_a_zone() -> None:
    """The park under way, the investor of the index, one meeting on 25 June."""
    assert parts(figure("parks"))["medical_device"] == ["platform-14"]
    investors = figure("investors_in_index")
    assert (investors.value, ids(investors)) == (1, ["resource-03"])
    assert investors.records[0].value("institution") == "institution-14"
    meeting = figure("medical_matchmaking_with_zones")
    assert (meeting.value, ids(meeting)) == (1, ["event-04"])
    assert meeting.records[0].value("date") == stretch("2024-06-25")


def test_c3_an_institute_not_yet_known_to_operate() -> None:
    """Its first day is blank: it may count, and is named; its agreement is of 28 April."""
    result = figure("institutes_operating")
    assert "institution-06" in [record.id for record in result.possible]
    assert "institution-06" not in ids(result)
    agreements = {record.id: record for record in figure("synthetic_biology_agreements").records}
    assert agreements["agreement-04"].value("signed_on") == stretch("2024-04-28")
    assert "institution-06" in agreements["agreement-04"].links["parties"]


def test_c4_an_industrialisation_centre() -> None:
    """One under way; the one revoked in June is not among them."""
    result = figure("industrialisation_centres_building")
    assert (result.value, ids(result)) == (1, ["platform-13"])
    agreements = {record.id: record for record in figure("synthetic_biology_agreements").records}
    assert sorted(agreements) == numbered("agreement", 3, 4, 5)
    assert agreements["agreement-05"].value("signed_on") == stretch("2024-08-29")
    assert ids(figure("platforms_revoked")) == ["platform-31"]


def test_c5_a_promotion_elsewhere() -> None:
    """One, on 24 October, in 深圳."""
    result = figure("low_altitude_promotions")
    assert (result.value, ids(result)) == (1, ["event-07"])
    (event,) = result.records
    assert (event.value("date"), event.value("place")) == (stretch("2024-10-24"), "深圳市")


def test_d1_two_postdoctoral_stations() -> None:
    """Two of the nation's; one of the city's and older ones are not among them."""
    result = figure("postdoc_workstations_approved")
    assert (result.value, ids(result)) == (2, numbered("platform", 11, 12))
    assert [one.record.id for one in result.aside] == ["platform-34"]


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


def test_d3_twenty_selections_in_five_programmes() -> None:
    """1, 1, 6, 8 and 4; lost, waiting, below the city's level or only heard of do not count."""
    result = figure("talent_awards")
    assert (result.value, ids(result)) == (20, numbered("award", *range(1, 21)))
    assert parts(result) == {
        "hj": ["award-01"],
        "foreign_expert": ["award-02"],
        "shuangchuang_talent": numbered("award", 17, 18, 19, 20),
        "tech_vice_president": numbered("award", *range(3, 9)),
        "leading_talent": numbered("award", *range(9, 17)),
    }
    assert [one.record.id for one in result.aside] == ["award-32"]
    names = ("hj", "foreign_expert", "tech_vice_president", "leading", "shuangchuang_talent")
    assert [figure(f"talent_awards_{name}").value for name in names] == [1, 1, 6, 8, 4]


def test_d3_the_secret_programme_is_a_number() -> None:
    """Its record names nobody, and has no name to print."""
    (record,) = figure("talent_awards_hj").records
    assert (record.value("person"), record.value("org"), record.secret) == (None, None, True)
    assert figures().ledger.name_of(record) == "（不公开）"


def test_d4_best_since_the_history_begins() -> None:
    """20 after at most 13: a record since 2019, as no list says that the years before are known."""
    result = claim("talent_awards_record")
    assert (result.status, result.text) == ("since", "有记录以来（2019年起）创历史最好成绩")
    assert result.why == "有记录以来：入选设区市级以上人才计划20，此前最高13（2023年）"
    assert [record.id for record in result.records] == numbered("series", *range(6, 11))
    assert claim("talent_awards_shuangchuang_record").status == "since"
