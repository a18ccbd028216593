"""Addresses of other rooms, where some room answers: a page offers no dead link."""

from __future__ import annotations

from functools import lru_cache

from django.urls import NoReverseMatch, Resolver404, resolve, reverse


@lru_cache
def where(path: str) -> str:
    """The address as it is answered, with or without a slash; blank where nobody answers."""
    for form in (path, f"{path}/"):
        try:
            resolve(form)
        except Resolver404:
            continue
        return form
    return ""


@lru_cache
def named(name: str) -> str:
    """The address of that name; blank where no room has it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
