"""When the last backup was made, and the last one tried: beside the data, not in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

BACKUP, TEST = "last-backup.json", "last-restore-test.json"


@dataclass(frozen=True)
class Note:
    """What was done when, to which file, and what came of it."""

    at: str
    file: str
    said: str
    fine: bool = True

    @property
    def when(self) -> datetime:
        """As a time."""
        return datetime.fromisoformat(self.at)


def folder() -> Path:
    """Where backups lie and notes of them are kept; need not be on the data's own disk."""
    return Path(settings.BACKUPS)


def note(name: str, file: Path, said: str, fine: bool = True) -> Note:
    """Leave a note."""
    made = Note(timezone.localtime().isoformat(timespec="seconds"), file.name, said, fine)
    folder().mkdir(parents=True, exist_ok=True)
    beside = folder() / f"{name}.part"
    beside.write_text(json.dumps(asdict(made), ensure_ascii=False), encoding="utf-8")
    beside.replace(folder() / name)
    return made


def _read(name: str) -> Note | None:
    try:
        return Note(**json.loads((folder() / name).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def last_backup() -> Note | None:
    """The last backup, None where there was none."""
    return _read(BACKUP)


def last_test() -> Note | None:
    """The last time a backup was restored for a trial."""
    return _read(TEST)
