"""The stage set up once for a whole module, and requests that leave nothing behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, URLResolver, get_resolver

from tests.bureau import cast, stage

MARKS = {
    200: "o",
    201: "+",
    302: ">",
    400: "b",
    401: "k",
    403: "x",
    404: "?",
    405: "m",
    409: "c",
    422: "b",
}
"""How the tables write an answer."""


@contextmanager
def standing() -> Iterator[tuple[stage.Stage, dict[str, Client]]]:
    """The stage and a signed-in browser for each of the ten roles; taken down at the end."""
    with transaction.atomic():
        found = stage.set_up()
        clients = {role: cast.client_of(role) for role in cast.TEN_ROLES}
        for client in clients.values():
            client.raise_request_exception = False
        yield found, clients
        transaction.set_rollback(True)


def ask(client: Client, method: str, address: str, **how: Any) -> Any:
    """One request, everything it wrote taken back."""
    with transaction.atomic():
        answer = client.generic(method, address, **how)
        answer.whole = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return answer


def words_in(answer: Any) -> str:
    """Everything an answer says but the address it was asked at; of a workbook, all its parts."""
    said = repr(dict(answer.headers))
    if not answer.whole.startswith(b"PK"):
        text = answer.whole.decode("utf-8", "replace")
        if "json" in answer.headers.get("Content-Type", ""):
            # Programs are sent letters as numbers.
            text = json.dumps(json.loads(text), ensure_ascii=False)
        said += text
        for echo in (unquote(answer.request["PATH_INFO"]), unquote(answer.request["QUERY_STRING"])):
            said = unquote(said).replace(echo, "") if echo else said
        return said
    with ZipFile(BytesIO(answer.whole)) as parts:
        return said + "".join(
            parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
        )


def routes() -> dict[str, str | None]:
    """Every address of the urlconf as written there, and its name."""
    return dict(_routes(get_resolver(), ""))


def _routes(resolver: URLResolver, before: str) -> Iterator[tuple[str, str | None]]:
    for entry in resolver.url_patterns:
        # As Django joins them: only the first keeps its mark of a beginning.
        route = before + (str(entry.pattern).removeprefix("^") if before else str(entry.pattern))
        if isinstance(entry, URLPattern):
            yield route, entry.name
        else:
            yield from _routes(entry, route)


def filled(route: str) -> str:
    """An address of a route whose places are numbers, paths or names of rooms."""
    plain = re.sub(r"<[^>]*>", "1", re.sub(r"\(\?P<app_label>[^)]*\)", "accounts", route))
    return re.sub(r"\(\?P<url>[^)]*\)|[$^]", "", plain)


def program(**values: Any) -> dict[str, Any]:
    """What a program sends."""
    return {"data": json.dumps(values), "content_type": "application/json"}


def form(**values: Any) -> dict[str, Any]:
    """What a form sends; a file as (name, content)."""
    given = {
        name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }
    return {"data": encode_multipart(BOUNDARY, given), "content_type": MULTIPART_CONTENT}
