"""Uploads are refused while they arrive: by what the request declares, and by what has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

View = Callable[[HttpRequest], HttpResponse]
FILES_A_FORM = 3
"""A form may bring several files; a request longer than so many of the longest is not read."""


class Limit:
    """Answers 413 to a request that declares more than any form may bring, its body unread."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is short enough."""
        declared = str(request.META.get("CONTENT_LENGTH") or "0")
        if declared.isdigit() and int(declared) > FILES_A_FORM * settings.UPLOAD_LIMIT:
            return too_large(request)
        return self.get_response(request)


class Limited(FileUploadHandler):
    """Stops at the first piece of a file that goes beyond the limit; the rest is not kept."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Let the next handler have the piece, or stop the whole upload."""
        if start + len(raw_data) > settings.UPLOAD_LIMIT:
            for handler in self.request.upload_handlers:
                handler.upload_interrupted()  # what has come lies in a file until it is told
            raise RequestDataTooBig("file above UPLOAD_LIMIT")
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""
        return


def too_large(request: HttpRequest) -> HttpResponse:
    """The page that says how large a file may be."""
    return render(request, "413.html", status=413)


def bad_request(request: HttpRequest, exception: Exception, **how: Any) -> HttpResponse:
    """The page for a request that cannot be read: too large, or something else."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return defaults.bad_request(request, exception, **how)
