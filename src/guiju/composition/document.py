"""A report as data: what the renderers read, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Origin:
    """Where a printed number or claim comes from.

    id: the figure's or claim's name in the rulebook; period: as printed, “2024年”; note: one
    Chinese line saying 口径, value, how many records, 情况截至; records: ids behind the number.
    """

    kind: str
    id: str
    period: str
    label: str
    note: str
    records: tuple[str, ...] = ()
    holds: bool = True


@dataclass(frozen=True)
class Run:
    """A stretch of text; with an origin when it is a number or a claim from the ledger.

    note: the number of the footnote this run is the mark of.
    """

    text: str
    origin: Origin | None = None
    strong: bool = False
    note: int | None = None


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is 一、, level 2 （一）, level 3 1. — the number stands in the text."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose, indented by two characters."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Table:
    """A table with its caption (表1 …) above; `numeric` says which columns stand to the right."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    numeric: tuple[bool, ...]
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart people can edit in Word: bar, column, line or pie.

    series: (name, values) with None where there is no value; alt says in words what it shows.
    """

    kind: str
    caption: str
    alt: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    origin: Origin | None = None


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True)
class Letterhead:
    """What stands around the body of an official document (GB/T 9704-2012).

    issuer: the red name (发文机关标志); number 发文字号; addressee 主送机关; signature and
    signed_on 落款; copies_to 抄送; printed_by and printed_on 印发机关、印发日期; annexes 附件说明.
    A blank one is left out, and its lines with it.
    """

    issuer: str = ""
    number: str = ""
    addressee: str = ""
    signature: str = ""
    signed_on: str = ""
    copies_to: str = ""
    printed_by: str = ""
    printed_on: str = ""
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole report: title lines, letterhead, blocks, footnotes (note texts in order)."""

    title: tuple[str, ...]
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    footnotes: tuple[str, ...] = ()
    subject: str = ""
    as_of: str = ""
    known_at: str = ""
    sample: bool = False
    keywords: tuple[str, ...] = field(default=())
