"""`bureau rebuild`: the derived tables made again from the facts."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bureau.ledger.actions import derive_all
from bureau.ledger.fingerprint import fingerprint


class Command(BaseCommand):
    """Rebuild, and say whether anything was different before."""

    help = "由事实重建派生表；--check 时与重建前比对，不同则退出码为 1"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the comparison."""
        parser.add_argument("--check", action="store_true", help="重建前后比对")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild in one transaction."""
        before = fingerprint() if options["check"] else None
        count = derive_all()
        self.stdout.write(f"已由事实重建 {count:,} 个对象的派生表")
        if before is not None:
            if fingerprint() != before:
                raise CommandError("重建前后不一致：原来的派生表有误，现已改正", returncode=1)
            self.stdout.write("与重建前完全一致")
