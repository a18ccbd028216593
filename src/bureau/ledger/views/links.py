"""Addresses other pages answer at: offered only where one does."""

from __future__ import annotations

from django.urls import Resolver404, resolve


def offered(address: str) -> str:
    """The address if a page answers there, else blank; what follows a question mark is kept."""
    try:
        resolve(address.partition("?")[0])
    except Resolver404:
        return ""
    return address
