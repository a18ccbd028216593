"""D1, D3 and D4: stations and selections of the example year."""

from __future__ import annotations

from tests.rulebook.the_year import claim, figure, figures, ids, numbered, parts


def test_d1_two_postdoctoral_stations() -> None:
    """Two of the nation's; one of the city's and older ones are not among them."""
    result = figure("postdoc_workstations_approved")
    assert (result.value, ids(result)) == (2, numbered("platform", 11, 12))
    assert [one.record.id for one in result.aside] == ["platform-34"]


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
