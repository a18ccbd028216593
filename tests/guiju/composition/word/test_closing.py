"""What stands below the body: notes, 附件说明, 落款, 版记."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from guiju.composition.document import Letterhead, Paragraph, Run
from tests.guiju.composition.cast import document, noted, prose, sentence
from tests.guiju.composition.word.reading import File, W, find, text, value, write


def test_annexes(word: File) -> None:
    """A line below the text, two characters in; names one below the other, runovers too.

    附件： and 1. are four characters, so names begin six in; the second number hangs one back.
    """
    first, second = word.paragraphs("Annex")
    assert text(first) == "附件：1. 2024年度省级以上科技创新平台名单"
    assert text(second) == "2. 2024年度获批项目资金明细表"
    assert value(first, "pPr/spacing", "before") == "579"
    assert [value(p, "pPr/ind", "leftChars") for p in (first, second)] == ["600", "600"]
    assert [value(p, "pPr/ind", "hangingChars") for p in (first, second)] == ["400", "100"]


def test_one_annex_has_no_number(tmp_path: Path) -> None:
    """Its name begins right after 附件：."""
    file = write(document(letterhead=Letterhead(annexes=("名单",))), tmp_path)
    (line,) = file.paragraphs("Annex")
    assert text(line) == "附件： 名单"
    assert value(line, "pPr/ind", "leftChars") == "500"
    assert value(line, "pPr/ind", "hangingChars") == "300"


@pytest.mark.parametrize(
    ("name", "date", "insets"),
    [
        # 8 and 6 characters wide: the date 4 in, the name a character further out.
        ("示例市科学技术局", "2025年1月8日", ["300", "400"]),
        # 4 and 6: the name a character further in.
        ("示例科局", "2025年1月8日", ["500", "400"]),
        # 20 and 6: 7 characters over on both sides, so the name ends at the edge.
        ("示" * 20, "2025年1月8日", [None, "700"]),
    ],
)
def test_the_signature_is_centred_over_the_date(
    name: str, date: str, insets: list[str | None], tmp_path: Path
) -> None:
    """成文日期 ends four characters from the right, more under a longer name."""
    head = Letterhead(signature=name, signed_on=date)
    file = write(document(prose("正文。"), letterhead=head), tmp_path)
    lines = file.paragraphs("Signature")
    assert [text(line) for line in lines] == [name, date]
    assert [value(line, "pPr/ind", "rightChars") for line in lines] == insets
    assert value(lines[0], "pPr/spacing", "before") == str(2 * 579)
    assert find(lines[1], "pPr/spacing") is None


def test_no_page_has_a_seal_alone(tmp_path: Path) -> None:
    """署名 and 成文日期 stay together, and take the end of the text with them."""
    head = Letterhead(signature="示例市科学技术局", signed_on="2025年1月8日")
    file = write(document(prose("甲。"), prose("乙。"), letterhead=head), tmp_path)
    assert find(file.style("落款"), "pPr/keepNext") is not None
    kept = [find(p, "pPr/keepNext") is not None for p in file.paragraphs("NormalIndent")]
    assert kept == [False, True]


def test_a_long_paragraph_may_break(tmp_path: Path) -> None:
    """200 characters are eight lines: kept together they would leave much of a page empty."""
    head = Letterhead(signature="示例市科学技术局", signed_on="2025年1月8日")
    file = write(document(prose(sentence(200)), letterhead=head), tmp_path)
    assert [find(p, "pPr/keepNext") for p in file.paragraphs("NormalIndent")] == [None]


def test_annexes_go_along_instead_of_the_text(word: File) -> None:
    """With 附件说明 between, the last paragraph may break as it likes."""
    assert find(word.style("附件说明"), "pPr/keepNext") is not None
    assert all(find(p, "pPr/keepNext") is None for p in word.paragraphs("NormalIndent"))


def colophon(file: File) -> ET.Element:
    """The 版记: the last table."""
    return list(file.body.iter(f"{W}tbl"))[-1]


def test_the_colophon_is_at_the_foot_of_the_last_page(word: File) -> None:
    """A table of the text's width, on its lower edge, the last thing but the end mark."""
    place = find(colophon(word), "tblPr/tblpPr")
    assert place is not None
    kept = {name.removeprefix(W): got for name, got in place.attrib.items()}
    assert kept == {
        "vertAnchor": "margin",
        "horzAnchor": "page",
        "tblpX": "1587",
        "tblpYSpec": "bottom",
    }
    assert value(colophon(word), "tblPr/tblW", "w") == "8845"
    tags = [element.tag for element in word.body][-3:]
    assert tags == [f"{W}tbl", f"{W}p", f"{W}sectPr"]


def test_the_colophon_has_its_rules(word: File) -> None:
    """Thick above and below, thin between: 1 pt is 0.35 mm, 0.75 pt is 0.26 mm."""
    edges = find(colophon(word), "tblPr/tblBorders")
    assert edges is not None
    sizes = {edge.tag.removeprefix(W): edge.get(f"{W}sz") for edge in edges}
    assert sizes == {"top": "8", "bottom": "8", "insideH": "6"}
    rows = list(colophon(word).iter(f"{W}tr"))
    assert all(find(row, "trPr/cantSplit") is not None for row in rows)


def test_the_colophon_says_who_and_when(word: File) -> None:
    """抄送 with runovers under the first name; 印发机关 left, 印发日期 right, a character in."""
    copies, printed = word.paragraphs("Colophon")
    assert text(copies).startswith("抄送：市委办公室，")
    assert text(copies).endswith("市工业和信息化局。")
    assert value(copies, "pPr/ind", "leftChars") == "400"
    assert value(copies, "pPr/ind", "hangingChars") == "300"
    assert text(printed) == "示例市科学技术局办公室 2025年1月8日印发"
    style = word.style("版记")
    assert [value(style, "pPr/ind", f"{side}Chars") for side in ("left", "right")] == ["100", "100"]
    assert value(style, "pPr/tabs/tab", "pos") == str(8845 - 280)


def test_a_colophon_of_one_line(tmp_path: Path) -> None:
    """Without 抄送 only 印发机关 and 印发日期 stand between thick rules."""
    head = Letterhead(printed_by="示例市科学技术局办公室", printed_on="2025年1月8日")
    file = write(document(prose("正文。"), letterhead=head), tmp_path)
    assert len(list(colophon(file).iter(f"{W}tr"))) == 1


def test_notes_stand_below_the_text_and_marks_lead_there(tmp_path: Path) -> None:
    """A raised mark, linked to the note of its number; the last note goes along with 落款."""
    body = Paragraph((Run("甲"), noted(1), Run("乙"), noted(2)))
    file = write(document(body, footnotes=("批复口径。", "待核。")), tmp_path)
    assert [text(p) for p in file.paragraphs("Note")] == ["注：〔1〕 批复口径。", "〔2〕 待核。"]
    kept = [find(p, "pPr/keepNext") is not None for p in file.paragraphs("Note")]
    assert kept == [False, True]
    links = list(file.body.iter(f"{W}hyperlink"))
    assert [value(link, "r/rPr/vertAlign") for link in links] == ["superscript", "superscript"]
    names = [mark.get(f"{W}name") for mark in file.body.iter(f"{W}bookmarkStart")]
    assert [link.get(f"{W}anchor") for link in links] == names
