"""The ten pages that are looked at, and for whom each is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.bureau.browser.importing import example
from tests.bureau.browser.people import FIRM
from tests.bureau.browser.serving import Site


@dataclass(frozen=True)
class Look:
    """One page: its picture's name, who opens it, where.

    follow: picks a link there to go on by. prepare: does what must be done first, once, and says
    where it led.
    """

    name: str
    role: str
    path: str
    follow: str = ""
    prepare: Callable[[Page, Site], str] | None = None


TEN = (
    Look("01-login", "", "/account/login/"),
    Look("02-desk", "liaison", "/desk"),
    Look("03-firms", "chief", "/desk/firms"),
    Look("04-firm", "chief", f"/desk/firms?q={FIRM}", "main tbody a[href^='/desk/firms/']"),
    Look("05-board", "director", "/desk/board"),
    Look("06-platforms", "chief-平台科", "/platforms"),
    Look("07-import", "chief", "/admin/import", prepare=example),
    Look("08-me", "enterprise", "/me"),
    Look("09-ladder", "enterprise", "/me/ladder"),
    Look("10-questions", "enterprise", "/me/questions"),
)


def go(page: Page, site: Site, look: Look) -> str:
    """Open the page; what is missing in words, empty when it stands."""
    made = ""
    if look.prepare is not None:
        made = site.made[look.name] = site.made.get(look.name) or look.prepare(page, site)
    answer = page.goto(site.url(made or look.path))
    if answer is None or answer.status != 200:
        return f"{look.path} answers {answer.status if answer else 'nothing'}"
    if not look.follow:
        return ""
    link = page.locator(look.follow).first
    if not link.count():
        return f"{look.path} has no link {look.follow}"
    address = link.get_attribute("href") or ""
    answer = page.goto(site.url(address))
    return "" if answer and answer.status == 200 else f"{address} does not open"
