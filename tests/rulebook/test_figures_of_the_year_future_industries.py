"""C1–C5: industries still laid out, of the example year."""

from __future__ import annotations

from guiju.periods import stretch
from tests.rulebook.the_year import figure, ids, numbered, parts


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
