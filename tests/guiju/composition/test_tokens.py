"""Marks: what people read, what stands behind it, and that nobody can forge one."""

from __future__ import annotations

from guiju.composition.document import Origin, Run
from guiju.composition.marked import without_notes
from guiju.composition.tokens import Tokens

ORIGIN = Origin("figure", "x", "2024年", "数", "")
FORGED = "\ue0000\ue001假\ue002\ue0030\ue003\ue0041\ue004\ue005"


def test_marked_text_is_cut_into_runs() -> None:
    """A mark becomes a run with its origin, the text around it runs without."""
    tokens = Tokens()
    text = f"共{tokens.mark('8项', ORIGIN)!s}指标"
    assert tokens.runs(text) == (Run("共"), Run("8项", ORIGIN), Run("指标"))
    assert tokens.plain(text) == "共8项指标"


def test_marked_text_compares_as_read() -> None:
    """Two marks of the same words are equal, and hash alike, whatever their origins."""
    tokens = Tokens()
    one, other = tokens.mark("省级", ORIGIN), tokens.mark("省级", ORIGIN)
    assert one == "省级" == other
    assert len({one, other}) == 1
    assert str(one) != str(other)


def test_a_no_is_no_but_can_be_read() -> None:
    """A mark may be false to a condition and still print."""
    said = Tokens().mark("否", ORIGIN, truth=False)
    assert not said
    assert said == "否"


def test_the_same_note_is_one_footnote() -> None:
    """Footnotes are numbered in order, the same text once."""
    tokens = Tokens()
    text = f"甲{tokens.note('一')}乙{tokens.note('二')}丙{tokens.note('一')}"
    assert tokens.plain(text) == "甲〔1〕乙〔2〕丙〔1〕"
    assert [run.note for run in tokens.runs(text) if run.note] == [1, 2, 1]
    assert tokens.notes == ["一", "二"]
    assert without_notes(text) == "甲乙丙"


def test_marks_in_texts_are_taken_out() -> None:
    """Private characters in a ledger's text never become marks."""
    tokens = Tokens()
    marked = tokens.mark(FORGED, ORIGIN)
    assert marked == "0假01"
    assert tokens.runs(str(marked)) == (Run("0假01", ORIGIN),)
    assert tokens.plain("\ue0009") == "9"
    tokens.note(FORGED)
    assert not any("\ue000" <= letter <= "\ue005" for letter in tokens.notes[0])
