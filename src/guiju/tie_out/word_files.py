"""The paragraphs of a Word file, as a reader sees them, with revisions accepted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guiju.errors import BadInput, Place, Problem
from guiju.tie_out.texts import Paragraph

# A report unpacks to a few megabytes besides its pictures; a bomb unpacks to gigabytes.
_MAX_PARTS, _MAX_UNPACKED, _MAX_XML = 5_000, 200_000_000, 60_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {_W + "del", _W + "moveFrom", _W + "rPr", _W + "pPr", _FALLBACK}
_STYLE_LEVEL = re.compile(r"(?:heading|标题) ?([1-9])", re.I)
# A part missing, not a Word file, cut off, encrypted, XML that is none.
_UNREADABLE = (
    KeyError, ValueError, OSError, EOFError, RuntimeError, SyntaxError, zlib.error,
    zipfile.BadZipFile,
)  # fmt: skip
_EXPECTED = "能用 Word 或 WPS 打开的 .docx"


def word_paragraphs(raw: bytes, path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of a .docx in reading order; a row of a table is one, its cells tabbed.

    Paragraphs count from 1, empty ones too. Headers, footers and notes are left out.
    """
    document = _open(raw, path)
    levels = _levels(document)
    found: list[Paragraph] = []
    for number, element in enumerate(_blocks(document.element.body), start=1):
        text = _row(element) if element.tag == _W + "tr" else _words(element)
        if text.strip():
            found.append(Paragraph(number, text, levels.get(_style(element))))
    return tuple(found)


def _open(raw: bytes, path: Path) -> Any:
    from docx import Document

    _refuse_bomb(raw, path)
    try:
        return Document(io.BytesIO(raw))
    except _UNREADABLE as error:
        raise BadInput(_not_word(path)) from error


def _refuse_bomb(raw: bytes, path: Path) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BadInput(_not_word(path)) from error
    size = sum(part.file_size for part in parts)
    xml = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > _MAX_PARTS or size > _MAX_UNPACKED or xml > _MAX_XML:
        met = f"解开后有 {len(parts):,} 个部分、{size:,} 字节，过大"
        expected = f"不超过 {_MAX_UNPACKED:,} 字节，正文不超过 {_MAX_XML:,} 字节"
        raise BadInput(Problem(met, Place(path), expected, "核对文件来源；图片多就只留文字"))


def _not_word(path: Path) -> Problem:
    do = "用 Word 或 WPS 打开后另存为 .docx，不要只改扩展名"
    return Problem("不是 Word 文件，或已损坏", Place(path), _EXPECTED, do)


def _levels(document: Any) -> dict[str | None, int]:
    """Heading levels by style id."""
    levels: dict[str | None, int] = {}
    for style in document.styles:
        found = _STYLE_LEVEL.fullmatch(style.name or "")
        if found:
            levels[style.style_id] = int(found[1])
    return levels


def _style(paragraph: Any) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return None if style is None else style.get(_W + "val")


def _blocks(element: Any) -> Iterator[Any]:
    """Paragraphs and table rows in order; those in content controls and text boxes too."""
    for child in element.iterchildren():
        if child.tag in _GONE:
            continue
        if child.tag == _W + "tr":
            yield child
            continue
        if child.tag == _W + "p":
            yield child
        yield from _blocks(child)


def _row(row: Any) -> str:
    cells: dict[Any, list[str]] = {}
    for paragraph in row.iter(_W + "p"):
        # Of nested tables each cell keeps its own words only.
        cells.setdefault(next(paragraph.iterancestors(_W + "tc"), None), []).append(
            _words(paragraph).strip()
        )
    return "\t".join(" ".join(words) for words in cells.values())


def _words(element: Any) -> str:
    """The words of a paragraph itself, without those of text boxes anchored in it."""
    words: list[str] = []
    for child in element.iterchildren():
        if child.tag == _W + "t":
            words.append(child.text or "")
        elif child.tag in (_W + "tab", _W + "br", _W + "cr"):
            words.append(" ")
        elif child.tag == _W + "noBreakHyphen":
            words.append("-")
        elif child.tag not in _GONE and child.tag != _W + "p":
            words.append(_words(child))
    return "".join(words)
