"""A backup back into the data folder: everything checked first, nothing there thrown away."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

import guiju
from bureau.config.keeping.backing import files
from bureau.config.keeping.databases import Database, database
from bureau.config.keeping.manifest import DATABASE, NAME, Manifest, digest_of, read_manifest

FILES = "files"


def restore(path: Path, *, over: bool = False) -> tuple[Manifest, Path | None]:
    """Restore a backup; the manifest, and where the former files went, if there were any.

    over: even if there is something; it is moved aside, not deleted (a PostgreSQL database is
    written over). Stop the service first.
    """
    manifest, used, root = read_manifest(path), database(), Path(settings.DATA)
    _check_fit(manifest, used)
    there = list(files(root)) if root.exists() else []
    if not over and (there or not used.is_empty()):
        met = f"数据目录 {root} 或数据库里已经有内容"
        do = "换一个空的 BUREAU_DATA，或确认要以备份代替后加 --over"
        raise guiju.BadInput.saying(met, do=do)
    root.mkdir(parents=True, exist_ok=True)
    with unpacked(path, manifest, root) as folder:
        aside = _move_aside(root, used, there) if over else None
        _drop_empty(root)
        for entry in sorted((folder / FILES).glob("*")):
            entry.replace(root / entry.name)
        used.put_back(folder / DATABASE)
    return manifest, aside


def _check_fit(manifest: Manifest, used: Database) -> None:
    if manifest.engine != used.engine:
        met = f"备份来自 {manifest.engine}，现在的数据库是 {used.engine}"
        do = "改 BUREAU_DATABASE_URL；要换数据库用 export-ledger 和 load-ledger"
        raise guiju.BadInput.saying(met, do=do)
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.migrations) - known):
        met = f"备份来自更新的版本（{newer[0]}）"
        raise guiju.BadInput.saying(met, do="先升级程序，再恢复")


@contextmanager
def unpacked(path: Path, manifest: Manifest, root: Path) -> Iterator[Path]:
    """The backup unpacked beside the data, every file with the hash the manifest says."""
    with tempfile.TemporaryDirectory(dir=root, prefix="restoring-") as name:
        folder = Path(name)
        try:
            with tarfile.open(path) as archive:
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, EOFError) as error:
            raise guiju.BadInput.saying("备份已损坏，解不开", do="换一份备份") from error
        except OSError as error:
            said = error.strerror or str(error)
            raise guiju.BadInput.saying(f"备份解不开：{said}", do="腾出空间再恢复") from error
        _verify(folder, manifest)
        (folder / FILES).mkdir(exist_ok=True)
        yield folder


def _verify(folder: Path, manifest: Manifest) -> None:
    found = {
        str(path.relative_to(folder)): digest_of(path)
        for path in folder.rglob("*")
        if path.is_file() and path != folder / NAME
    }
    wrong = sorted(
        name
        for name in {*found, *manifest.files}
        if found.get(name) != list(manifest.files.get(name, ()))
    )
    if wrong:
        met = f"备份里有 {len(wrong)} 个文件与清单不符，如 {wrong[0]}"
        raise guiju.BadInput.saying(met, do="这份备份不可用，换一份")


def _move_aside(root: Path, used: Database, there: list[Path]) -> Path:
    aside = root / f"backups/before-restore-{datetime.now():%Y%m%d-%H%M%S}"
    aside.mkdir(parents=True)
    for path in there:
        target = aside / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    if used.engine == "sqlite" and not used.is_empty():
        used.copy(aside / Path(str(connection.settings_dict["NAME"])).name)
    return aside


def _drop_empty(root: Path) -> None:
    """Folders nothing is left in would stand in the way of those that come."""
    for entry in root.iterdir():
        if entry.is_dir() and not any(path.is_file() for path in entry.rglob("*")):
            shutil.rmtree(entry)
