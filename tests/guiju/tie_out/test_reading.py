"""A text file becomes numbered paragraphs, or its owner is told what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.tie_out import Spot, read_document, text_of
from guiju.tie_out.reading import MAX_BYTES


def wrote(folder: Path, raw: bytes, name: str = "示例.txt") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(raw)
    return path


def refused(path: Path) -> str:
    """The message a file is refused with."""
    with pytest.raises(BadInput) as caught:
        read_document(path)
    return str(caught.value)


def test_lines_are_paragraphs_with_their_numbers(tmp_path: Path) -> None:
    """Blank lines are no paragraphs but count; the mark before UTF-8 is no text."""
    text = read_document(wrote(tmp_path, "\ufeff示例一\n\n示例二\n".encode()))
    assert [(par.number, par.text) for par in text.paragraphs] == [(1, "示例一"), (3, "示例二")]
    assert (text.name, text.counted_in, text.notes) == ("示例.txt", "行", ())


def test_places_as_a_reader_finds_them(tmp_path: Path) -> None:
    """A place prints what stands there and says line and character."""
    text = read_document(wrote(tmp_path, "示例\n共12家\n".encode()))
    spot = Spot(2, 1, 4)
    assert (text.printed(spot), text.where(spot)) == ("12家", "第2行第2字")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_in_its_usual_forms(tmp_path: Path, encoding: str) -> None:
    """With and without its mark."""
    text = read_document(wrote(tmp_path, "示例企业12家".encode(encoding)))
    assert text.paragraphs[0].text == "示例企业12家"
    assert text.notes == ()


def test_gb18030_is_read_and_said_so(tmp_path: Path) -> None:
    """As with tables: what is not UTF-8 is read as GB18030, with a note."""
    text = read_document(wrote(tmp_path, "示例企业12家".encode("gb18030")))
    assert text.paragraphs[0].text == "示例企业12家"
    assert text.notes == ("示例.txt 不是 UTF-8 编码，已按 GB18030 读入",)


def test_other_bytes_are_refused_with_their_line(tmp_path: Path) -> None:
    """Neither UTF-8 nor GB18030: the line, what was expected, what to do."""
    said = refused(wrote(tmp_path, "示例\n".encode() + b"\xff\xff\x81\n"))
    assert "第2行 · 编码读不懂 · 应为：UTF-8 或 GB18030 · 请另存为 UTF-8 后再试" in said


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"%PDF-1.7\n", "这是 PDF 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧格式的 .doc"),
        (b"{\\rtf1}", "RTF 文件"),
        (b"\x00\x01\x02", "不是文本文件"),
        (b"", "文件里没有文字"),
        (b"\n \n", "文件里没有文字"),
    ],
)
def test_what_is_no_text(tmp_path: Path, raw: bytes, words: str) -> None:
    """Told from its first bytes, whatever its name; each message says what to do."""
    said = refused(wrote(tmp_path, raw))
    assert words in said
    assert "示例.txt" in said
    assert "请" in said


def test_a_missing_file(tmp_path: Path) -> None:
    """The path stands in the message."""
    assert "没有.txt · 读不到文件" in refused(tmp_path / "没有.txt")


def test_a_text_at_the_limit_and_above(tmp_path: Path) -> None:
    """Two million bytes are read; one line more is refused, saying where the limit was passed."""
    line = "示例".ljust(10, "x") + "\n"  # 2 × 3 + 8 + 1 = 15 bytes
    lines = MAX_BYTES // 15
    assert len(read_document(wrote(tmp_path, (line * lines).encode())).paragraphs) == lines
    said = refused(wrote(tmp_path, (line * (lines + 1)).encode()))
    assert f"文字过长，到第{lines + 1}行已超出 · 应为：不超过 2,000,000 字节" in said


def test_plain_text_matches_full_width_and_quotes() -> None:
    """Half-width one for one, so that places hold; straight quotes open and close by turns."""
    paragraph = text_of('１２％（“示例”）"甲""乙"').paragraphs[0]
    assert paragraph.plain == "12%(“示例”)“甲”“乙”"
    assert len(paragraph.plain) == len(paragraph.text)
