"""`bureau export-ledger DIR [--as-known D]`: everything, as a folder ledger."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import guiju
from bureau.ledger import queries


class Command(BaseCommand):
    """Write the tables of a folder ledger."""

    help = "把全部事实导出成文件夹台账，可用 guiju 命令打开，也可再载入；含全部内容，请妥善保管"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, and a day."""
        parser.add_argument("folder", help="新的或空的文件夹")
        parser.add_argument(
            "--as-known", type=date.fromisoformat, help="只导出到这一天为止掌握的，如 2024-12-31"
        )

    def handle(self, *, folder: str, as_known: date | None, **_: Any) -> None:
        """What is read from the folder again says the same."""
        book = queries.rulebook()
        told = queries.statements(as_known=as_known)
        try:
            guiju.write_ledger(folder, told, book.vocabulary, places=book.places)
        except guiju.BadInput as error:
            raise CommandError(f"没有导出：\n{error}", returncode=3) from error
        said = f"已导出到 {folder}：{len(told.records):,} 个对象"
        self.stdout.write(f"{said}（掌握截至 {as_known}）" if as_known else said)
