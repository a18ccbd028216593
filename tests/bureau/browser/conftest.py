"""A site and a browser for the whole session; windows by width, scripts on or off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bureau.browser.furnishing import furnish
from tests.bureau.browser.seeing import WIDE, launch, signed_in, window
from tests.bureau.browser.serving import Site, serve

KEPT = "BUREAU_BROWSER_DATA"
"""A furnished data folder to use as it is, for trying one test again and again."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The service on demonstration data, one person for each role."""
    kept = os.environ.get(KEPT)
    folder = Path(kept) if kept else tmp_path_factory.mktemp("site")
    furnish(folder)
    with serve(folder) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    from tests.conftest import find_or_skip

    program = find_or_skip("chromium")
    with sync_playwright() as playwright:
        running = launch(playwright, program)
        yield running
        running.close()


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """`open_as("chief", 390, scripts=False)`: a window of that person, closed after the test."""
    with ExitStack() as windows:

        def opened(role: str = "", width: int = WIDE, **how: Any) -> Page:
            page = windows.enter_context(window(browser, width, **how))
            return signed_in(page, site, role) if role else page

        yield opened
