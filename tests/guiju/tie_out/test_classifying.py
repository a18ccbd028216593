"""A statement carries what is needed to hold it against a ledger."""

from __future__ import annotations

import pytest

from guiju.errors import BadInput
from guiju.tie_out import Spot, classifying, finding, statements, text_of
from guiju.tie_out.classifying import reported_year
from tests.texts import stated

TEXT = "一、示例工作\n\n（二）示例平台\n去年，示例平台共１２家（其中省级3家）；今年6月新建2家。另有示例。\n"


def test_place_clause_and_sentence() -> None:
    """Where it stands, and the words around it as printed."""
    first, second, month, third = stated(TEXT)
    assert (first.text, first.place) == ("１２家", Spot(4, 8, 11))
    assert first.clause == "示例平台共１２家（其中省级3家）；"
    assert (first.before, first.after) == ("示例平台共", "（其中省级3家）；")
    assert first.sentence == "去年，示例平台共１２家（其中省级3家）；今年6月新建2家。"
    assert (second.before, third.before) == ("示例平台共１２家（其中省级", "今年6月新建")
    assert month.class_ == "date"
    assert first.headings == ("示例工作", "示例平台")


def test_statements_come_in_reading_order() -> None:
    """By paragraph, then by character, whatever found them."""
    text = "为全省第3家，获奖2项，“746”战略，6月。\n首家。"
    found = stated(text)
    places = [(each.place.paragraph, each.place.start) for each in found]
    assert places == sorted(places)
    assert [each.class_ for each in found] == ["rank", "figure", "slogan", "date", "rank"]


def test_a_comma_between_thousands_ends_no_clause() -> None:
    """1,234 is one number in one clause."""
    (found,) = stated("示例产值,达1,234万元,较好。")
    assert found.clause == "达1,234万元,"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("示例局2019年工作总结和2020年工作思路\n2020年做好工作。2020年。", 2019),
        ("示例局2019年度述职报告", 2019),
        ("2018年，示例。2019年，示例。2019年，示例。", 2019),
        ("示例没有年份。", None),
    ],
)
def test_the_year_reported(text: str, year: int | None) -> None:
    """That of the title, else the one named most."""
    assert reported_year(text_of(text)) == year


@pytest.mark.parametrize("ending", ["，", "\n"])
def test_a_table_in_place_of_a_text(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of nothing but numbers is refused, in one paragraph or in many."""
    monkeypatch.setattr(finding, "MOST_NUMBERS", 30)
    monkeypatch.setattr(classifying, "MOST_NUMBERS", 30)
    assert len(statements(text_of(f"1家{ending}" * 30))) == 30
    with pytest.raises(BadInput, match=r"数字多于 30 个.*拆成几份"):
        statements(text_of(f"1家{ending}" * 31))
