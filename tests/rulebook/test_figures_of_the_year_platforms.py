"""B1–B11: platforms of the example year, each number with exactly its records."""

from __future__ import annotations

from guiju.ledger.showing import text_of
from guiju.periods import stretch
from tests.rulebook.the_year import claim, figure, figures, ids, numbered, parts


def test_b1_two_centres_strive_for_the_nation() -> None:
    """Two technology innovation centres, neither of them national."""
    result = figure("tech_innovation_centres_striving")
    assert (result.value, ids(result)) == (2, numbered("platform", 1, 2))
    assert figure("national_platforms_approved").value == 2


def test_b2_a_report_in_september() -> None:
    """One, of a month; nobody invents its day."""
    result = figure("upward_reports")
    assert (result.value, ids(result)) == (1, ["event-06"])
    (event,) = result.records
    assert event.value("date") == stretch("2024-09")
    assert text_of(event.kind.concepts["date"], event.value("date")) == "2024年9月"


def test_b3_a_provincial_centre_approved_in_july() -> None:
    """One, hosted by the research centre the report names."""
    result = figure("provincial_tech_innovation_centres_approved")
    assert (result.value, ids(result)) == (1, ["platform-03"])
    (centre,) = result.records
    assert (centre.value("host"), centre.value("approved_on")) == (
        "institution-01",
        stretch("2024-07"),
    )


def test_b4_the_second_of_the_city() -> None:
    """By date, on a list that is whole."""
    result = claim("tech_innovation_centre_in_city")
    assert (result.status, result.n, result.text) == ("holds", 2, "常州市第2家")
    assert result.subject is not None
    assert result.subject.id == "platform-03"
    assert [record.id for record in result.records] == numbered("comparison", 1, 2)


def test_b5_a_joint_centre_signed() -> None:
    """One agreement to found a joint centre."""
    result = figure("joint_centre_agreements")
    assert (result.value, ids(result)) == (1, ["agreement-01"])
    (agreement,) = result.records
    assert "institution-08" in agreement.links["parties"]


def test_b6_six_joint_centres() -> None:
    """Five of the year before and a new one; the one still applying is not counted."""
    result = figure("joint_innovation_centres")
    assert (result.value, ids(result)) == (6, numbered("platform", 4, 15, 16, 17, 18, 19))
    assert figure("joint_innovation_centres", "2023").value == 5
    assert ids(figure("joint_innovation_centres_new")) == ["platform-04"]
    assert figure("joint_innovation_centres_gone").value == 0
    assert figure("joint_innovation_centres_carried").value == 6


def test_b7_low_altitude() -> None:
    """An agreement signed in the year, a research centre under way."""
    assert ids(figure("low_altitude_agreements")) == ["agreement-02"]
    result = figure("research_centres_building")
    assert (result.value, ids(result)) == (1, ["platform-05"])
    assert parts(result) == {"low_altitude": ["platform-05"]}


def test_b8_a_workstation_accepted() -> None:
    """One in the year; the other was accepted in 2022."""
    result = figure("academician_workstations_accepted")
    assert (result.value, ids(result)) == (1, ["platform-06"])


def test_b9_an_engineering_centre_approved() -> None:
    """One, with the same host as the workstation."""
    result = figure("engineering_centres_approved")
    assert (result.value, ids(result)) == (1, ["platform-07"])
    hosts = {figures().ledger.find(name).value("host") for name in ("platform-06", "platform-07")}  # type: ignore[union-attr]
    assert hosts == {"institution-02"}


def test_b10_one_centre_planned() -> None:
    """Planned, and so not approved."""
    result = figure("proof_of_concept_planned")
    assert (result.value, ids(result)) == (1, ["platform-08"])
    assert "platform-08" not in ids(figure("provincial_platforms"))


def test_b11_two_laboratories_applied_for() -> None:
    """Applied for, and so not approved."""
    result = figure("key_laboratories_applied")
    assert (result.value, ids(result)) == (2, numbered("platform", 9, 10))
    assert not {"platform-09", "platform-10"} & set(ids(figure("provincial_platforms")))


def test_all_provincial_platforms_of_the_year() -> None:
    """Four; one only heard of is set aside."""
    result = figure("provincial_platforms_approved")
    assert (result.value, ids(result)) == (4, numbered("platform", 3, 7, 11, 12))
    assert [(one.record.id, one.why) for one in result.aside] == [
        ("platform-34", "证据等级 D（口头、走访）不计入")
    ]
