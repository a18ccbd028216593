"""`bureau load-ledger DIR`: a folder ledger into the service, all of it or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries


class Command(BaseCommand):
    """Read, check, load."""

    help = "载入一份文件夹台账（格式见《怎样记台账》）；有一处读不懂就什么也不写"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", help="台账文件夹，如 examples/liyang-2024")
        parser.add_argument(
            "--known-by", type=date.fromisoformat, help="晚于这天掌握的按这天掌握载入，演示用"
        )

    def handle(self, *, folder: str, known_by: date | None, **_: Any) -> None:
        """Everything wrong is told at once, each with its file and line."""
        book = queries.rulebook()
        try:
            told = guiju.read_statements(folder, book.vocabulary, places=book.places)
            count = actions.load(by=SYSTEM, told=told, known_by=known_by)
        except guiju.BadInput as error:
            raise CommandError(f"没有载入：\n{error}", returncode=3) from error
        self.stdout.write(f"已载入 {folder}：{len(told.records):,} 个对象、{count:,} 条事实")
