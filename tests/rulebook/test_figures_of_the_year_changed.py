"""One cell of the example changed, or an earlier day: what the numbers become."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.rulebook.the_year import changed, claim, figure, figures, ids, numbered

FUNDS, GROWTH = "provincial_funds", "provincial_funds_growth"


def test_e4_a_stamped_return_is_counted_and_said() -> None:
    """Eight 万元 of the city rest on a stamped note only (C)."""
    assert figure("all_funds_by_level").footnotes == ("其中1条为盖章填报（证据等级 C）",)


def test_e4_as_it_was_known_in_january() -> None:
    """Before a letter of March mended 120 to 150, the sum of all levels was 3716."""
    then = figures(known_at=date(2025, 1, 10))
    assert figure("all_funds_by_level", over=then).value == 3716
    assert figure(FUNDS, over=then).value == 3533


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


def test_a_claim_without_a_whole_list_is_qualified(tmp_path: Path) -> None:
    """One line of the city's list no longer says that it is whole: 对照不全, in the text itself."""
    folder = changed(tmp_path, "comparison", {"编号": "comparison-01"}, "名单完整", "否")
    changed(tmp_path, "completeness", {"取值": "tech_innovation_centres"}, "地方", None)
    result = claim("tech_innovation_centre_in_city", figures(folder))
    assert (result.status, result.text) == ("list_incomplete", "常州市第2家（对照不全）")
