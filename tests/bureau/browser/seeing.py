"""What a test asks of a page: who is signed in, does it overflow, what axe and the policy say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, Response

from tests.bureau.browser.people import PASSWORD
from tests.bureau.browser.serving import Site

WIDE, NARROW = 1280, 390
HEIGHTS = {WIDE: 900, NARROW: 844}
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-dev-shm-usage "
    "--disable-background-networking --disable-component-update --disable-sync --lang=zh-CN"
).split()
# Heard before the page's own scripts run; kept on the window until asked for.
LISTEN = """
window.__refused = [];
document.addEventListener('securitypolicyviolation', function (event) {
  window.__refused.push(event.violatedDirective + ' ' + (event.blockedURI || event.sample));
});
"""
# How far content reaches past the right edge, and what reaches there outside a scrolling box.
OVERFLOW = """
() => {
  const wide = document.documentElement.clientWidth;
  const boxed = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      const how = getComputedStyle(box).overflowX;
      if (how === 'auto' || how === 'scroll' || how === 'hidden') return true;
    }
    return false;
  };
  if (document.documentElement.scrollWidth <= wide) return [];
  return Array.from(document.querySelectorAll('body *'))
    .filter((e) => e.getBoundingClientRect().right > wide + 1 && !boxed(e))
    .map((e) => e.tagName.toLowerCase() + '.' + e.className).slice(0, 5)
    .concat(['scroll width ' + document.documentElement.scrollWidth]);
}
"""


def launch(playwright: Playwright, program: Path) -> Browser:
    """Debian's own Chromium."""
    return playwright.chromium.launch(executable_path=str(program), args=FLAGS)


@contextmanager
def window(
    browser: Browser, width: int = WIDE, *, scripts: bool = True, dark: bool = False
) -> Iterator[Page]:
    """A fresh window of this width, with nobody signed in."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS.get(width, 900)},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
        has_touch=width == NARROW,
    )
    context.set_default_timeout(20_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def signed_in(page: Page, site: Site, role: str) -> Page:
    """The page's window, signed in as the person of a role; by the form the first time."""
    if role in site.cookies:
        page.context.add_cookies(site.cookies[role])
        return page
    page.goto(site.url("/account/login/"))
    page.get_by_label("用户名").fill(f"see-{role}")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_load_state()
    assert "/account/login/" not in page.url, page.inner_text("main")
    site.cookies[role] = page.context.cookies()
    return page


def no_overflow(page: Page) -> list[str]:
    """What reaches past the right edge of the window; empty when all is well."""
    found: list[str] = page.evaluate(OVERFLOW)
    return found


def axe(page: Page, url: str) -> list[str]:
    """What axe finds on a page, loaded for this alone: it provokes the content policy itself."""
    page.goto(url)
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']} ×{len(one['nodes'])}: {one['nodes'][0]['html'][:160]}" for one in found]


def csp_errors(page: Page, url: str) -> list[str]:
    """What the content policy refused and what scripts complained of, in a load of its own."""
    heard: list[str] = []

    def hear(message: Any) -> None:
        if message.type == "error":
            heard.append(message.text[:200])

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(str(error)[:200]))
    page.add_init_script(LISTEN)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    refused: list[str] = page.evaluate("window.__refused || []")
    page.remove_listener("console", hear)
    return heard + refused


def weight(page: Page, url: str) -> int:
    """Bytes of a page with everything it fetches, before compression."""
    answers: list[Response] = []

    def hear(answer: Response) -> None:
        answers.append(answer)

    page.on("response", hear)
    page.goto(url, wait_until="networkidle")
    page.remove_listener("response", hear)
    return sum(len(answer.body()) for answer in answers if answer.status == 200)
