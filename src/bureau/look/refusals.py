"""A refusal that a view did not turn into a form again becomes a page that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import guiju

View = Callable[[HttpRequest], HttpResponse]


class Refusals:
    """Answers guiju.BadInput with 400 and the problems, each on a line."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; any other exception is not ours."""
        if not isinstance(error, guiju.BadInput):
            return None
        problems = [problem.text() for problem in error.problems]
        return render(request, "look/refused.html", {"problems": problems}, status=400)
