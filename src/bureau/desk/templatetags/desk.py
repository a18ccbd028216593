"""`{% load desk %}`: where a record's page is, what facts rest on."""

from __future__ import annotations

from django import template
from django.urls import reverse

register = template.Library()
FIRM = "enterprise"


@register.simple_tag
def record_url(kind: str, code: str) -> str:
    """The page of a record: a firm's own page, else the record's."""
    return str(
        reverse("firm", args=(code,)) if kind == FIRM else reverse("record", args=(kind, code))
    )
