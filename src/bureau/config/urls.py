"""Every address of the site: each room brings its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from bureau.config.api import api
from bureau.config.api.page import api_page
from bureau.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("api/", api.urls),
    path("api", api_page, name="api-page"),
    path("", include("bureau.look.urls")),
    path("", include("bureau.accounts.urls")),
    path("", include("bureau.channels.urls")),
    path("", include("bureau.indicators.urls")),
    path("", include("bureau.ledger.urls")),
    path("", include("bureau.reports.urls")),
    path("", include("bureau.runs.urls")),
    path("", include("bureau.applications.urls")),
    path("", include("bureau.desk.urls")),
    path("", include("bureau.portal.urls")),
]

handler400 = "bureau.look.uploads.bad_request"
