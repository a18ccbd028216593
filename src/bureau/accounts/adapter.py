"""How the signing-in library behaves here."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from bureau.accounts.queries import places, viewer_of
from bureau.accounts.secrets import seal, unseal

# Said by the pages themselves; a word of welcome on each signing-in is noise.
UNSAID = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}
SAID = {
    "account/messages/password_changed.txt": "密码已修改。",
    "mfa/messages/totp_activated.txt": "两步验证已启用。请把备用码抄下来，放在手机以外的地方。",
    "mfa/messages/totp_deactivated.txt": "两步验证已停用。",
    "mfa/messages/recovery_codes_generated.txt": "已生成新的备用码，旧的作废。",
}


class Adapter(DefaultAccountAdapter):
    """Sign-up is closed; accounts come from IT or from an invitation."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "用户名或密码不对。",
        "incorrect_password": "密码不对。",
        "enter_current_password": "请输入现在的密码。",
        "too_many_login_attempts": "试错次数过多，请过几分钟再试。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by the library's own page."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by the name alone, in one place: the lock-out."""

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not asked of who signed in just now; the library would ask even then."""
        request = context.request
        signed_in = [record["at"] for record in get_authentication_records(request, request.user)]
        fresh = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return not signed_in or max(signed_in) < fresh

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff to their desk, firms to their own page, where there is one."""
        viewer = viewer_of(request.user)
        first = "/desk" if viewer.is_staff else "/me" if viewer.user_id else "/"
        return first if _answers(first) else "/"

    def clean_password(self, password: str, user: Any = None) -> str:
        """A new password is another one."""
        cleaned = super().clean_password(password, user)
        if user is not None and user.pk and user.check_password(cleaned):
            raise ValidationError("新密码不能和现在的一样。")
        return str(cleaned)

    def add_message(self, request, level, message_template=None, *args, **kwargs):  # type: ignore[no-untyped-def]
        """The library's messages in our words."""
        if message_template in UNSAID:
            return
        if message_template in SAID:
            kwargs["message"] = SAID[message_template]
        super().add_message(request, level, message_template, *args, **kwargs)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail leaves from here: the network may be closed, and there are no addresses."""


class SecondFactor(DefaultMFAAdapter):
    """Codes from an application on the telephone, and recovery codes on paper."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "验证码不对，或已过期。",
        "cannot_delete_authenticator": "工作人员不能停用两步验证；手机丢失，请信息管理员重置。",
        "cannot_generate_recovery_codes": "先设置两步验证，再生成备用码。",
    }

    def get_totp_issuer(self) -> str:
        """The name the application shows: of the bureau's service."""
        return f"{places().county() or '科技局'}科创"

    def encrypt(self, text: str) -> str:
        """A secret as it is kept."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it is used; where its key is lost, one that no code fits."""
        known = unseal(encrypted_text)
        return generate_totp_secret() if known is None else known

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep it while it is asked of them."""
        return not (settings.MFA_FOR_STAFF and viewer_of(authenticator.user).is_staff)


def _answers(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
