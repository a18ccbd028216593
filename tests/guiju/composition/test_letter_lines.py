"""The lines around the body, worded once."""

from __future__ import annotations

import pytest

from guiju.composition import letter_lines
from guiju.composition.document import Letterhead
from tests.guiju.composition.cast import document


@pytest.mark.parametrize("given", ["市人民政府", "市人民政府："])
def test_the_addressee_ends_in_one_colon(given: str) -> None:
    """Whether or not the outline wrote it."""
    assert letter_lines.addressee(Letterhead(addressee=given)) == "市人民政府："


def test_blank_lines_stay_blank() -> None:
    """No colon, stop or word stands alone."""
    blank = Letterhead()
    lines = (letter_lines.addressee, letter_lines.copies, letter_lines.printed_on)
    assert [line(blank) for line in lines] == ["", "", ""]
    assert letter_lines.annexes(blank) == ()
    assert not letter_lines.has_colophon(blank)


def test_copies_end_in_a_stop_and_the_date_in_a_word() -> None:
    """抄送 is closed by a full stop, 印发日期 by 印发, each once."""
    head = Letterhead(copies_to="市委办公室", printed_on="2025年1月8日印发")
    assert letter_lines.copies(head) == "市委办公室。"
    assert letter_lines.printed_on(head) == "2025年1月8日印发"
    assert letter_lines.has_colophon(head)


def test_only_several_annexes_are_numbered() -> None:
    """One annex has no number; of several each has."""
    assert letter_lines.annexes(Letterhead(annexes=("名单",))) == (("附件：", "名单"),)
    two = letter_lines.annexes(Letterhead(annexes=("名单", "明细")))
    assert two == (("附件：1.", "名单"), ("2.", "明细"))


def test_notes_are_numbered_as_their_marks() -> None:
    """The first begins with 注：."""
    notes = letter_lines.notes(document(footnotes=("甲", "乙")))
    assert notes == (("注：〔1〕", "甲"), ("〔2〕", "乙"))


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (
            {"as_of": "2024年12月31日", "known_at": "2025年1月6日"},
            "情况截至2024年12月31日，掌握截至2025年1月6日",
        ),
        ({"as_of": "2024年12月31日"}, "情况截至2024年12月31日"),
        ({}, ""),
    ],
)
def test_the_two_days(days: dict[str, str], line: str) -> None:
    """The day spoken of and the day of knowledge, as far as said."""
    assert letter_lines.standing(document(**days)) == line
