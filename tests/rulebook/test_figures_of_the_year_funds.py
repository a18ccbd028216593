"""E1–E5: public money of the example year, its scope, its growth, and what changes them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from guiju.composition.numbers import number_text, over_text
from tests.rulebook.the_year import changed, claim, figure, figures, ids, numbered, parts

FUNDS, GROWTH = "provincial_funds", "provincial_funds_growth"
POINT = {"编号": "series-005"}


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
    assert over_text(result, 100) == "超3500"
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


def test_e4_a_stamped_return_is_counted_and_said() -> None:
    """Eight 万元 of the city rest on a stamped note only (C)."""
    assert figure("all_funds_by_level").footnotes == ("其中1条为盖章填报（证据等级 C）",)


def test_e4_as_it_was_known_in_january() -> None:
    """Before a letter of March mended 120 to 150, the sum of all levels was 3716."""
    then = figures(known_at=date(2025, 1, 10))
    assert figure("all_funds_by_level", over=then).value == 3716
    assert figure(FUNDS, over=then).value == 3533


def test_e5_two_hundred_and_eighty_eight_per_cent() -> None:
    """3533 / 910.57 - 1 = 2622.43 / 910.57, over the three grants and last year's point."""
    result = figure(GROWTH)
    assert result.value == Fraction("2622.43") / Fraction("910.57")
    assert number_text(result) == "288%"
    assert ids(result) == [*numbered("funding", 1, 2, 3), "series-005"]


@pytest.mark.parametrize(
    ("base", "shown"),
    [("909.39", "289%"), ("909.40", "288%"), ("911.74", "288%"), ("911.75", "287%")],
)
def test_e5_the_window_of_the_base(tmp_path: Path, base: str, shown: str) -> None:
    """288 % is what it rounds to from 909.40 to 911.74 and nowhere else."""
    folder = changed(tmp_path, "series_point", POINT, "数值", base)
    assert number_text(figure(GROWTH, over=figures(folder))) == shown


def test_e5_without_a_base_there_is_no_growth(tmp_path: Path) -> None:
    """无基数, and the sum of the year stands."""
    over = figures(changed(tmp_path, "series_point", POINT, "数值", None))
    result = figure(GROWTH, over=over)
    assert (result.value, result.amount.why, number_text(result)) == (None, "无基数", "〔无基数〕")
    assert figure(FUNDS, over=over).value == 3533
    assert claim("provincial_funds_record", over).status == "no_history"


def test_533_to_500(tmp_path: Path) -> None:
    """One cell: the sum becomes 3500, which is not over 3500, and the growth 284 %."""
    over = figures(changed(tmp_path, "funding", {"编号": "funding-03"}, "金额[万元]", "500.00"))
    assert figure(FUNDS, over=over).value == 3500
    assert over_text(figure(FUNDS, over=over), 100) == "3500"
    assert figure(GROWTH, over=over).value == Fraction(3500) / Fraction("910.57") - 1
    assert number_text(figure(GROWTH, over=over)) == "284%"


def test_a_paper_taken_back(tmp_path: Path) -> None:
    """The notice of the major special withdrawn: 1000 is set aside, the rest stays."""
    folder = changed(tmp_path, "funding", {"编号": "funding-02"}, "来源", "source-020")
    result = figure(FUNDS, over=figures(folder))
    assert (result.value, ids(result)) == (2533, numbered("funding", 1, 3))
    assert "funding-02" in [one.record.id for one in result.aside]


def test_hearsay_never_counts(tmp_path: Path) -> None:
    """The grade of one grant lowered to D: it no longer counts."""
    folder = changed(tmp_path, "funding", {"编号": "funding-01"}, "证据等级", "D")
    assert figure(FUNDS, over=figures(folder)).value == 1533


def test_money_moved_to_another_scope(tmp_path: Path) -> None:
    """A grant of people's money booked as project money adds its 60."""
    folder = changed(tmp_path, "funding", {"编号": "funding-17"}, "资金口径", "项目平台")
    assert figure(FUNDS, over=figures(folder)).value == 3593


def test_half_a_year_cannot_tell() -> None:
    """The three grants are dated to the year: by June none of them, or all, and each is named."""
    result = figure(FUNDS, "2024H1")
    assert (result.amount.low, result.amount.high) == (0, 3533)
    assert sorted(record.id for record in result.possible) == numbered("funding", 1, 2, 3)


def test_the_year_is_a_record_since_2019() -> None:
    """1015.20 in 2022 was the most before."""
    result = claim("provincial_funds_record")
    assert (result.status, result.text) == (
        "since",
        "有记录以来（2019年起）获批省级以上资金创历史新高",
    )


def test_a_claim_without_a_whole_list_is_qualified(tmp_path: Path) -> None:
    """One line of the city's list no longer says that it is whole: 对照不全, in the text itself."""
    folder = changed(tmp_path, "comparison", {"编号": "comparison-01"}, "名单完整", "否")
    changed(tmp_path, "completeness", {"取值": "tech_innovation_centres"}, "地方", None)
    result = claim("tech_innovation_centre_in_city", figures(folder))
    assert (result.status, result.text) == ("list_incomplete", "常州市第2家（对照不全）")
