"""People who left: their names taken off, what they did stays counted; old logs let go."""

from __future__ import annotations

from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

import guiju
from bureau.accounts.actions.events import note
from bureau.accounts.actions.permission import must_manage_users, must_not_be_himself
from bureau.accounts.models import (
    AccountEvent,
    BreakGlass,
    Deputy,
    Grant,
    Invitation,
    Reading,
    User,
)
from bureau.accounts.queries.sessions import keys_of
from bureau.accounts.rights import STAFF
from bureau.accounts.viewer import SYSTEM, Viewer

YEAR = timedelta(days=365)
LOGS_KEPT = 3 * YEAR
CONTACTS_KEPT = YEAR
INVITATIONS_KEPT = YEAR


@transaction.atomic
def anonymise(*, by: Viewer, user: User) -> User:
    """Somebody who left: name and username replaced, signing in made impossible, counts kept."""
    must_manage_users(by)
    must_not_be_himself(by, user, "匿名")
    today = guiju.calendar.today()
    if Grant.objects.filter(Q(until=None) | Q(until__gte=today), user=user).exists():
        raise guiju.BadInput.saying(f"{user}还有角色", do="先撤销或交接，再匿名")
    old = user.username
    user.full_name = "已离任人员"
    user.username = f"left-{user.pk}"
    user.email, user.is_active, user.is_superuser = "", False, False
    user.left_at = timezone.now()
    user.set_unusable_password()
    user.save()
    Session.objects.filter(session_key__in=keys_of(user)).delete()
    Authenticator.objects.filter(user=user).delete()
    _forget_attempts(old)
    # What was written about him may name him; that something was done stays.
    AccountEvent.objects.filter(about=user).update(detail="")
    note(by=by, what="匿名", about=user)
    return user


def _forget_attempts(username: str) -> None:
    from axes.models import AccessAttempt, AccessFailureLog, AccessLog

    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.objects.filter(username=username).delete()


@transaction.atomic
def let_go(*, on: date | None = None) -> dict[str, int]:
    """What the room keeps no longer: old logs, spent invitations, contacts long without a role.

    How many of each went, by the words IT reads.
    """
    now = timezone.now()
    before = now - LOGS_KEPT
    day = on or guiju.calendar.today()
    spent = Q(expires_at__lt=now - INVITATIONS_KEPT) | Q(used_at__lt=now - INVITATIONS_KEPT)
    gone = {
        "查阅记录": Reading.objects.filter(at__lt=before),
        "应急查阅": BreakGlass.objects.filter(asked_at__lt=before, readings=None),
        "账号变动": AccountEvent.objects.filter(at__lt=before),
        "认领邀请": Invitation.objects.filter(spent),
        "已结束的代理": Deputy.objects.filter(until__lt=day - LOGS_KEPT),
    }
    counts = {
        # What falls with a reading is not counted.
        name: found.delete()[1].get(found.model._meta.label, 0)
        for name, found in gone.items()
    }
    left = contacts_to_forget(day)
    for user in left:
        anonymise(by=SYSTEM, user=user)
    return counts | {"匿名的企业联系人": len(left)}


def contacts_to_forget(day: date) -> list[User]:
    """Contacts of firms and platforms whose last role ended a year ago or longer."""
    late = day - CONTACTS_KEPT
    still = Grant.objects.filter(Q(until=None) | Q(until__gt=late)).values("user")
    staff = Grant.objects.filter(role__in=STAFF).values("user")
    held = Grant.objects.values("user")
    found = User.objects.filter(pk__in=held, left_at=None)
    return list(found.exclude(pk__in=still).exclude(pk__in=staff))
