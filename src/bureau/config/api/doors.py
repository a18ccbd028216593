"""Who asks: a key in the head of the request, or the session of a browser."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from bureau.accounts import queries


class KeyAuth(HttpBearer):
    """`Authorization: Bearer gj_…`; the request's viewer is the owner within the key's scopes."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The viewer, None where the key does not count."""
        viewer = queries.viewer_of_key(token)
        if viewer is not None:
            request.viewer = viewer  # type: ignore[attr-defined]
        return viewer


class BrowserAuth(SessionAuth):
    """The session of a signed-in browser; what writes must bring the token against forgery."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The viewer the middleware found."""
        return request.viewer if request.user.is_authenticated else None  # type: ignore[attr-defined]
