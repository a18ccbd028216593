"""The size of the text, kept in a cookie so that it works with scripts off."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "text-size"
SIZES = ("normal", "large")
YEAR = 365 * 24 * 3600


def size_of(request: HttpRequest) -> str:
    """The size this browser asked for; normal when it asked for none."""
    asked = request.COOKIES.get(COOKIE, "")
    return asked if asked in SIZES else SIZES[0]


@require_POST
def choose_size(request: HttpRequest) -> HttpResponse:
    """Keep the size asked for and go back to the page one came from."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    asked = request.POST.get("size", "")
    if asked in SIZES:
        response.set_cookie(COOKIE, asked, max_age=YEAR, httponly=True, samesite="Lax")
    return response
