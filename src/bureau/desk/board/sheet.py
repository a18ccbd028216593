"""The table of towns as a workbook: the numbers of the page, and on what they rest."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Font

from bureau.accounts.viewer import Viewer
from bureau.desk.board import cells
from bureau.desk.board.choosing import Chosen
from bureau.runs.queries import Board

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME_WIDTH = 14


def response(board: Board, asked: Chosen, viewer: Viewer) -> FileResponse:
    """The workbook as a download."""
    kept = BytesIO()
    workbook(board, asked, viewer).save(kept)
    kept.seek(0)
    name = f"{board.name}-{board.run.as_of}.xlsx"
    return FileResponse(kept, as_attachment=True, filename=name, content_type=XLSX)


def workbook(board: Board, asked: Chosen, viewer: Viewer) -> Workbook:
    """One sheet: heads, towns, the sum, and a line that says of when and by whom."""
    book = Workbook()
    sheet = book.active
    sheet.title = "按镇区"
    sheet.append(["镇区（街道）", *cells.heads(board, asked)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in (*cells.rows(board, asked), cells.total(board, asked)):
        sheet.append([row.name, *(each.count for each in row.cells)])
    against = f"，与 {board.before.as_of} 比" if board.before else ""
    sheet.append([])
    made = f"{viewer.name} {timezone.localtime():%Y-%m-%d %H:%M} 导出"
    sheet.append([f"情况截至 {board.run.as_of}{against}；{made}"])
    sheet.column_dimensions["A"].width = NAME_WIDTH
    sheet.freeze_panes = "B2"
    return book
