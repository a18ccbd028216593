"""Renders a line of template with the room's tags loaded."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory


def render(line: str, query: str = "", **names: Any) -> str:
    """The line as a page at /list with this query would show it."""
    request: HttpRequest = RequestFactory().get(f"/list{query}")
    context = Context({"request": request, **names})
    return str(Template("{% load look %}" + line).render(context)).strip()
