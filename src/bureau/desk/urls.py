"""The addresses of the staff face."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from bureau.desk.firm import page, sheet, trying

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/firms/<str:code>", page.page, name="firm"),
    path("desk/firms/<str:code>/try", trying.page, name="firm-try"),
    path("desk/firms/<str:code>/sheet", sheet.page, name="firm-sheet"),
]
