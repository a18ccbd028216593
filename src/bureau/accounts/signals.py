"""What the libraries tell us of: signing in, wrong passwords, passwords and second factors."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from bureau.accounts.actions import note
from bureau.accounts.models import User
from bureau.accounts.queries.sessions import BROWSER, SEEN, SINCE
from bureau.accounts.viewer import SYSTEM, Viewer

# The first that is found in the browser's words; each also claims to be the ones below it.
BROWSERS = ("MicroMessenger", "WeCom", "Edg", "Firefox", "Chrome", "Safari")


@receiver(user_logged_in)
def remember(sender: Any, request: HttpRequest, user: User, **rest: Any) -> None:
    """The session knows since when it runs, and the trail that somebody signed in."""
    now = int(timezone.now().timestamp())
    browser = browser_of(request.META.get("HTTP_USER_AGENT", ""))
    request.session[SINCE] = request.session[SEEN] = now
    request.session[BROWSER] = browser
    note(by=himself(user), what="登录", about=user, detail=browser)


@receiver(user_locked_out)
def tell_of_lockout(sender: Any, username: str = "", **rest: Any) -> None:
    """Five wrong passwords are on the trail, under the account if there is one of that name."""
    about = User.objects.filter(username=username).first()
    note(by=SYSTEM, what="登录锁定", about=about, detail="连续五次密码不对")


@receiver(password_changed)
def note_password(sender: Any, user: User, **rest: Any) -> None:
    """A password of one's own: nothing more is asked."""
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    user.must_change_password = False
    note(by=himself(user), what="修改密码", about=user)


@receiver(authenticator_added)
def note_added(sender: Any, user: User, authenticator: Any, **rest: Any) -> None:
    """A second factor is there."""
    note(by=himself(user), what="设置两步验证", about=user, detail=kind_of(authenticator))


@receiver(authenticator_removed)
def note_removed(sender: Any, user: User, authenticator: Any, **rest: Any) -> None:
    """A second factor is gone."""
    note(by=himself(user), what="停用两步验证", about=user, detail=kind_of(authenticator))


def himself(user: User) -> Viewer:
    """Somebody acting on his own account."""
    return Viewer(user.pk, str(user))


def kind_of(authenticator: Any) -> str:
    """An application on the telephone, or codes on paper."""
    return "备用码" if authenticator.type == "recovery_codes" else "验证器"


def browser_of(words: str) -> str:
    """The browser's name, on which system: enough to know one's own sessions again."""
    name = next((name for name in BROWSERS if name in words), "其他浏览器")
    system = next((s for s in ("Windows", "Android", "iPhone", "Mac", "Linux") if s in words), "")
    return f"{name} {system}".strip()
