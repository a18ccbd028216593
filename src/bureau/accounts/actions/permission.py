"""Who may change accounts: IT all of them, and nobody his own."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from bureau.accounts.models import User
from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer


def must_manage_users(by: Viewer) -> None:
    """PermissionDenied for all but IT."""
    if not by.reach(WRITE, "users").everywhere:
        raise PermissionDenied("只有信息管理员可以改动账号。")


def must_not_be_himself(by: Viewer, user: User, what: str) -> None:
    """PermissionDenied where somebody would change his own account's powers."""
    if by.user_id is not None and by.user_id == user.pk:
        raise PermissionDenied(f"不能{what}自己；请另一位信息管理员来做。")
