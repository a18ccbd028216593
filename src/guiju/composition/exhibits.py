"""Tables and charts of a figure's parts, and of figures over the years."""

from __future__ import annotations

from collections.abc import Sequence

from guiju.composition.document import Chart, Run, Table
from guiju.composition.numbers import PERCENT, amount_text, with_unit
from guiju.composition.origins import figure_origin, part_label, share_origin
from guiju.errors import BadInput, Problem
from guiju.formulas.sentence import rounded
from guiju.ledger import Ledger
from guiju.rollup import Amount, FigureResult

_KINDS = {"column": "柱状图", "bar": "条形图", "line": "折线图", "pie": "饼图"}


def parts_table(result: FigureResult, caption: str, ledger: Ledger) -> Table:
    """A row a part, the whole below: of distinct things the parts may add up to more."""
    unit = result.figure.unit
    rows = [
        ((Run(part_label(share), of),), (Run(amount_text(share.amount, unit), of),))
        for share in result.shares
        if (of := share_origin(result, share, ledger))
    ]
    whole = figure_origin(result, ledger)
    rows.append(((Run("合计"),), (Run(amount_text(result.amount, unit), whole),)))
    heads = ("类别", f"数量（{unit}）" if unit else "数量")
    return Table(caption, heads, tuple(rows), (False, True))


def parts_chart(result: FigureResult, kind: str, caption: str, ledger: Ledger) -> Chart | None:
    """The parts of a figure as bars or slices; None where there is nothing to draw."""
    unit = result.figure.unit
    labels = tuple(part_label(share) for share in result.shares)
    values = tuple(_float(share.amount, unit) for share in result.shares)
    if not any(values):
        return None
    said = "，".join(f"{part_label(s)}{with_unit(s.amount, unit)}" for s in result.shares)
    alt = f"{_KINDS[kind]}：{caption}。{said}。"
    series = ((result.figure.label, values),)
    return Chart(kind, caption, alt, unit, labels, series, figure_origin(result, ledger))


def series_chart(
    rows: Sequence[Sequence[FigureResult]], kind: str, caption: str, ledger: Ledger
) -> Chart | None:
    """Figures over several periods, all in one unit; None where there is nothing to draw."""
    units = {row[0].figure.unit for row in rows}
    if len(units) != 1:
        met = f"一张图里有几种单位：{'、'.join(sorted(units))}"
        raise BadInput(Problem(met, do="分成几张图"))
    unit = units.pop()
    series = tuple(
        (row[0].figure.label, tuple(_float(one.amount, unit) for one in row)) for row in rows
    )
    if not any(any(values) for _, values in series):
        return None
    said = "；".join(
        f"{row[0].figure.label}："
        + "，".join(f"{one.period.text()}{with_unit(one.amount, unit)}" for one in row)
        for row in rows
    )
    alt = f"{_KINDS[kind]}：{caption}。{said}。"
    labels = tuple(result.period.text() for result in rows[0])
    return Chart(kind, caption, alt, unit, labels, series, figure_origin(rows[0][-1], ledger))


def _float(amount: Amount, unit: str) -> float | None:
    """For drawing only; a chart's workbook holds numbers as spreadsheets know them."""
    if not amount.known or amount.low is None:
        return None
    return float(rounded(amount.low * (100 if unit == PERCENT else 1), 6))
