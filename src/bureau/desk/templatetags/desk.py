"""`{% load desk %}`: where a record's page is, what facts rest on."""

from __future__ import annotations

from django import template
from django.urls import reverse

register = template.Library()
OWN_PAGES = {"enterprise": "firm", "application": "application", "window": "window"}
"""Kinds with a page of their own beside the ledger's."""


@register.simple_tag
def record_url(kind: str, code: str) -> str:
    """The page of a record: its kind's own, such as a firm's, else the ledger's."""
    if kind in OWN_PAGES:
        return reverse(OWN_PAGES[kind], args=(code,))
    return reverse("record", args=(kind, code))
