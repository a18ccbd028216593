"""Every page a person can reach by links, one address for each pattern of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.bureau.browser.serving import Site

HREF = re.compile(r"<a\b[^>]*\bhref=\"([^\"#]+)")
# Django's own admin and the API's page are not ours to set.
LEFT_OUT = ("/console/", "/api/", "/static/")
MOST = 400
"""Addresses asked for at most, so that a list of lists does not go on for ever."""


def reached(page: Page, site: Site, start: str, seen: set[str]) -> Iterator[str]:
    """Paths of HTML pages reached from `start`, one for each pattern not in `seen` yet."""
    waiting, asked = [start], 0
    while waiting and asked < MOST:
        path = waiting.pop(0)
        route = route_of(path)
        if route is None or route in seen:
            continue
        asked += 1
        answer = page.context.request.get(site.url(path))
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        if answer.status == 403 or not is_page:
            continue
        seen.add(route)
        yield path
        waiting += links(answer.text(), answer.url, site)


def links(html: str, at: str, site: Site) -> list[str]:
    """The addresses of this site a page links to, as paths with their queries."""
    found = [urljoin(at, unescape(href)) for href in HREF.findall(html)]
    ours = [urlsplit(url) for url in found if url.startswith(site.base + "/")]
    paths = [url.path + (f"?{url.query}" if url.query else "") for url in ours]
    return [path for path in dict.fromkeys(paths) if not path.startswith(LEFT_OUT)]


def route_of(path: str) -> str | None:
    """The pattern an address belongs to; None where no room answers."""
    try:
        return resolve(urlsplit(path).path).route
    except Resolver404:
        return None
