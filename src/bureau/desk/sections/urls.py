"""The addresses of the sections' pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from bureau.desk.sections import (
    agreements,
    contests,
    drafts,
    events,
    funding,
    industries,
    platforms,
    projects,
    references,
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
    path("policies/drafts", drafts.page, name="drafts"),
    path("policies/drafts/<str:code>", drafts.draft, name="draft"),
    path("industries", industries.index, name="industries"),
    path("industries/<slug:code>", industries.industry, name="industry"),
    path("rosters", references.rosters, name="rosters"),
    path("comparisons", references.comparisons, name="comparisons"),
    path("series", references.series, name="series"),
]
