"""The addresses of the site, and beside them a page of the same frame with a static table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

COLUMNS = 6


def table(request: HttpRequest) -> HttpResponse:
    """As many cells as asked for, six a row, from nothing: what any page of that size costs."""
    rows = range(max(int(request.GET.get("cells", "60")) // COLUMNS, 1))
    return render(request, "bench/table.html", {"rows": rows, "columns": range(COLUMNS)})


urlpatterns = [path("reference-table", table), path("", include("bureau.config.urls"))]
