"""To give a program a key, and to take it away."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.actions.events import note
from bureau.accounts.models import Token, digest_of
from bureau.accounts.scopes import SCOPES
from bureau.accounts.viewer import Viewer

PREFIX = "gj_"
MOST_DAYS, MOST_TOKENS = 366, 20
HINT = 8


def make_token(*, by: Viewer, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
    """A key for the viewer's own programs: the row, and the key itself, shown this once."""
    wanted = [scope for scope in SCOPES if scope in set(scopes)]
    if not name.strip():
        raise guiju.BadInput.saying("没有写用途", do="写明给哪个程序用，以后好辨认")
    if not wanted:
        raise guiju.BadInput.saying("没有选授权", do="至少选一项，只选用得着的")
    if not 1 <= days <= MOST_DAYS:
        met = f"有效期 {days} 天不行"
        raise guiju.BadInput.saying(met, expected=f"1 至 {MOST_DAYS} 天", do="到期再生成新的")
    if Token.objects.filter(user_id=by.user_id, ended_at=None).count() >= MOST_TOKENS:
        raise guiju.BadInput.saying(
            "令牌太多了", expected=f"至多 {MOST_TOKENS} 个", do="先停用不用的"
        )
    key = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = Token.objects.create(
            user_id=by.user_id,
            name=name.strip()[:60],
            digest=digest_of(key),
            hint=key[:HINT],
            scopes=" ".join(wanted),
            expires_on=guiju.calendar.today() + timedelta(days=days),
        )
        _event(by, "生成接口令牌", token)
    return token, key


def end_token(*, by: Viewer, token: Token) -> None:
    """Take a key away; who asks with it is refused from now on."""
    if token.user_id != by.user_id:
        raise guiju.BadInput.saying("这不是您的令牌", do="刷新页面")
    with transaction.atomic():
        if Token.objects.filter(pk=token.pk, ended_at=None).update(ended_at=timezone.now()):
            _event(by, "停用接口令牌", token)


def _event(by: Viewer, what: str, token: Token) -> None:
    note(by=by, what=what, about=token.user, detail=f"{token.name} · {token.scopes} · {token.hint}")
