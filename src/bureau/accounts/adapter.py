"""How the signing-in library behaves here: nobody opens an account without an invitation."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Sign-up is closed; accounts come from IT or from an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by the library's own page."""
        return False
