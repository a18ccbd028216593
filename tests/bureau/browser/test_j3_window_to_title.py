"""J3: a window opens, its list, a reminder with its receipt, an application, the title, and back.

On 20 May 2025; each way is made by a firm of its own, so that one does not stand in the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.bureau.browser import shore
from tests.bureau.browser.lakeside import opened
from tests.bureau.browser.seeing import NARROW, WIDE, axe, csp_errors, no_overflow
from tests.bureau.browser.serving import Site, call, serve

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
EVERY_WAY = [
    pytest.param(width, scripts, id=f"{width}-{'on' if scripts else 'off'}")
    for width in (WIDE, NARROW)
    for scripts in (True, False)
]
WINDOW = f"/desk/windows/{shore.NOTICE}"
STAGES = ("填报", "已提交", "县级审核", "推荐", "评审", "公示")
UNDO = 31_000
"""Milliseconds after which a message can no longer be taken back, and is there to be read."""
PAGES = (
    *("/desk/windows", WINDOW, f"{WINDOW}?list=open", f"{WINDOW}?list=in", "/desk/at-risk"),
    *("/desk", "/desk/windows/stsme_submission-2026", "/desk/windows?year=2031"),
)
FIRM_PAGES = ("/me/applications", "/me", "/messages")


@pytest.fixture(scope="module")
def shoreline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the firms by the shore; nobody but the chief reminds them, no morning comes."""
    folder, day = tmp_path_factory.mktemp("shore"), shore.CLOCK
    call(folder, "-m", "django", "migrate", "--verbosity", "0", today=day)
    call(folder, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0", today=day)
    call(folder, "-m", "tests.bureau.browser.shore", today=day)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUREAU_NIGHTLY", "0")
        with serve(folder, day) as running:
            yield running


def row(page: Page, name: str) -> str:
    """What a list says of a firm, blank where it is not in it."""
    line = page.locator("main tbody tr", has_text=name)
    return str(line.inner_text()) if line.count() else ""


def counted(page: Page, site: Site) -> int:
    """How many titles the indicator counts."""
    page.goto(site.url(f"/indicators/{shore.INDICATOR}?year=2025"))
    found = re.search(r"台账里的资质加起来是 (-?\d+) 家", page.inner_text("main"))
    assert found, page.inner_text("main")
    return int(found[1])


def rung(page: Page, site: Site, way: str) -> str:
    """Where the firm's own page says it stands."""
    page.goto(site.url(f"/desk/firms/enterprise-{way}"))
    return str(page.locator(".crumbs").inner_text())


def move(page: Page, to: str, **fields: str) -> None:
    """One move by its form, and what the page says then."""
    page.get_by_role("link", name=f"移到“{to}”").click()
    for label, value in fields.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="记录这次移动").click()
    page.wait_for_load_state()
    assert f"到“{to}”已记录" in page.get_by_role("status").inner_text()
    assert not no_overflow(page)


@pytest.mark.parametrize(("width", "scripts"), EVERY_WAY)
def test_j3_from_the_window_to_the_title_and_back(
    browser: Browser, shoreline: Site, width: int, scripts: bool
) -> None:
    """The firm is in the list, is told once with a receipt, applies, has the title, loses it."""
    site, way = shoreline, f"{width}-{'on' if scripts else 'off'}"
    name = shore.name(way)
    with opened(browser, site, shore.CHIEF, width, scripts) as page:
        page.goto(site.url("/desk"))
        assert "应报未报：示例高企第一批" in page.inner_text("main")
        page.goto(site.url("/desk/windows"))
        page.get_by_role("link", name="示例高企第一批").first.click()
        assert "条件全部满足，还没有提交" in row(page, name)
        assert "截止日为节假日，请按前一工作日5月30日准备" in page.inner_text("main")
        assert not no_overflow(page)

        page.get_by_role("button", name=f"发提醒给{name}").click()
        assert "已发出 1 条提醒" in page.get_by_role("status").inner_text()
        page.get_by_role("button", name="撤回刚发的 1 条").click()
        assert "已撤回 1 条，企业没有看到" in page.get_by_role("status").inner_text()
        page.get_by_role("button", name=f"发提醒给{name}").click()
        page.get_by_role("button", name=f"发提醒给{name}").click()
        assert "1 家这一档已经提醒过，没有重复发" in page.get_by_role("status").inner_text()
        page.wait_for_timeout(UNDO)

    with opened(browser, site, shore.contact(way), width, scripts) as page:
        page.goto(site.url("/messages"))
        messages = page.locator("article.message")
        assert messages.count() == 1
        assert "示例高企第一批" in messages.inner_text()
        assert "应报未报" not in page.inner_text("body")
        messages.get_by_role("button", name="打开").click()
        page.wait_for_load_state()
        assert page.url == site.url("/me/applications")
        assert "没有在办的申报" in page.inner_text("main")
        assert not no_overflow(page)

    with opened(browser, site, shore.CHIEF, width, scripts) as page:
        page.goto(site.url(WINDOW))
        assert "已读" in row(page, name)
        page.get_by_role("button", name=f"建申报事项：{name}").click()
        page.wait_for_load_state()
        at = page.url
        for stage in STAGES:
            move(page, stage)
        page.goto(site.url(WINDOW))
        assert not row(page, name)
        page.goto(site.url(f"{WINDOW}?list=in"))
        assert "公示，2025-05-20" in row(page, name)

        before = counted(page, site)
        assert "高新技术企业" not in rung(page, site, way)
        page.goto(at)
        move(page, "获批", 证书编号=f"GR2025{way}", 发证日期="2025-05-20", 有效期至="2028-05-19")
        assert counted(page, site) == before + 1
        assert "高新技术企业" in rung(page, site, way)
        page.goto(site.url(f"{WINDOW}?list=in"))
        assert "获批，2025-05-20" in row(page, name)

        page.goto(at)
        page.get_by_role("link", name="移到“取消”").click()
        page.get_by_label("日期").fill("2025-05-20")
        page.get_by_label("理由").fill("查实材料不实")
        page.get_by_role("button", name="记录这次移动").click()
        page.wait_for_load_state()
        assert "查实材料不实" in page.inner_text("main")
        assert counted(page, site) == before
        assert "高新技术企业" not in rung(page, site, way)
        page.goto(site.url(f"{WINDOW}?list=in"))
        assert "取消，2025-05-20" in row(page, name)

    with opened(browser, site, shore.contact(way), width, scripts) as page:
        page.goto(site.url("/me/applications"))
        assert "现在：取消" in page.inner_text("main")
        assert not no_overflow(page)


def test_axe_and_the_content_policy_find_nothing(browser: Browser, shoreline: Site) -> None:
    """On the pages of windows, risks and applications, the bureau's and the firm's."""
    found = {}
    for who, paths in ((shore.CHIEF, PAGES), (shore.contact("looked-at"), FIRM_PAGES)):
        with opened(browser, shoreline, who, WIDE, True) as page:
            for path in paths:
                wrong = [*axe(page, shoreline.url(path)), *csp_errors(page, shoreline.url(path))]
                found |= {path: wrong} if wrong else {}
    assert not found


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_reaches_past_the_edge(browser: Browser, shoreline: Site, width: int) -> None:
    """On a desk's screen and on a phone's."""
    found = {}
    for who, paths in ((shore.CHIEF, PAGES), (shore.contact("looked-at"), FIRM_PAGES)):
        with opened(browser, shoreline, who, width, False) as page:
            for path in paths:
                page.goto(shoreline.url(path))
                if past := no_overflow(page):
                    found[path] = past
    assert not found
