"""`{% load desk %}`: where a record's page is, and where a fact of it is corrected."""

from __future__ import annotations

from django import template
from django.urls import NoReverseMatch, reverse

register = template.Library()
FIRM = "enterprise"


@register.simple_tag
def record_url(kind: str, code: str) -> str:
    """The page of a record: a firm's own page, else the record's."""
    return _first(("firm", (code,))) if kind == FIRM else file_url(kind, code)


@register.simple_tag
def file_url(kind: str, code: str) -> str:
    """The page on which every fact of a record stands with its history."""
    return _first(("record", (kind, code)))


def _first(*names: tuple[str, tuple[str, ...]]) -> str:
    for name, args in names:
        try:
            return str(reverse(name, args=args))
        except NoReverseMatch:
            continue
    return ""
