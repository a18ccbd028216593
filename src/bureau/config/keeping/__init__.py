"""A backup of everything, and everything back from one: database and files, each with its hash."""

from bureau.config.keeping.backing import back_up
from bureau.config.keeping.manifest import Manifest, read_manifest
from bureau.config.keeping.notes import Note, last_backup, last_test
from bureau.config.keeping.restoring import restore
from bureau.config.keeping.trying import try_restoring

__all__ = [
    "Manifest",
    "Note",
    "back_up",
    "last_backup",
    "last_test",
    "read_manifest",
    "restore",
    "try_restoring",
]
