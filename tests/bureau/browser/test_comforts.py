"""The small scripts: drafts kept, filters that send themselves, questions before deeds, menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.bureau.browser.seeing import NARROW, window
from tests.bureau.browser.serving import ROOT

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
SCRIPTS = ROOT / "src" / "bureau" / "look" / "static" / "look"
BASE = "http://bureau.test"
Show = Callable[[str], Page]


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """`show(markup)`: a page of that body with the site's scripts, at an address of its own."""
    with window(browser, NARROW) as page:
        bodies = {"/": ""}

        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(BASE).partition("?")[0]
            if (SCRIPTS / path[1:]).is_file():
                route.fulfill(path=Path(SCRIPTS / path[1:]))
            elif path in bodies:
                route.fulfill(content_type="text/html; charset=utf-8", body=bodies[path])
            else:
                route.fulfill(content_type="text/html; charset=utf-8", body=whole("<p>已收到"))

        def whole(body: str) -> str:
            scripts = "".join(
                f'<script src="/{s}" defer></script>' for s in ("look.js", "draft.js")
            )
            return f"<!doctype html>{scripts}<body>{body}"

        def shown(body: str) -> Page:
            bodies["/"] = whole(body)
            page.goto(BASE + "/")
            return page

        page.route(f"{BASE}/**", answer)
        yield shown


VISIT = '<form data-draft="visit-7" action="/sent"><textarea name="note"></textarea><button>提交</button></form>'


def test_draft_survives_a_reload(show: Show) -> None:
    """What was typed on the phone is there again, and says so."""
    page = show(VISIT)
    page.locator("textarea").fill("承诺人才公寓一套")
    page.reload()
    assert page.locator("textarea").input_value() == "承诺人才公寓一套"
    assert "已接上" in page.get_by_role("status").inner_text()


def test_draft_goes_once_the_service_has_answered(show: Show) -> None:
    """After sending, the next form begins empty."""
    page = show(VISIT)
    page.locator("textarea").fill("已办")
    page.get_by_role("button", name="提交").click()
    page.get_by_text("已收到").wait_for()
    assert show(VISIT).locator("textarea").input_value() == ""


def test_draft_stays_when_sending_failed(show: Show) -> None:
    """Without a network the sending fails and nothing typed is lost."""
    page = show(VISIT)
    page.locator("textarea").fill("网断了")
    page.context.set_offline(True)
    page.unroute(f"{BASE}/**")
    page.get_by_role("button", name="提交").click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    kept = page.context.storage_state()
    assert page.url.startswith(("chrome-error", BASE))
    assert "网断了" in str(kept)


def test_draft_can_be_thrown_away(show: Show) -> None:
    """The reader may begin anew."""
    page = show(VISIT)
    page.locator("textarea").fill("旧的")
    page.reload()
    page.get_by_role("button", name="不要了").click()
    page.reload()
    assert page.locator("textarea").input_value() == ""


def test_filter_sends_itself_when_a_choice_changes(show: Show) -> None:
    """Choosing a town is enough; the words wait for the button."""
    page = show(
        '<form data-live action="/list"><input name="q" type="search"><select name="town">'
        "<option value=''>全部<option value='1'>昆仑</select><button>筛选</button></form>"
    )
    page.locator("input").fill("储能")
    page.locator("select").select_option("1")
    page.wait_for_url("**/list?*town=1")
    assert "q=" in page.url


@pytest.mark.parametrize("agreed", [True, False])
def test_deed_asks_first(show: Show, agreed: bool) -> None:
    """A dangerous button asks; refusing leaves everything as it was."""
    page = show('<form action="/gone"><button data-confirm="撤回整批？">撤回</button></form>')
    asked: list[str] = []

    def decide(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        dialog.accept() if agreed else dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", decide)
    page.get_by_role("button").click()
    page.wait_for_timeout(300)
    assert asked == ["撤回整批？"]
    assert ("/gone" in page.url) is agreed


def test_undo_ends_with_its_time(show: Show) -> None:
    """When the seconds are over the button no longer promises anything."""
    page = show(
        '<form><time data-until="2020-01-01T00:00:00+08:00"></time><button>撤回</button></form>'
    )
    page.get_by_text("已过时限").wait_for()
    assert page.get_by_role("button").is_disabled()


def test_menu_closes_on_escape_and_elsewhere(show: Show) -> None:
    """An open menu goes away by key or by a click beside it, and the focus comes back."""
    page = show(
        "<details class=menu><summary>更多</summary><a href='/x'>活动</a></details><p>正文</p>"
    )
    page.get_by_text("更多").click()
    page.keyboard.press("Escape")
    assert not page.get_by_text("活动").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.get_by_text("更多").click()
    page.get_by_text("正文").click()
    assert not page.get_by_text("活动").is_visible()
