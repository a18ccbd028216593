"""A document as plain text, for a mail, a chat or a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guiju.composition import chart_data, letter_lines
from guiju.composition.characters import columns, printable
from guiju.composition.document import Chart, Document, Letterhead, Run, Table

INDENT = "　　"
_GAP = "  "


def to_text(document: Document) -> str:
    """Return the document as plain text: one line a paragraph, tables and charts in columns.

    Parts are set off by a blank line; the text ends with a line end.
    """
    parts = (
        _head(document),
        document.title,
        *_body(document),
        _numbered(letter_lines.notes(document)),
        _numbered(letter_lines.annexes(document.letterhead)),
        _said(document.letterhead.signature, document.letterhead.signed_on),
        _colophon(document.letterhead),
        _said(letter_lines.standing(document)),
    )
    return "\n\n".join(printable("\n".join(part)) for part in parts if part) + "\n"


def _said(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _head(document: Document) -> tuple[str, ...]:
    sample = f"〔{letter_lines.SAMPLE_NOTE}〕" if document.sample else ""
    return _said(sample, document.letterhead.issuer, document.letterhead.number)


def _body(document: Document) -> Iterator[tuple[str, ...]]:
    """Yield prose in one part as long as it runs on, and each table and chart as its own."""
    prose = list(_said(letter_lines.addressee(document.letterhead)))
    for block in document.blocks:
        if isinstance(block, Table | Chart):
            yield from (tuple(prose), _block(block))
            prose = []
        else:
            prose.append(INDENT + _plain(block.runs))
    yield tuple(prose)


def _block(block: Table | Chart) -> tuple[str, ...]:
    if isinstance(block, Chart):
        rows = () if chart_data.is_empty(block) else chart_data.rows(block)
        numeric = (False, *(True for _ in block.series))
        return (*_said(chart_data.caption(block), block.alt), *_columned(rows, numeric))
    rows = (block.heads, *(tuple(_plain(cell) for cell in row) for row in block.rows))
    return (*_said(block.caption), *_columned(rows, block.numeric), *_said(block.note))


def _plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _columned(rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> Iterator[str]:
    """Yield rows set in columns as wide as their widest cell, a numeric one to the right."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, numeric, strict=True)
        yield _GAP.join(_set(*cell) for cell in cells).rstrip()


def _set(text: str, width: int, right: bool) -> str:
    room = " " * (width - columns(text))
    return room + text if right else text + room


def _numbered(lines: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Lines with what stands before them, the texts one under the other."""
    lines = tuple(lines)
    width = max((columns(mark) for mark, _ in lines), default=0)
    return tuple(INDENT + _set(mark, width, True) + text for mark, text in lines)


def _colophon(letterhead: Letterhead) -> tuple[str, ...]:
    copies = letter_lines.copies(letterhead)
    printed = _said(letterhead.printed_by, letter_lines.printed_on(letterhead))
    return _said(f"抄送：{copies}" if copies else "", INDENT.join(printed))
