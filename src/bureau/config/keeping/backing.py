"""Everything into one file: a copy of the database, then the files it speaks of, then hashes."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import guiju
from bureau.config.keeping.databases import database
from bureau.config.keeping.manifest import DATABASE, NAME, Manifest, digest_of
from bureau.config.keeping.notes import BACKUP, note

LEFT_OUT = {"secret-key", "static", "backups", "exports"}
"""What can be made again, what must not travel with the data, and the backups themselves."""
_ARRIVING = ("arriving-", ".", "restoring-")
_LEVEL = 3


def back_up(path: Path) -> Manifest:
    """Write a backup to `path`, which must not be there yet: whole or not at all.

    Readers and writers go on meanwhile. The database is copied first: files are kept before
    their rows and never deleted, so that every row of the copy finds its file.
    """
    if path.exists():
        raise guiju.BadInput.saying(f"“{path}”已经有了", do="换一个文件名，备份不覆盖备份")
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        manifest = _write(beside)
        beside.replace(path)
    except OSError as error:
        said = error.strerror or str(error)
        do = "腾出空间或换一处再备份；原来的数据没有动"
        raise guiju.BadInput.saying(f"备份没有写成：{said}", do=do) from error
    finally:
        beside.unlink(missing_ok=True)
    rows = sum(count for count, _ in manifest.tables.values())
    note(BACKUP, path, f"{len(manifest.files)} 个文件、{rows} 行")
    return manifest


def _write(path: Path) -> Manifest:
    used = database()
    made_at = timezone.localtime().isoformat(timespec="seconds")
    manifest = Manifest(made_at=made_at, engine=used.engine, migrations=applied())
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix="restoring-") as folder,
        tarfile.open(path, "w:gz", compresslevel=_LEVEL) as archive,
    ):
        copy = Path(folder) / DATABASE
        manifest.tables = used.copy(copy)
        _add(archive, manifest, DATABASE, copy)
        for file in files(Path(settings.DATA)):
            name = f"files/{file.relative_to(settings.DATA)}"
            _add(archive, manifest, name, file)
        _add_text(archive, manifest.text())
    return manifest


def _add(archive: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    """A file and its hash; one that vanished meanwhile was no one's yet."""
    try:
        manifest.files[name] = digest_of(path)
        archive.add(path, name)
    except FileNotFoundError:
        manifest.files.pop(name, None)


def _add_text(archive: tarfile.TarFile, text: str) -> None:
    raw = text.encode()
    member = tarfile.TarInfo(NAME)
    member.size = len(raw)
    archive.addfile(member, io.BytesIO(raw))


def files(root: Path) -> Iterator[Path]:
    """Every file of the data folder that is neither the database nor left out."""
    own = Path(str(connection.settings_dict["NAME"])).name
    passed = (*_ARRIVING, own) if connection.vendor == "sqlite" else _ARRIVING
    for entry in sorted(root.iterdir()):
        if entry.name in LEFT_OUT or entry.name.startswith(passed) or entry.suffix == ".part":
            continue
        if entry.is_file():
            yield entry
        else:
            inside = (path for path in sorted(entry.rglob("*")) if path.is_file())
            yield from (path for path in inside if not path.name.startswith(_ARRIVING))


def applied() -> list[str]:
    """The migrations the tables have been through."""
    return sorted(
        f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()
    )
