"""Tables and charts of a report, made from figures and the records behind them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guiju.composition.document import Chart, Run, Table
from guiju.composition.items import ID, NAME, Missing, Reader, concept_of
from guiju.composition.numbers import PERCENT, half_up
from guiju.composition.origins import figure_origin, record_origin
from guiju.errors import BadInput, Problem
from guiju.ledger import SECRET, Ledger, Record
from guiju.ledger.showing import plain
from guiju.rollup import Amount, FigureResult

_KINDS = {"column": "柱状图", "bar": "条形图", "line": "折线图", "pie": "饼图"}


def records_table(
    records: Sequence[Record], columns: Sequence[str], caption: str, reader: Reader
) -> Table:
    """A row a record; money and counts stand to the right, their unit in the head."""
    if not columns:
        raise BadInput(Problem("表没有列", expected='列=["名称", "获批日期"]'))
    first = records[0] if records else None
    heads = tuple(_head(name, first) for name in columns)
    rows = tuple(tuple(_cell(record, name, reader) for name in columns) for record in records)
    numeric = tuple(_numeric(name, first) for name in columns)
    return Table(caption, heads, rows, numeric, "" if records else "本期没有记录。")


def parts_table(result: FigureResult, caption: str, ledger: Ledger) -> Table:
    """A row a part, the sum below."""
    unit = f"（{result.figure.unit}）" if result.figure.unit else ""
    origin = figure_origin(result, ledger)
    rows = [((Run(share.label),), (Run(_plain(share.amount), origin),)) for share in result.shares]
    rows.append(((Run("合计"),), (Run(_plain(result.amount), origin),)))
    heads = ("类别", f"数量{unit}")
    return Table(caption or result.figure.label, heads, tuple(rows), (False, True))


def parts_chart(result: FigureResult, kind: str, caption: str, ledger: Ledger) -> Chart:
    """The parts of a figure as bars or slices."""
    labels = tuple(share.label for share in result.shares)
    values = tuple(_float(share.amount, result) for share in result.shares)
    title = caption or result.figure.label
    said = "，".join(
        f"{share.label}{_plain(share.amount)}{result.figure.unit}" for share in result.shares
    )
    alt = f"{_KINDS[kind]}：{title}。{said or '没有记录'}。"
    series = ((result.figure.label, values),)
    origin = figure_origin(result, ledger)
    return Chart(kind, title, alt, result.figure.unit, labels, series, origin)


def series_chart(
    rows: Sequence[Sequence[FigureResult]], kind: str, caption: str, ledger: Ledger
) -> Chart:
    """Figures over several periods; all must have one unit."""
    units = {row[0].figure.unit for row in rows}
    if len(units) != 1:
        met = f"一张图里有几种单位：{'、'.join(sorted(units))}"
        raise BadInput(Problem(met, do="分成几张图"))
    labels = tuple(result.period.text() for result in rows[0])
    series = tuple(
        (row[0].figure.label, tuple(_float(one.amount, one) for one in row)) for row in rows
    )
    title = caption or rows[0][0].figure.label
    said = "；".join(
        f"{row[0].figure.label}："
        + "，".join(f"{one.period.text()}{_plain(one.amount)}" for one in row)
        for row in rows
    )
    alt = f"{_KINDS[kind]}：{title}。{said}。"
    unit = units.pop()
    return Chart(kind, title, alt, unit, labels, series, figure_origin(rows[0][-1], ledger))


def _head(name: str, record: Record | None) -> str:
    if record is None or name in (NAME, ID):
        return name
    concept = concept_of(record, name)
    unit = f"（{concept.unit}）" if concept.numeric and concept.unit else ""
    return concept.label + unit


def _numeric(name: str, record: Record | None) -> bool:
    return record is not None and name not in (NAME, ID) and concept_of(record, name).numeric


def _cell(record: Record, name: str, reader: Reader) -> tuple[Run, ...]:
    if name in (NAME, ID):
        text = reader.ledger.name_of(record, reader.on) if name == NAME else record.id
        return (Run(text, record_origin(record, name, reader.ledger)),)
    concept = concept_of(record, name)
    if record.secret:
        return (Run(SECRET),)
    origin = record_origin(record, concept.label, reader.ledger)
    if concept.type == "entity":
        others = reader.ledger.related(record, concept.name, reader.on)
        text = "、".join(reader.ledger.name_of(other, reader.on) for other in others)
        return (Run(text or str(Missing()), origin),)
    value = record.value(concept.name, reader.on)
    if value is None:
        return (Run(str(Missing()), origin),)
    if concept.numeric and isinstance(value, int):
        return (Run(plain(Fraction(value, concept.written_scale)), origin),)
    return (Run(reader.text(record, concept, value), origin),)


def _plain(amount: Amount) -> str:
    if amount.why:
        return f"〔{amount.why}〕"
    if amount.low is None:
        return str(Missing())
    return plain(amount.low) if amount.known else f"{plain(amount.low)}起"


def _float(amount: Amount, result: FigureResult) -> float | None:
    """For drawing only; a chart's workbook holds numbers as spreadsheets know them."""
    if not amount.known or amount.low is None:
        return None
    scale = 100 if result.figure.unit == PERCENT else 1
    return float(half_up(amount.low * scale, 6))
