"""A Word file is read as its reader sees it, and what is none is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from guiju.errors import BadInput
from guiju.tie_out import read_document, statements

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(folder: Path, write: Callable[[Any], None]) -> Path:
    """A Word file somebody wrote."""
    document = Document()
    write(document)
    path = folder / "示例.docx"
    document.save(str(path))
    return path


def refused(path: Path) -> str:
    """The message a file is refused with."""
    with pytest.raises(BadInput) as caught:
        read_document(path)
    return str(caught.value)


def test_paragraphs_headings_and_rows(tmp_path: Path) -> None:
    """Paragraphs in order with their heading level; a table row is one, its cells tabbed."""

    def write(document: Any) -> None:
        document.add_heading("示例工作", level=1)
        document.add_paragraph("")
        document.add_paragraph("示例企业12家。")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "示例专利", "30件"
        document.add_paragraph("完")

    text = read_document(saved(tmp_path, write))
    assert [(par.number, par.text, par.level) for par in text.paragraphs] == [
        (1, "示例工作", 1),
        (3, "示例企业12家。", None),
        (4, "示例专利\t30件", None),
        (5, "完", None),
    ]
    assert text.counted_in == "段"
    last = statements(text)[-1]
    assert (last.text, last.headings) == ("30件", ("示例工作",))


def test_revisions_count_as_accepted(tmp_path: Path) -> None:
    """What was inserted is read, what was deleted is not."""

    def write(document: Any) -> None:
        paragraph = document.add_paragraph("示例企业")
        added = f'<w:ins {W} w:id="1" w:author="甲"><w:r><w:t>15家</w:t></w:r></w:ins>'
        gone = f'<w:del {W} w:id="2" w:author="甲"><w:r><w:delText>12家</w:delText></w:r></w:del>'
        paragraph._p.append(parse_xml(gone))
        paragraph._p.append(parse_xml(added))

    assert read_document(saved(tmp_path, write)).paragraphs[0].text == "示例企业15家"


def test_breaks_are_spaces_and_content_controls_are_read(tmp_path: Path) -> None:
    """A number does not run into the next line; text in a form field is text."""

    def write(document: Any) -> None:
        document.add_paragraph("12家").add_run().add_break()
        document.paragraphs[0].add_run("30件")
        control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>控件里的5项</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        document.element.body.insert(1, parse_xml(control))

    read = read_document(saved(tmp_path, write))
    assert [par.text for par in read.paragraphs] == ["12家 30件", "控件里的5项"]


def test_a_text_with_the_wrong_suffix(tmp_path: Path) -> None:
    """A .docx that is not one: what it is not, what was expected, what to do."""
    path = tmp_path / "示例.docx"
    path.write_text("示例企业12家", encoding="utf-8")
    said = refused(path)
    assert "不是 Word 文件，或已损坏" in said
    assert "应为：能用 Word 或 WPS 打开的 .docx · 请用 Word 或 WPS 打开后另存为 .docx" in said


@pytest.mark.parametrize("parts", [{}, {"a.txt": b"x"}, {"[Content_Types].xml": b"<not"}])
def test_an_archive_that_is_no_word_file(tmp_path: Path, parts: dict[str, bytes]) -> None:
    """A workbook, or any other archive, is refused alike, whatever its name."""
    path = tmp_path / "示例.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "不是 Word 文件，或已损坏" in refused(path)


def test_a_file_cut_off(tmp_path: Path) -> None:
    """Half a file is a damaged one."""
    path = saved(tmp_path, lambda document: document.add_paragraph("示例" * 500))
    path.write_bytes(path.read_bytes()[:-2000])
    assert "不是 Word 文件，或已损坏" in refused(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """What an archive says it unpacks to is bounded, and so is the number of its parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 61_000_000)
    large = tmp_path / "大.docx"
    large.write_bytes(packed.getvalue())
    said = refused(large)
    assert "解开后有 1 个部分、61,000,000 字节，过大" in said
    assert "请核对文件来源" in said
    many = tmp_path / "多.docx"
    with zipfile.ZipFile(many, "w") as archive:
        for place in range(5_001):
            archive.writestr(f"{place}.xml", b"")
    assert "5,001 个部分" in refused(many)


def test_a_word_file_with_too_much_text(tmp_path: Path) -> None:
    """The limit of text holds for Word files too, counted in paragraphs."""
    path = saved(tmp_path, lambda document: document.add_paragraph("示" * 700_000))
    assert "文字过长，到第1段已超出" in refused(path)
