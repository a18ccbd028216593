"""`bureau first_user NAME`: the first administrator, before there is anybody to open accounts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

import guiju
from bureau.accounts.actions import Part, create_user
from bureau.accounts.models import Grant
from bureau.accounts.viewer import SYSTEM


class Command(BaseCommand):
    """An account with the role of IT, which may also look at /console/."""

    help = "开通第一位信息管理员，打印一次密码"

    def add_arguments(self, parser: CommandParser) -> None:
        """The name to sign in with, and the person's."""
        parser.add_argument("username")
        parser.add_argument("--full-name", default="信息管理员")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refused where there is an administrator already: he opens accounts on the page."""
        if Grant.objects.filter(role="it", user__is_active=True).exists():
            raise CommandError("已有信息管理员；请他在 /admin/users 开通账号。")
        try:
            user, password = create_user(
                by=SYSTEM,
                username=options["username"],
                full_name=options["full_name"],
                parts=[Part("it")],
            )
        except guiju.BadInput as refusal:
            raise CommandError(str(refusal)) from refusal
        user.is_superuser = user.is_staff = True
        user.save(update_fields=["is_superuser", "is_staff"])
        self.stdout.write(f"用户名：{user.username}\n密码：{password}\n第一次登录时修改。")
