"""A text or Word file into paragraphs, or a message saying what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from guiju.errors import BadInput, Place, Problem
from guiju.tie_out.texts import Paragraph, Text, text_of
from guiju.tie_out.word_files import word_paragraphs

MAX_BYTES = 2_000_000
"""Bytes of text, as UTF-8: about two thirds of a million Chinese characters."""

# A Word file holds pictures and is packed: the file may be larger than its text.
_MAX_FILE = 30_000_000
_EXPECTED = "纯文本（UTF-8）或 .docx"
_MARKS = (
    (b"%PDF", "这是 PDF 文件", "用 Word 或 WPS 转存为 .docx，或把文字复制到文本文件"),
    (b"\xd0\xcf\x11\xe0", "这是旧格式的 .doc（或 .wps、.xls）文件", "用 Word 或 WPS 另存为 .docx"),
    (b"{\\rtf", "这是 RTF 文件", "用 Word 或 WPS 另存为 .docx"),
)


def read_document(path: Path | str) -> Text:
    """The paragraphs of a text file or .docx, numbered; BadInput where it cannot be read.

    Text is UTF-8 (UTF-16 with its mark too), else GB18030, which is said in `notes`. What a file
    is, is told from its first bytes, never from its name alone.
    """
    path = Path(path)
    raw = _bytes(path)
    for mark, what, do in _MARKS:
        if raw.startswith(mark):
            raise BadInput(Problem(what, Place(path), _EXPECTED, do))
    if raw.startswith(b"PK") or path.suffix.lower() == ".docx":
        paragraphs = word_paragraphs(raw, path)
        return _bounded(Text(path.name, paragraphs, "段"), path)
    printed, note = _decoded(raw, path)
    text = text_of(printed, path.name)
    return _bounded(Text(text.name, text.paragraphs, "行", (note,) if note else ()), path)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= _MAX_FILE:
            return path.read_bytes()
    except OSError as error:
        problem = Problem(f"读不到文件：{error.strerror}", Place(path), do="核对路径和权限")
        raise BadInput(problem) from error
    problem = Problem(
        f"文件有 {size:,} 字节，过大", Place(path), f"不超过 {_MAX_FILE:,} 字节", "拆成几份"
    )
    raise BadInput(problem)


def _decoded(raw: bytes, path: Path) -> tuple[str, str | None]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(raw, "utf-16", path), None
    if b"\x00" in raw:
        raise BadInput(Problem("不是文本文件", Place(path), _EXPECTED, "核对选的是哪个文件"))
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        note = f"{path.name} 不是 UTF-8 编码，已按 GB18030 读入"
        return _decode(raw, "gb18030", path), note


def _decode(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place = Place(path, line)
        problem = Problem("编码读不懂", place, "UTF-8 或 GB18030", "另存为 UTF-8 后再试")
        raise BadInput(problem) from error


def _bounded(text: Text, path: Path) -> Text:
    if not text.paragraphs:
        raise BadInput(Problem("文件里没有文字", Place(path), _EXPECTED, "核对选的是哪个文件"))
    size = 0
    for paragraph in text.paragraphs:
        size += len(paragraph.text.encode()) + 1
        if size > MAX_BYTES:
            raise BadInput(_too_long(text, paragraph, path))
    return text


def _too_long(text: Text, paragraph: Paragraph, path: Path) -> Problem:
    met = f"文字过长，到第{paragraph.number}{text.counted_in}已超出"
    return Problem(met, Place(path), f"不超过 {MAX_BYTES:,} 字节（UTF-8）", "拆成几份分别核对")
