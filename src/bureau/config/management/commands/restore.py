"""`bureau restore FILE`: everything back from one file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import guiju
from bureau.config import keeping


class Command(BaseCommand):
    """Restore into an empty data folder, or over one with `--over`."""

    help = "由备份恢复；先停服务。数据目录不空时不恢复，除非加 --over（原有的移到一旁）"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="备份文件")
        parser.add_argument("--over", action="store_true", help="以备份代替现有的内容")

    def handle(self, *, file: Path, over: bool, **_: Any) -> None:
        """Every hash is checked before anything is moved."""
        try:
            manifest, aside = keeping.restore(file, over=over)
        except guiju.BadInput as error:
            raise CommandError(f"没有恢复：{error}", returncode=3) from error
        self.stdout.write(
            f"已恢复到 {manifest.made_at}：{len(manifest.files):,} 个文件，逐个核对一致"
        )
        if aside is not None:
            self.stdout.write(f"原有的内容在 {aside}")
        self.stdout.write(
            "下一步：bureau migrate，然后启动服务；原来的密钥不在备份里，登录会要求重来"
        )
