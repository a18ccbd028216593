"""The site of the firms by the lake, its clock at 1 March 2026, for the journeys of firms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bureau.browser.seeing import signed_in, window
from tests.bureau.browser.serving import Site, call, serve
from tests.bureau.portal.firm import CLOCK


@contextmanager
def lakeside(folder: Path) -> Iterator[Site]:
    """Furnish a folder with tables, styles and the firms, and serve it."""
    call(folder, "-m", "django", "migrate", "--verbosity", "0", today=CLOCK)
    call(folder, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0", today=CLOCK)
    call(folder, "-m", "tests.bureau.browser.lake", today=CLOCK)
    with serve(folder, CLOCK) as running:
        yield running


@contextmanager
def opened(browser: Browser, site: Site, name: str, width: int, scripts: bool) -> Iterator[Page]:
    """A window of somebody who is signed in."""
    with window(browser, width, scripts=scripts) as page:
        yield signed_in(page, site, name)
