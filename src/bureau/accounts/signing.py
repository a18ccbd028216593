"""/account/: the signing-in library's addresses, those we do not use shut before it answers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from bureau.accounts.views.closed import closed

SHUT = (
    *("signup/", "email/", "confirm-email/", "password/set/", "password/reset/"),
    *("password/reset/done/", "password/reset/key/done/", "login/code/confirm/", "inactive/"),
)
urlpatterns: list[URLPattern | URLResolver] = [
    *(path(address, closed) for address in SHUT),
    re_path(r"^(?:confirm-email|password/reset/key)/.+$", closed),
    path("", include("allauth.urls")),
]
