"""`bureau backup FILE`: everything into one file, while the service goes on."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import guiju
from bureau.config import keeping


class Command(BaseCommand):
    """Back up; `--try` restores it for a trial at once."""

    help = "把数据库和附件备份成一个文件；密钥不在其中，请另行保管"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="备份文件，如 /backup/bureau-2024-12-31.tar.gz")
        parser.add_argument("--try", action="store_true", dest="tried", help="做完随即试恢复一次")

    def handle(self, *, file: Path, tried: bool, **_: Any) -> None:
        """Say how much is in it."""
        try:
            manifest = keeping.back_up(file)
        except guiju.BadInput as error:
            raise CommandError(str(error), returncode=3) from error
        rows = sum(count for count, _ in manifest.tables.values())
        self.stdout.write(f"已备份到 {file}：{len(manifest.files):,} 个文件、{rows:,} 行")
        if tried:
            note = keeping.try_restoring(file)
            if not note.fine:
                raise CommandError(f"试恢复没有通过：{note.said}", returncode=1)
            self.stdout.write(f"试恢复通过：{note.said}")
