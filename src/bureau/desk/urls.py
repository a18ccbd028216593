"""The addresses of the staff face."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from bureau.desk.board import page as board
from bureau.desk.finding import page as finding
from bureau.desk.firm import page as firm
from bureau.desk.firm import sheet, trying
from bureau.desk.onepage import page as onepage
from bureau.desk.register import page as register
from bureau.desk.today import page as today

urlpatterns: list[URLPattern | URLResolver] = [
    path("search", finding.page, name="search"),
    path("search/suggest", finding.suggest, name="search-suggest"),
    path("desk", today.page, name="desk"),
    path("onepage", onepage.page, name="onepage"),
    path("desk/board", board.page, name="board"),
    path("desk/board/names", board.names, name="board-names"),
    path("desk/board.xlsx", board.download, name="board-sheet"),
    path("desk/firms", register.page, name="firms"),
    path("desk/firms.xlsx", register.download, name="firms-sheet"),
    path("desk/firms/<str:code>", firm.page, name="firm"),
    path("desk/firms/<str:code>/try", trying.page, name="firm-try"),
    path("desk/firms/<str:code>/sheet", sheet.page, name="firm-sheet"),
    path("", include("bureau.desk.sections.urls")),
]
