"""Accounts opened, locked, given a new password; second factors taken off; sessions ended."""

from __future__ import annotations

from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction

import guiju
from bureau.accounts.actions.events import note
from bureau.accounts.actions.grants import Part, add_grant
from bureau.accounts.actions.passwords import new_password
from bureau.accounts.actions.permission import must_manage_users, must_not_be_himself
from bureau.accounts.models import User
from bureau.accounts.queries.sessions import keys_of
from bureau.accounts.viewer import Viewer


@transaction.atomic
def create_user(
    *,
    by: Viewer,
    username: str,
    full_name: str,
    parts: Sequence[Part] = (),
    must_change: bool = True,
) -> tuple[User, str]:
    """Open an account with a generated password, which is returned once and kept nowhere."""
    must_manage_users(by)
    password = new_password()
    user = User(username=checked_username(username), full_name=checked_name(full_name))
    user.must_change_password = must_change
    user.set_password(password)
    user.save()
    note(by=by, what="开通账号", about=user)
    for part in parts:
        add_grant(by=by, user=user, part=part)
    return user, password


@transaction.atomic
def lock(*, by: Viewer, user: User, reason: str) -> None:
    """Shut an account: nobody signs in with it, whoever is signed in is out."""
    must_manage_users(by)
    must_not_be_himself(by, user, "锁定")
    if not reason.strip():
        raise guiju.BadInput.saying("锁定账号没有写原因", do="写明原因，如“借调期满”")
    user.is_active = False
    user.save(update_fields=["is_active"])
    _end_sessions(user)
    note(by=by, what="锁定", about=user, detail=reason)


@transaction.atomic
def unlock(*, by: Viewer, user: User) -> None:
    """Open an account again, also one that wrong passwords had shut for a while."""
    must_manage_users(by)
    must_not_be_himself(by, user, "解锁")
    if user.left_at is not None:
        raise guiju.BadInput.saying("这个账号已离任并匿名", do="重新开通一个账号")
    user.is_active = True
    user.save(update_fields=["is_active"])
    reset(username=user.username)
    note(by=by, what="解锁", about=user)


@transaction.atomic
def reset_password(*, by: Viewer, user: User) -> str:
    """A new generated password, to be changed when next signed in; returned once."""
    must_manage_users(by)
    must_not_be_himself(by, user, "重置")
    password = new_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    reset(username=user.username)
    _end_sessions(user)
    note(by=by, what="重置密码", about=user)
    return password


@transaction.atomic
def reset_second_factor(*, by: Viewer, user: User) -> None:
    """Take the second factor off a lost phone; it must be set up again before anything else."""
    must_manage_users(by)
    must_not_be_himself(by, user, "重置")
    Authenticator.objects.filter(user=user).delete()
    _end_sessions(user)
    note(by=by, what="重置两步验证", about=user)


@transaction.atomic
def end_sessions(*, by: Viewer, user: User) -> int:
    """Sign somebody out wherever he is signed in; how many places that were."""
    if by.user_id != user.pk:
        must_manage_users(by)
    ended = _end_sessions(user)
    note(by=by, what="结束会话", about=user, detail=f"{ended}处")
    return ended


def checked_username(username: str) -> str:
    """A name to sign in with that is well-formed and free; BadInput otherwise."""
    name = username.strip()
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError as error:
        raise guiju.BadInput.saying(
            f"用户名“{name}”不能用", expected="字母、数字和 @ . + - _", do="另取一个"
        ) from error
    if User.objects.filter(username__iexact=name).exists():
        raise guiju.BadInput.saying(f"用户名“{name}”已有人用", do="另取一个，如加上科室")
    return name


def checked_name(full_name: str) -> str:
    """A person's name; BadInput where it is blank or too long."""
    name = full_name.strip()
    if not name or len(name) > 60:
        raise guiju.BadInput.saying("姓名没有写，或超过60字", do="填写真实姓名")
    return name


def _end_sessions(user: User) -> int:
    return Session.objects.filter(session_key__in=keys_of(user)).delete()[0]
