"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from bureau.ledger.views import (
    attachments,
    codes,
    complete,
    creating,
    facts,
    finding,
    lists,
    merging,
    proposals,
    records,
    sources,
    stages,
)

ONE = "records/<slug:kind>/<str:code>"

urlpatterns: list[URLPattern] = [
    path("records", lists.index, name="records"),
    path("records/find", finding.find, name="record-find"),
    path("records/<slug:kind>", lists.listing, name="record-list"),
    path("records/<slug:kind>/new", creating.new, name="record-new"),
    path(ONE, records.record, name="record"),
    path(f"{ONE}/facts/<slug:concept>", facts.fact, name="record-fact"),
    path(f"{ONE}/stage", stages.move, name="record-stage"),
    path(f"{ONE}/stage/take-back", stages.take_back, name="record-stage-back"),
    path(f"{ONE}/merge", merging.merge, name="record-merge"),
    path(f"{ONE}/unmerge", merging.unmerge, name="record-unmerge"),
    path(f"{ONE}/attachments", attachments.keep, name="record-attachment"),
    path("attachments/<int:pk>", attachments.download, name="attachment"),
    path("proposals", proposals.queue, name="proposals"),
    path("sources", sources.listing, name="sources"),
    path("sources/<str:code>", sources.source, name="source"),
    path("sources/<str:code>/withdraw", sources.withdraw, name="source-withdraw"),
    path("sources/<str:code>/files", sources.keep_file, name="source-file"),
    path("complete", complete.listing, name="complete"),
    path("admin/codes", codes.codes, name="codes"),
]
