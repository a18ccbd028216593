"""`bureau load-firms DIR`: tables of firms, as `guiju run --facts` reads them, into the service."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions


class Command(BaseCommand):
    """Read, check, load; all or nothing."""

    help = "载入企业表（一户一行、一户一年一行、titles.csv、清单表），各镇区须已登记"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder and what the values rest on."""
        parser.add_argument("folder", help="表所在的文件夹")
        parser.add_argument("--title", default="企业表", help="来源的标题")
        parser.add_argument("--grade", default="C", choices="ABCD", help="证据等级，默认 C")
        parser.add_argument("--known-at", type=date.fromisoformat, help="掌握日期，默认今天")
        parser.add_argument("--sample", action="store_true", help="全部标为示例")

    def handle(self, *, folder: str, known_at: date | None, **options: Any) -> None:
        """Everything rests on one source, so that it can be withdrawn as one."""
        given = {name: options[name] for name in ("title", "grade", "sample")}
        try:
            day = known_at or guiju.calendar.today()
            told = actions.read_firms(folder, known_at=day, **given)
            count = actions.load(by=SYSTEM, told=told)
        except guiju.BadInput as error:
            raise CommandError(f"没有载入：\n{error}", returncode=3) from error
        firms = sum(row.kind == "enterprise" for row in told.records)
        self.stdout.write(f"已载入 {folder}：{firms:,} 家企业、{count:,} 条事实")
