"""Origins: every marked spot of a document in reading order, and an origin in words."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.composition.document import Block, Chart, Document, Heading, Origin, Paragraph, Run

OPEN = "待核"


def runs_of(block: Block) -> Iterator[Run]:
    """Yield the runs of a block as they are read; a chart has none."""
    if isinstance(block, Heading | Paragraph):
        yield from block.runs
    elif not isinstance(block, Chart):
        for row in block.rows:
            for cell in row:
                yield from cell


def spots(document: Document) -> Iterator[tuple[str, Origin]]:
    """Yield what is printed, with its origin: marked runs, and charts by their captions."""
    for block in document.blocks:
        if isinstance(block, Chart) and block.origin:
            yield block.caption, block.origin
        yield from ((run.text, run.origin) for run in runs_of(block) if run.origin)


def heading_of(origin: Origin) -> str:
    """The origin's name and period: 获批省级以上项目平台资金（2024年）."""
    name = origin.label or origin.id
    return f"{name}（{origin.period}）" if origin.period else name


def lines_of(origin: Origin) -> tuple[str, ...]:
    """The origin in words, line by line: name and period, note, records."""
    head = heading_of(origin) if origin.holds else f"【{OPEN}】{heading_of(origin)}"
    records = f"记录{len(origin.records)}条：{'、'.join(origin.records)}" if origin.records else ""
    return tuple(line for line in (head, origin.note, records) if line)
