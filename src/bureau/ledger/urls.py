"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from bureau.ledger.views import (
    attachments,
    codes,
    complete,
    creating,
    exports,
    facts,
    finding,
    import_rows,
    imports,
    lists,
    merging,
    proposals,
    records,
    returns,
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
    path("admin/import", imports.imports, name="imports"),
    path("admin/import/template/<slug:kind>", import_rows.template, name="import-template"),
    path("admin/import/<int:pk>", imports.one_import, name="import"),
    path("admin/import/<int:pk>/sheet", imports.sheet, name="import-sheet"),
    path("admin/import/<int:pk>/columns", imports.columns, name="import-columns"),
    path("admin/import/<int:pk>/check", imports.check, name="import-check"),
    path("admin/import/<int:pk>/answers", import_rows.answers, name="import-answers"),
    path("admin/import/<int:pk>/rejects", import_rows.rejects, name="import-rejects"),
    path("admin/import/<int:pk>/commit", imports.commit, name="import-commit"),
    path("admin/import/<int:pk>/undo", imports.undo, name="import-undo"),
    path("records/<slug:kind>.xlsx", exports.export, name="export"),
    path("returns", returns.returns, name="returns"),
    path("returns/sheet", returns.sheet, name="return-sheet"),
    path("returns/hand-in", returns.hand_in, name="return-hand-in"),
]
