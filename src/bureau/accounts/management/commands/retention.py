"""`bureau retention`: let go of what accounts keep no longer; run every night."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from bureau.accounts.actions import let_go


class Command(BaseCommand):
    """Old logs deleted, contacts long without a role anonymised; counts are printed."""

    help = "清理账号室里超过保存期限的记录"

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many of each went."""
        for name, count in let_go().items():
            self.stdout.write(f"{name}：{count}")
