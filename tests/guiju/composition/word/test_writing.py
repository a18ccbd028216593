"""Writing the file: whole or not at all, the same for the same document."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from guiju.composition.document import Letterhead
from guiju.composition.word import write_docx
from guiju.errors import BadInput
from tests.guiju.composition.cast import document, prose
from tests.guiju.composition.long_report import report
from tests.guiju.composition.word.reading import write


def test_one_document_is_one_file(tmp_path: Path) -> None:
    """Byte for byte, comments and workbooks included."""
    one, two = tmp_path / "1.docx", tmp_path / "2.docx"
    write_docx(report(), one, comments=True)
    write_docx(report(), two, comments=True)
    assert one.read_bytes() == two.read_bytes()


def test_it_replaces_what_stood_there_and_leaves_nothing_else(tmp_path: Path) -> None:
    """No partial file stays beside."""
    path = tmp_path / "r.docx"
    path.write_text("old")
    write_docx(document(prose("正文。")), path)
    assert path.read_bytes().startswith(b"PK")
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """In Chinese, with the path and what to do; nothing stays behind."""
    path = tmp_path / "r.docx"
    path.mkdir()
    with pytest.raises(BadInput, match="写不了这个文件") as caught:
        write_docx(document(prose("正文。")), path)
    assert str(path) in str(caught.value)
    assert "请" in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]


def test_a_program_reads_it_back(tmp_path: Path) -> None:
    """Paragraph by paragraph, as written."""
    write(document(prose("正文一。"), prose("“正文”二。")), tmp_path)
    read = [p.text for p in docx.Document(str(tmp_path / "r.docx")).paragraphs if p.text]
    assert read == ["关于工作情况的报告", "正文一。", "“正文”二。"]


def test_odd_characters_and_blanks_are_no_obstacle(tmp_path: Path) -> None:
    """Control characters are left out, spaces at the ends and tabs kept."""
    odd = document(
        prose(" 甲\x00\x0b乙\t丙 "),
        prose(""),
        title=("题\x01目",),
        letterhead=Letterhead(number="号\x02"),
    )
    write(odd, tmp_path)
    read = [p.text for p in docx.Document(str(tmp_path / "r.docx")).paragraphs]
    assert " 甲乙\t丙 " in read
    assert "题目" in read
