"""The list of a section page as a workbook: the records somebody narrowed it to, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked
from bureau.desk.sections.parts import Line
from bureau.ledger import actions
from bureau.ledger import queries as ledger

SHEET, XLSX = "sheet", "xlsx"
OF_PAGE = frozenset({"year", "as_known", "sample", SHEET})
"""What every page is asked; the rest narrows its list."""
SAMPLES = {"yes": "只看示例", "no": "不含示例"}


def asked_for(request: HttpRequest) -> bool:
    """Whether the address asks for the list as a workbook."""
    return request.GET.get(SHEET) == XLSX


def address(request: HttpRequest) -> str:
    """Where the list as it is on the page goes out."""
    query = request.GET.copy()
    query[SHEET] = XLSX
    return f"?{query.urlencode()}"


def taken(
    request: HttpRequest, asked: Asked, kind: str, lines: Sequence[Line], viewer: Viewer
) -> HttpResponseBase:
    """The open columns of the records on the list; the file says how they were chosen."""
    found = ledger.kind_of(kind)
    codes = [each.code for each in lines if each.kind == kind]
    rows = ledger.rows(kind, viewer=viewer).filter(code__in=codes).order_by("name", "pk")
    chosen = "，".join(narrowed(request, asked, found))
    made = actions.export_list(
        by=viewer,
        kind=kind,
        rows=rows,
        concepts=actions.open_columns(kind),
        title=f"{found.label}名单",
        chosen=f"本表按页面筛选：{chosen}；共{len(codes)}条。各格是导出时掌握的情况。",
    )
    return made.as_response()


def narrowed(request: HttpRequest, asked: Asked, kind: Any) -> list[str]:
    """What the list was narrowed to, in words."""
    said = [f"{asked.year}年"]
    if asked.as_known is not None:
        said.append(f"掌握截至{asked.as_known}")
    if asked.sample in SAMPLES:
        said.append(SAMPLES[asked.sample])
    for name, value in request.GET.items():
        concept = kind.find("kind" if name == "category" else name)
        if name not in OF_PAGE and value and concept is not None:
            said.append(f"{concept.label}：{concept.choices.get(value, value)}")
    return said
