"""`make shots`: pictures of the ten pages at both widths into out/shots/, missing pages named.

Uses the data folder BUREAU_DATA names where one is given, else a fresh demonstration.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bureau.browser.furnishing import furnish
from tests.bureau.browser.pages import TEN, Look, go
from tests.bureau.browser.seeing import NARROW, WIDE, launch, no_overflow, signed_in, window
from tests.bureau.browser.serving import ROOT, Site, serve
from tests.conftest import find

OUT = ROOT / "out" / "shots"
TALLEST = 2600
"""Pixels of a picture: three screens say how a page looks."""


def main() -> int:
    """Take every picture; 1 when a page is missing or reaches past the edge."""
    program, advice = find("chromium")
    if program is None:
        print(advice)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    kept = os.environ.get("BUREAU_DATA")
    with tempfile.TemporaryDirectory(prefix="shots-") as fresh:
        folder = Path(kept or fresh)
        furnish(folder)
        with serve(folder) as site, sync_playwright() as playwright:
            browser = launch(playwright, program)
            wrong = [line for look in TEN for line in shoot(browser, site, look)]
            browser.close()
    print("\n".join(wrong) or f"20 张图在 {OUT.relative_to(ROOT)}")
    return 1 if wrong else 0


def shoot(browser: Browser, site: Site, look: Look) -> list[str]:
    """One page at both widths; what is wrong with it."""
    wrong: list[str] = []
    for width in (WIDE, NARROW):
        with window(browser, width) as page:
            if look.role:
                signed_in(page, site, look.role)
            missing = go(page, site, look)
            tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            clip = {"x": 0, "y": 0, "width": width, "height": tall}
            page.screenshot(path=OUT / f"{look.name}-{width}.png", full_page=True, clip=clip)
            if missing:
                return [f"缺 {look.name}：{missing}"]
            wrong += [f"{look.name} {width}：{past}" for past in no_overflow(page)]
    return wrong


if __name__ == "__main__":
    sys.exit(main())
