"""Word files opened in LibreOffice, page by page: the grid, the edges, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from guiju.composition.document import Letterhead, Paragraph, Run, Table
from guiju.composition.word import write_docx
from tests.guiju.composition.cast import cells, document, prose, sentence
from tests.guiju.composition.long_report import LETTERHEAD, report
from tests.guiju.composition.word.office import Office, Page, Word, skip_without_chinese_font

pytestmark = [pytest.mark.deep, pytest.mark.needs("office", "poppler")]

LEFT, RIGHT, BOTTOM = 28, 184, 262  # edges of the text in millimetres
FULL = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"
CLOSING = Letterhead(
    signature="示例市科学技术局",
    signed_on="2025年1月8日",
    copies_to="市委办公室，市人大常委会办公室，市政协办公室，市发展和改革委员会，市财政局",
    printed_by="示例市科学技术局办公室",
    printed_on="2025年1月8日",
)


@pytest.fixture
def office(needs: Callable[[str], Path], tmp_path: Path) -> Office:
    """LibreOffice, where a Chinese font is there as well."""
    skip_without_chinese_font()
    return Office(needs("office"), tmp_path)


def at_foot(page: Page) -> list[Word]:
    """What stands above the lower edge of the text and below its last three lines."""
    return [word for word in page.words if BOTTOM - 26 < word.top < BOTTOM]


def test_a_page_has_22_lines_of_28_characters(office: Office) -> None:
    """A page of full prose, counted; the page number is a line of its own."""
    _, page, *_ = office.pages(document(Paragraph((Run(FULL * 60),))))
    *lines, number = page.lines
    assert "".join(number.split()) == "—2—"
    assert [len(line) for line in lines] == [28] * 22


def test_no_text_is_lost(office: Office) -> None:
    """Every paragraph, heading, caption, cell and line of the letterhead is on the pages."""
    text = "".join(page.text for page in office.pages(report()))
    text = re.sub(r"示例：数据为演示而编，不作依据|—\d+—", "", text)
    for block in report().blocks:
        runs = getattr(block, "runs", ())
        # A raised mark stands on a line of its own in the extracted text.
        for said in re.split(r"〔\d〕", "".join(run.text for run in runs)):
            assert "".join(said.split()) in text
    for table in [block for block in report().blocks if isinstance(block, Table)]:
        assert "".join(table.caption.split()) in text
        assert all("".join(head.split()) in text for head in table.heads)
    head = report().letterhead
    for said in (head.issuer, head.number, head.addressee, head.signature, *head.annexes):
        assert said in text


def test_nothing_leaves_the_text_block(office: Office) -> None:
    """Not a table of twenty columns, not a long word, not a full line."""
    wide = Table(
        "表1 很宽的表",
        tuple(f"第{number}项指标" for number in range(20)),
        (cells(*["示例长文字1234567890"] * 20),) * 3,
        (False,) * 20,
    )
    pages = office.pages(document(wide, prose(sentence(300)), prose("长" + "Abc123" * 40)))
    for word in [word for page in pages for word in page.words]:
        assert word.left >= LEFT - 0.5
        assert word.right <= RIGHT + 0.5


def test_page_numbers_change_sides(office: Office) -> None:
    """Odd pages to the right, even ones to the left, one character of 4号 in: 4.9 mm."""
    first, second, *_ = office.pages(report())
    (right,) = [word for word in first.words if word.top > BOTTOM and word.text == "—"][-1:]
    left = next(word for word in second.words if word.top > BOTTOM and word.text == "—")
    assert right.right == pytest.approx(RIGHT - 4.9, abs=0.7)
    assert left.left == pytest.approx(LEFT + 4.9, abs=0.7)


def test_the_red_name_and_the_distances_below(office: Office) -> None:
    """The name begins 35 mm below the upper edge of the text, which is 72 mm down."""
    first, *_ = office.pages(replace(report(), letterhead=LETTERHEAD))
    name = next(word for word in first.words if word.text == LETTERHEAD.issuer)
    number = next(word for word in first.words if "示科发" in word.text)
    assert (name.top + name.bottom) / 2 == pytest.approx(72 + 44 / 2 * 0.353, abs=2.5)
    # Two lines of 10.2 mm between them, and half of either.
    assert number.top - name.bottom == pytest.approx(2 * 10.2, abs=8)


@pytest.mark.parametrize("lines", range(11, 19))
def test_the_colophon_closes_the_last_page(office: Office, lines: int) -> None:
    """However full that page is: whole, at the foot, below everything else."""
    body = [prose(sentence(20)) for _ in range(lines)]
    *_, last = office.pages(document(*body, letterhead=CLOSING))
    foot = "".join(word.text for word in at_foot(last))
    assert foot.startswith("抄送：市委办公室")
    assert foot.endswith("日印发")
    others = [word for word in last.words if word not in at_foot(last) and word.top < BOTTOM]
    assert all(word.bottom <= at_foot(last)[0].top + 1 for word in others)
    # 印发 ends on the last line of 24 pt, 8.5 mm, above the lower edge.
    (end,) = [word for word in last.words if word.text.endswith("印发")]
    assert BOTTOM - 8.5 <= end.top <= end.bottom <= BOTTOM + 0.5


@pytest.mark.parametrize("lines", range(13, 19))
def test_no_page_has_a_seal_alone(office: Office, lines: int) -> None:
    """Where 成文日期 stands, some of the text stands too."""
    body = [prose(sentence(20)) for _ in range(lines)]
    pages = office.pages(document(*body, letterhead=CLOSING))
    (page,) = [
        page for page in pages if "2025年1月8日示例" in page.text or "局2025年1月8日" in page.text
    ]
    assert "围绕主导产业" in page.text


def test_a_long_table_says_its_heads_on_each_page(office: Office) -> None:
    """Sixty rows run over several pages."""
    rows = tuple(cells(str(number), "示例平台", "省级") for number in range(1, 61))
    table = Table("表1 平台", ("序号", "平台名称", "级别"), rows, (True, False, False))
    pages = office.pages(document(table))
    assert len(pages) > 1
    assert ["平台名称" in page.text for page in pages] == [True] * len(pages)


def test_marks_live_through_another_program(office: Office, tmp_path: Path) -> None:
    """Opened and saved in LibreOffice, headings, comments and bookmarks are still there."""
    write_docx(report(), tmp_path / "s.docx", comments=True)
    saved = office.convert(tmp_path / "s.docx", "docx")
    one, two = (docx.Document(str(path)) for path in (tmp_path / "s.docx", saved))
    assert [c.text for c in two.comments] == [c.text for c in one.comments]
    headings = [[p.text for p in d.paragraphs if p.style.name == "Heading 2"] for d in (one, two)]
    assert headings[0] == headings[1]
    names = [d.element.body.xpath("//w:bookmarkStart/@w:name") for d in (one, two)]
    assert {name for name in names[0] if name.startswith("guiju_0")} <= set(names[1])
