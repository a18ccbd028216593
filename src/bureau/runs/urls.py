"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from bureau.runs.views import certificates, comparing, listing, one

urlpatterns: list[URLPattern] = [
    path("runs", listing.listing, name="runs"),
    path("runs/table", listing.table, name="runs-table"),
    path("runs/start", listing.start, name="runs-start"),
    path("runs/<int:pk>", one.one, name="run"),
    path("runs/<int:pk>/compare", one.choose, name="run-choose"),
    path("runs/<int:before>/compare/<int:after>", comparing.compare, name="run-compare"),
    path("certificates", certificates.make, name="certificate-make"),
    path("certificates/<int:pk>", certificates.certificate, name="certificate"),
    re_path(
        r"^certificates/(?P<pk>[0-9]+)\.(?P<suffix>html|json)$",
        certificates.download,
        name="certificate-file",
    ),
]
