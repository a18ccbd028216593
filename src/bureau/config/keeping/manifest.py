"""What a backup says of itself: when, of which database, every file and table with its hash."""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import guiju

NAME = "manifest.json"
DATABASE = "database"
SHAPE = 1
_CHUNK = 1 << 20


@dataclass
class Manifest:
    """files: {name in the archive: [bytes, SHA-256]}; tables: {name: [rows, SHA-256 over them]}.

    migrations: what the tables were made by, so that an older program does not take a newer
    backup. shape: of the archive itself.
    """

    made_at: str
    engine: str
    shape: int = SHAPE
    files: dict[str, list[Any]] = field(default_factory=dict)
    tables: dict[str, list[Any]] = field(default_factory=dict)
    migrations: list[str] = field(default_factory=list)

    def text(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def read_manifest(path: Path) -> Manifest:
    """The manifest of a backup; BadInput where the file is none."""
    try:
        with tarfile.open(path) as archive:
            member = archive.extractfile(NAME)
            said = json.load(member) if member is not None else {}
    except (OSError, KeyError, tarfile.TarError, ValueError, EOFError) as error:
        met = f"“{path}”不是本系统的备份，或已损坏"
        raise guiju.BadInput.saying(met, do="换一份备份文件") from error
    if said.get("shape") != SHAPE:
        raise guiju.BadInput.saying("备份的格式不认识", do="用做这份备份的那个版本恢复")
    return Manifest(**said)


def digest_of(path: Path) -> list[Any]:
    """Bytes and SHA-256 of a file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return [size, digest.hexdigest()]


def digest_of_rows(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """How many rows, and a SHA-256 over them in their order."""
    digest, count = hashlib.sha256(), 0
    for row in rows:
        digest.update(repr(tuple(row)).encode() + b"\n")
        count += 1
    return [count, digest.hexdigest()]
