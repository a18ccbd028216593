"""Codes by which a firm's or a platform's contact claims it: shown once, kept as a hash."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

import guiju
from bureau.accounts.actions.events import note
from bureau.accounts.actions.grants import Part, checked
from bureau.accounts.actions.passwords import new_code
from bureau.accounts.actions.people import checked_name, checked_username
from bureau.accounts.models import Grant, Invitation, User
from bureau.accounts.queries.places import places
from bureau.accounts.rights import ROLES, STAFF, WRITE
from bureau.accounts.viewer import Viewer

DAYS = 14
TRIES = 5
ROLE_OF_KIND = {"enterprise": "enterprise", "institution": "platform", "platform": "platform"}


@transaction.atomic
def invite_body(*, by: Viewer, body: str, days: int = DAYS) -> tuple[Invitation, str]:
    """An invitation to claim a firm or a platform, and its code, told once.

    body: its own code or its credit code. Made by IT, or by a contact for a second one.
    """
    found = places().body(body)
    if found is None or found.kind not in ROLE_OF_KIND:
        raise guiju.BadInput.saying(f"没有编号为“{body}”的单位", do="核对编号或信用代码")
    if not by.may(WRITE, "users", bodies={found.code}):
        raise PermissionDenied(f"您不能为{found.name}发邀请。")
    if not 1 <= days <= 90:
        raise guiju.BadInput.saying(f"有效期{days}天不行", expected="1到90天", do="改正天数")
    code = new_code()
    made = Invitation.objects.create(
        body=found.code,
        name=found.name,
        code_hash=_hash(code),
        proof_hash=_hash(found.proof),
        role=ROLE_OF_KIND[found.kind],
        made_by_id=by.user_id,
        expires_at=timezone.now() + timedelta(days=days),
    )
    note(by=by, what="发出邀请", detail=f"{found.code}，{days}天内有效")
    return made, code


@transaction.atomic
def withdraw_invitation(*, by: Viewer, invitation: Invitation) -> None:
    """The code no longer opens anything."""
    if not by.may(WRITE, "users", bodies={invitation.body}):
        raise PermissionDenied("您不能作废这份邀请。")
    if invitation.used_at is None and invitation.withdrawn_at is None:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        note(by=by, what="作废邀请", detail=invitation.body)


def claim(
    *,
    by: Viewer,
    code: str,
    proof: str,
    username: str = "",
    full_name: str = "",
    password: str = "",
) -> User:
    """Claim a firm: with an account of one's own, or with one opened here and now.

    code: of the invitation; proof: the firm's credit code. After five wrong proofs the invitation
    is void. BadInput says no more than that the two do not fit.
    """
    invitation = _fitting(code, proof)
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.used_at is not None:
            raise _no_fit()
        user = _claimant(by, username, full_name, password)
        part = checked(Part(locked.role, body=locked.body))
        held = Grant.objects.filter(user=user, role=part.role, body=part.body, until=None)
        if held.exists():
            raise guiju.BadInput.saying("您已认领这家单位", do="直接使用")
        Grant.objects.create(
            user=user,
            role=part.role,
            body=part.body,
            since=guiju.calendar.today(),
            granted_by_id=locked.made_by_id,
        )
        locked.used_by, locked.used_at = user, timezone.now()
        locked.save(update_fields=["used_by", "used_at"])
        himself = Viewer(user.pk, str(user))
        note(by=himself, what="认领单位", about=user, detail=f"{ROLES[part.role]}，{part.body}")
    return user


def _claimant(by: Viewer, username: str, full_name: str, password: str) -> User:
    """Whoever is signed in, unless he works for the bureau; else a new account."""
    if by.roles & STAFF:
        raise guiju.BadInput.saying("工作人员的账号不能认领单位", do="用企业自己的账号认领")
    if by.user_id is not None:
        return User.objects.get(pk=by.user_id)
    user = User(username=checked_username(username), full_name=checked_name(full_name))
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise guiju.BadInput.saying("；".join(error.messages), do="换一个密码") from error
    user.set_password(password)
    user.save()
    note(by=Viewer(user.pk, str(user)), what="开通账号", about=user, detail="凭邀请")
    return user


def _fitting(code: str, proof: str) -> Invitation:
    """The open invitation both codes fit; a wrong proof is counted even though it is refused."""
    found = Invitation.objects.filter(
        code_hash=_hash(code), used_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    ).first()
    if found is None or found.tries >= TRIES:
        raise _no_fit()
    if found.proof_hash != _hash(proof):
        Invitation.objects.filter(pk=found.pk).update(tries=F("tries") + 1)
        raise _no_fit()
    return found


def _no_fit() -> guiju.BadInput:
    return guiju.BadInput.saying(
        "邀请码和统一社会信用代码对不上，或邀请已失效",
        do="逐字核对；仍不行，请联系信息管理员重发邀请",
    )


def _hash(code: str) -> str:
    """Of what was typed, whatever its case, blanks and dashes."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
