"""A backup restored for a trial, so that one knows it can be."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

import guiju
from bureau.config.keeping.databases import database
from bureau.config.keeping.manifest import DATABASE, read_manifest
from bureau.config.keeping.notes import TEST, Note, note
from bureau.config.keeping.restoring import unpacked


def try_restoring(path: Path) -> Note:
    """Unpack a backup beside the data, restore its database, compare every table; then drop it."""
    try:
        manifest = read_manifest(path)
        with unpacked(path, manifest, Path(settings.DATA)) as folder:
            tables = database().tried(folder / DATABASE, folder)
    except guiju.BadInput as error:
        return note(TEST, path, str(error), fine=False)
    if tables is None:
        return note(TEST, path, "文件逐个核对一致；没有建库的权限，数据库未试恢复")
    wrong = sorted(name for name in manifest.tables if tables.get(name) != manifest.tables[name])
    if wrong:
        return note(TEST, path, f"{len(wrong)} 张表恢复后不一致，如 {wrong[0]}", fine=False)
    return note(TEST, path, f"{len(manifest.files)} 个文件、{len(tables)} 张表逐一核对一致")
