"""E1–E4: public money of the example year, each sum with its scope and its records."""

from __future__ import annotations

from fractions import Fraction

import pytest

from guiju.composition.numbers import over_text
from tests.rulebook.the_year import claim, figure, ids, numbered, parts

FUNDS, GROWTH = "provincial_funds", "provincial_funds_growth"


def test_e1_two_thousand_for_the_centre() -> None:
    """2000.0000万元; first of the county, second of the city by the very claim of B4."""
    result = figure("tech_innovation_centre_funds")
    assert (result.value, ids(result)) == (2000, ["funding-01"])
    assert result.records[0].value("amount") == 2000 * 1_000_000
    county, city = (
        claim("tech_innovation_centre_in_county"),
        claim("tech_innovation_centre_in_city"),
    )
    assert (county.status, county.text) == ("holds", "溧阳市首家")
    assert city.n == 2
    assert county.subject is city.subject
    assert result.records[0].value("ref") == "platform-03"


def test_e2_a_thousand_for_the_major_special() -> None:
    """1000.0000万元; the only one of the city in the year, never before in the county."""
    result = figure("major_special_funds")
    assert (result.value, ids(result)) == (1000, ["funding-02"])
    only, first = claim("major_special_only_in_city"), claim("major_special_first_in_county")
    assert (only.status, only.text) == ("holds", "常州市年度唯一")
    assert [record.id for record in only.records] == ["comparison-03"]
    assert (first.status, first.text) == ("holds", "溧阳市首次立项")
    assert [record.id for record in first.records] == ["project-01"]


def test_e3_a_contract_still_to_be_signed() -> None:
    """533.0000万元 with the footnote 待签合同1项; the project waits, one only heard of is set aside."""
    result = figure("national_major_special_funds")
    assert (result.value, ids(result)) == (533, ["funding-03"])
    assert result.footnotes == ("待签合同1项",)
    waiting = figure("projects_before_contract")
    assert (waiting.value, ids(waiting)) == (1, ["project-02"])
    assert [one.record.id for one in waiting.aside] == ["project-09"]
    warned = figure("funds_before_contract")
    assert (warned.value, ids(warned)) == (533, ["funding-03"])
    assert warned.figure.about.warns


def test_e4_over_three_and_a_half_thousand() -> None:
    """2000 + 1000 + 533; a sum only heard of and one whose paper was taken back are set aside."""
    result = figure(FUNDS)
    assert (result.value, ids(result)) == (3533, numbered("funding", 1, 2, 3))
    assert parts(result) == {"province": numbered("funding", 1, 2), "nation": ["funding-03"]}
    assert [(one.record.id, one.why[:4]) for one in result.aside] == [
        ("funding-27", "证据等级"),
        ("funding-28", "来源《关"),
    ]
    assert over_text(result, 100) == "超3500万元"
    assert result.footnotes == ("待签合同1项",)


def test_e4_the_scope_stands_beside_the_sum() -> None:
    """Which money: for what, how far along, from which level up, when."""
    assert figure(FUNDS).figure.scope == "批复·项目平台·省级以上·日期在期内"
    assert figure("provincial_funds_received").figure.scope == "到账·项目平台·省级以上·日期在期内"


@pytest.mark.parametrize(
    ("name", "value", "records"),
    [
        ("provincial_funds_by_scope", "3838.5", (1, 2, 3, 17, 18, 19, 20, 24)),
        ("provincial_talent_funds", "220", (17, 18, 19, 20)),
        ("provincial_award_funds", "85.5", (24,)),
        ("provincial_funds_received", "366.34", (14, 15)),
        ("provincial_funds_contracted", "210.57", (12,)),
        ("all_funds_by_level", "3746", (1, 2, 3, 7, 8, 9, 10)),
    ],
)
def test_e4_another_scope_is_another_sum(name: str, value: str, records: tuple[int, ...]) -> None:
    """With people's grants, subsidies, receipts, contracts, or the levels below."""
    result = figure(name)
    assert (result.value, ids(result)) == (Fraction(value), numbered("funding", *records))
