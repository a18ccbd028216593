"""The names of a shortfall as a workbook: the page's columns, and who took it when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.http import FileResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Font

from bureau.accounts.rights import EXPORT
from bureau.accounts.viewer import Viewer
from bureau.indicators.queries.assessed import Assessed
from bureau.indicators.queries.candidates import Candidate

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = ("企业", "镇区（街道）", "差什么", "最省力的一步", "依据", "最早", "今年", "工作量（半天）")
WIDTHS = (34, 14, 18, 60, 18, 12, 16, 10)


def may_export(viewer: Viewer) -> bool:
    """Whether lists of firms are his to take away."""
    return bool(viewer.reach(EXPORT, "firm"))


def response(
    lines: Iterable[Candidate], indicator: Assessed, viewer: Viewer, as_of: date
) -> FileResponse:
    """The workbook as a download."""
    kept = BytesIO()
    workbook(lines, indicator, viewer, as_of).save(kept)
    kept.seek(0)
    name = f"{indicator.name}-{indicator.year}-名单.xlsx"
    return FileResponse(kept, as_attachment=True, filename=name, content_type=XLSX)


def workbook(
    lines: Iterable[Candidate], indicator: Assessed, viewer: Viewer, as_of: date
) -> Workbook:
    """One sheet; amounts only where this viewer may take figures of firms away."""
    book = Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet.append(HEADS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in lines:
        sheet.append(_cells(line))
    made = f"{viewer.name} {timezone.localtime():%Y-%m-%d %H:%M} 导出"
    sheet.append([])
    sheet.append([f"{indicator.name} {indicator.year}年；情况截至 {as_of}；{made}"])
    for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B2"
    return book


def _cells(line: Candidate) -> list[object]:
    lacks = "、".join(line.missing) or line.about or line.kind_label
    early = line.by_when.isoformat() if line.by_when else ""
    step = line.step
    return [
        line.name,
        line.town_name,
        lacks,
        step,
        line.clause,
        early,
        line.when_label,
        line.effort,
    ]
