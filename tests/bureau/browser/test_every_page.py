"""Every page of the staff and of firms: axe, the content policy, both widths, size, no scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.bureau.browser.crawling import Walk, walk
from tests.bureau.browser.seeing import (
    NARROW,
    WIDE,
    axe,
    csp_errors,
    no_overflow,
    signed_in,
    weight,
    window,
)
from tests.bureau.browser.serving import Site

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
Open = Callable[..., Page]
HOMES = {
    "chief": "/desk",
    "director": "/desk",
    "it": "/admin/users",
    "auditor": "/admin/audit",
    "town": "/desk",
    "chief-平台科": "/platforms",
    "chief-人才科": "/talent",
    "enterprise": "/me",
    "platform": "/me",
}
KILOBYTES = 300
"""What one page may weigh with its styles and scripts."""


@pytest.fixture(scope="session")
def walks(browser: Browser, site: Site) -> dict[str, Walk]:
    """Role to what he reached, so that each pattern of the site is looked at once."""
    seen: set[str] = set()
    found: dict[str, Walk] = {}
    for role, home in HOMES.items():
        with window(browser) as page:
            signed_in(page, site, role)
            found[role] = walk(page, site, home, seen)
    return found


@pytest.fixture(scope="session")
def walked(walks: dict[str, Walk]) -> dict[str, list[str]]:
    """Role to the paths of pages only he has been found to reach."""
    return {role: found.pages for role, found in walks.items()}


def test_walk_comes_far(walked: dict[str, list[str]]) -> None:
    """Staff and firms each reach their pages by links alone."""
    assert len([path for paths in walked.values() for path in paths]) >= 40
    assert any(path.startswith("/me") for path in walked["enterprise"])


def test_no_link_leads_nowhere(walks: dict[str, Walk]) -> None:
    """Each link a person is shown opens for him."""
    broken = {role: found.broken for role, found in walks.items() if found.broken}
    assert not broken


def test_axe_finds_nothing(open_as: Open, site: Site, walked: dict[str, list[str]]) -> None:
    """No page breaks a rule of accessibility."""
    found = {}
    for role, paths in walked.items():
        page = open_as(role)
        found |= {path: wrong for path in paths if (wrong := axe(page, site.url(path)))}
    assert not found


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_reaches_past_the_edge(
    open_as: Open, site: Site, walked: dict[str, list[str]], width: int
) -> None:
    """No page scrolls sideways, on a desk's screen or a phone's."""
    found = {}
    for role, paths in walked.items():
        page = open_as(role, width)
        for path in paths:
            page.goto(site.url(path))
            if past := no_overflow(page):
                found[path] = past
    assert not found


def test_content_policy_refuses_nothing(
    open_as: Open, site: Site, walked: dict[str, list[str]]
) -> None:
    """The strict policy has nothing to refuse, and no script complains."""
    found = {}
    for role, paths in walked.items():
        page = open_as(role)
        found |= {path: wrong for path in paths if (wrong := csp_errors(page, site.url(path)))}
    assert not found


def test_pages_are_light(open_as: Open, site: Site, walked: dict[str, list[str]]) -> None:
    """A page with its styles and scripts weighs 300 kB at most, before compression."""
    heavy = {}
    for role, paths in walked.items():
        page = open_as(role)
        weights = {path: weight(page, site.url(path)) // 1024 for path in paths}
        heavy |= {path: f"{kilo} kB" for path, kilo in weights.items() if kilo > KILOBYTES}
    assert not heavy


def test_pages_stand_with_scripts_off(
    open_as: Open, site: Site, walked: dict[str, list[str]]
) -> None:
    """Each page shows its heading and its content without a script."""
    bare = []
    for role, paths in walked.items():
        page = open_as(role, scripts=False)
        for path in paths:
            page.goto(site.url(path))
            if not page.locator("h1").first.is_visible() or len(page.inner_text("main")) < 20:
                bare.append(path)
    assert not bare
