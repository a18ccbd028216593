"""The addresses of the sections' pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from bureau.desk.sections import (
    agreements,
    contests,
    events,
    funding,
    platforms,
    projects,
    talent,
)

urlpatterns: list[URLPattern] = [
    path("platforms", platforms.page, name="platforms"),
    path("talent", talent.page, name="talent"),
    path("projects", projects.page, name="projects"),
    path("funding", funding.page, name="funding"),
    path("agreements", agreements.page, name="agreements"),
    path("events/manage", events.page, name="events-manage"),
    path("contests/manage", contests.page, name="contests-manage"),
]
