"""What a password must be, beyond its length: not of one kind of sign alone."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError


class MixedValidator:
    """Letters and digits, both."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse letters alone, digits alone."""
        has_letter = any(sign.isalpha() for sign in password)
        has_digit = any(sign.isdigit() for sign in password)
        if not (has_letter and has_digit):
            raise ValidationError("密码须同时有字母和数字。", code="not_mixed")

    def get_help_text(self) -> str:
        """What the form says beforehand."""
        return "同时有字母和数字。"
