"""Every page a person can reach by links, one address for each pattern of the site."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.bureau.browser.serving import Site

HREF = re.compile(r"<a\b[^>]*\bhref=\"([^\"#]+)")
# Django's own admin and the API's page are not ours to set.
LEFT_OUT = ("/console/", "/api", "/static/")
MOST, OF_A_PATTERN = 400, 4
"""Addresses asked for at most, in all and of one pattern, so that a walk comes to an end."""


@dataclass
class Walk:
    """What one person reached: pages to look at, and links that lead nowhere or to a refusal."""

    pages: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def walk(page: Page, site: Site, start: str, seen: set[str]) -> Walk:
    """Follow links from `start`; a page of each pattern not in `seen` yet is kept to look at.

    A few addresses of each pattern are asked for: what one record allows another may refuse.
    """
    found, waiting, asked = Walk(), deque([(start, "")]), set[str]()
    times = Counter[str]()
    while waiting and len(asked) < MOST:
        path, came_from = waiting.popleft()
        route = route_of(path)
        if route is None:
            found.broken.append(f"{came_from} → {path} 无此地址")
        if route is None or path in asked or times[route] >= OF_A_PATTERN:
            continue
        asked.add(path)
        times[route] += 1
        answer = page.context.request.get(site.url(path))
        if answer.status >= 400:
            found.broken.append(f"{came_from} → {path} 答 {answer.status}")
        elif answer.headers.get("content-type", "").startswith("text/html"):
            if route not in seen:
                seen.add(route)
                found.pages.append(path)
            waiting += [(link, path) for link in links(answer.text(), answer.url, site)]
    return found


def links(html: str, at: str, site: Site) -> list[str]:
    """The addresses of this site a page links to, as paths with their queries."""
    found = [urljoin(at, unescape(href)) for href in HREF.findall(html)]
    ours = [urlsplit(url) for url in found if url.startswith(site.base + "/")]
    paths = [url.path + (f"?{url.query}" if url.query else "") for url in ours]
    return [path for path in dict.fromkeys(paths) if not path.startswith(LEFT_OUT)]


def route_of(path: str) -> str | None:
    """The pattern an address belongs to; None where no room answers."""
    try:
        return str(resolve(urlsplit(path).path).route)
    except Resolver404:
        return None
