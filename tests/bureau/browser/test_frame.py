"""The frame in a real browser: signing in, menus, large text, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.bureau.browser.seeing import NARROW, WIDE, axe, csp_errors, no_overflow
from tests.bureau.browser.serving import Site

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
LOGIN = "/account/login/"
Open = Callable[..., Page]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_sign_in_page_reads_well(open_as: Open, site: Site, width: int, dark: bool) -> None:
    """Nothing for axe to say and nothing past the edge, by day and by night."""
    page = open_as(width=width, dark=dark)
    assert not axe(page, site.url(LOGIN))
    assert not no_overflow(page)


def test_sign_in_page_keeps_the_content_policy(open_as: Open, site: Site) -> None:
    """The strict policy refuses nothing of ours."""
    assert not csp_errors(open_as(), site.url(LOGIN))


@pytest.mark.parametrize("scripts", [True, False])
def test_wrong_password_is_told_in_words(open_as: Open, site: Site, scripts: bool) -> None:
    """The reason stands on the page, in Chinese."""
    page = open_as(scripts=scripts)
    page.goto(site.url(LOGIN))
    page.get_by_label("用户名").fill("nobody-here")
    page.get_by_label("密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    assert "用户名或密码不对" in page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_large_text_is_one_press_away(open_as: Open, site: Site, scripts: bool) -> None:
    """The whole page grows by a quarter, and stays so."""
    page = open_as(width=NARROW, scripts=scripts)
    page.goto(site.url(LOGIN))
    page.get_by_role("button", name="大字版").click()
    assert page.locator("html").get_attribute("data-size") == "large"
    assert page.get_by_role("button", name="恢复常规字号").is_visible()


def test_skip_link_comes_first(open_as: Open, site: Site) -> None:
    """The first press of the tab key offers the way past the head."""
    page = open_as()
    page.goto(site.url(LOGIN))
    page.locator("body").press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
