"""J2: on 1 March a firm sees what falls due, answers until nothing matters, takes the decision away.

And the half of J1 that comes after signing in: what the firm says is confirmed by an officer.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import guiju
from tests.bureau.browser.lake import contact
from tests.bureau.browser.lakeside import lakeside, opened
from tests.bureau.browser.seeing import NARROW, WIDE, axe, csp_errors, no_overflow
from tests.bureau.browser.serving import Site

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
EVERY_WAY = [
    pytest.param(width, scripts, id=f"{width}-{'on' if scripts else 'off'}")
    for width in (WIDE, NARROW)
    for scripts in (True, False)
]
PAGES = (
    "/me",
    "/me/file",
    "/me/file/sales_revenue",
    "/me/file/science_awards",
    "/me/ladder",
    "/me/ladder/hte",
    "/me/ladder/hte/try",
    "/me/ladder/hte/try?tech_staff_hte.2025=12",
    "/me/questions",
    "/me/questions?at=total_income",
    "/me/readers",
)
PLATFORM_PAGES = ("/me", "/me/platform", "/me/platform/2026-02", "/me/file")
STAFF, TOTAL, HIGH = "科技人员（183天口径）", "总收入", "高新技术产品（服务）收入"


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the firms by the lake."""
    with lakeside(tmp_path_factory.mktemp("lake")) as running:
        yield running


def firm_of(width: int, scripts: bool) -> str:
    """The contact of the firm that makes the journey this way."""
    return contact(f"{width}-{'on' if scripts else 'off'}")


def ahead(page: Page) -> list[str]:
    """The questions the page lists as coming after this one."""
    return [text.strip() for text in page.locator("#ahead li a").all_inner_texts()]


def decides(page: Page) -> str:
    """What the page says the question decides."""
    return page.locator(".decides").inner_text()


def answer(page: Page, number: str) -> None:
    """Type a number for 2025, in 万元 where a unit is asked for, and go on."""
    page.get_by_label("2025年").fill(number)
    page.get_by_role("button", name="下一题").click()
    page.wait_for_load_state()


@pytest.mark.parametrize(("width", "scripts"), EVERY_WAY)
def test_j2_from_the_renewal_to_the_decision(
    browser: Browser, lake: Site, tmp_path: Path, width: int, scripts: bool
) -> None:
    """31 March with 22 working days; questions that say what they decide and re-order; the end."""
    with opened(browser, lake, firm_of(width, scripts), width, scripts) as page:
        page.goto(lake.url("/me"))
        first = page.locator("#due li").first
        assert "科技型中小企业信息更新" in first.inner_text()
        assert "3月31日" in first.inner_text()
        assert "还剩 22 个工作日" in first.inner_text()
        assert not no_overflow(page)

        page.locator("#ask").get_by_role("link", name="去回答").click()
        assert "这一题能决定：" in decides(page)
        assert "高新技术企业" in decides(page)
        assert ahead(page) == [TOTAL, HIGH]
        assert not no_overflow(page)

        # The total first: then the high-tech income decides as much as the staff, and goes before.
        page.locator("#ahead").get_by_role("link", name=TOTAL, exact=True).click()
        assert "和别的题一起决定：" in decides(page)
        answer(page, "5000")
        assert HIGH in page.locator("main form").inner_text()
        assert ahead(page) == [STAFF]
        assert "这一题能决定：" in decides(page)
        answer(page, "3100")
        assert STAFF in page.locator("main form").inner_text()
        answer(page, "12")
        assert "没有会改变结果的问题了" in page.inner_text("main")
        assert "待定→符合" in page.inner_text("main")
        assert not no_overflow(page)

        page.get_by_role("link", name="看结果和下一步").click()
        assert "3 项待核实" in page.inner_text("main")
        assert "的条件已全部满足" in page.locator(".step").first.inner_text()
        assert not no_overflow(page)
        assert verified(page, tmp_path) == "unknown"  # nobody has confirmed the three answers yet


def verified(page: Page, folder: Path) -> str | None:
    """The certificate taken away and checked again: the same, and its verdict."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载判定书").first.click()
    file = folder / "certificate.html"
    waiting.value.save_as(file)
    checked = guiju.verify(file, guiju.load_rulebook())
    assert checked.same, checked.differences
    return checked.rejudged


@pytest.mark.parametrize(("width", "scripts"), EVERY_WAY)
def test_j1_after_login_a_proposal_is_confirmed(
    browser: Browser, lake: Site, tmp_path: Path, width: int, scripts: bool
) -> None:
    """The firm corrects its sales with a paper; the officer sees both values; the file says so."""
    name, paper = firm_of(width, scripts), tmp_path / "2025年审计报告.pdf"
    paper.write_bytes(b"%PDF-1.4 example")
    with opened(browser, lake, name, width, scripts) as page:
        page.goto(lake.url("/me/file"))
        page.get_by_role("link", name="更正销售收入", exact=True).click()
        page.get_by_label("2025年").fill("52,500,000")
        page.get_by_label("元", exact=True).check()
        page.get_by_label("更正的原因").fill("审计调整")
        page.get_by_text("依据（可选）", exact=True).first.click()
        page.get_by_label("上传依据（可选）").set_input_files(paper)
        page.get_by_role("button", name="提交核实").click()
        assert "待科技局核实" in page.get_by_role("status").inner_text()
        mine = page.locator("#mine tr", has_text="销售收入").first
        assert "待核实" in mine.inner_text()
        assert "5,250 万元" in mine.inner_text()
        assert not no_overflow(page)

    with opened(browser, lake, "lake-chief", width, scripts) as page:
        page.goto(lake.url("/proposals"))
        firm = f"示例湖畔储能科技有限公司{name.removeprefix('lake-')}"
        line = page.locator("tr", has_text=firm).filter(has_text="销售收入")
        assert "5,000 万元" in line.inner_text()
        assert "5,250 万元" in line.inner_text()
        assert "审计报告" in line.inner_text()
        line.get_by_role("button", name="采纳").click()

    with opened(browser, lake, name, width, scripts) as page:
        page.goto(lake.url("/me/file"))
        assert "已采纳" in page.locator("#mine tr", has_text="销售收入").first.inner_text()
        row = page.locator("#money tr", has_text="销售收入").first
        assert "5,250 万元" in row.inner_text()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_numbers_tried_are_judged_as_they_are_typed(
    browser: Browser, lake: Site, width: int
) -> None:
    """With scripts the answer comes beside the form; the address can be kept."""
    with opened(browser, lake, contact("looked-at"), width, True) as page:
        page.goto(lake.url("/me/ladder/hte/try"))
        page.get_by_label("2025年科技人员（183天口径）").fill("9")
        page.get_by_label("2025年科技人员（183天口径）").press("Tab")
        page.locator("#result").wait_for()
        assert "待定 → 不符合" in page.locator("#result").inner_text()
        assert "tech_staff_hte.2025=9" in page.url
        assert not no_overflow(page)


def test_axe_finds_nothing_on_any_page(browser: Browser, lake: Site) -> None:
    """The public's page, the firm's and the platform's."""
    found = {}
    for name, paths in (("looked-at", PAGES), ("platform", PLATFORM_PAGES)):
        with opened(browser, lake, contact(name), WIDE, True) as page:
            found |= {p: wrong for p in paths if (wrong := axe(page, lake.url(p)))}
            page.context.clear_cookies()
            found |= {p: wrong for p in ("/",) if (wrong := axe(page, lake.url(p)))}
    assert not found


def test_content_policy_refuses_nothing(browser: Browser, lake: Site) -> None:
    """In loads of their own."""
    found = {}
    for name, paths in (("looked-at", PAGES), ("platform", PLATFORM_PAGES)):
        with opened(browser, lake, contact(name), WIDE, True) as page:
            found |= {p: wrong for p in paths if (wrong := csp_errors(page, lake.url(p)))}
    assert not found


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_reaches_past_the_edge(browser: Browser, lake: Site, width: int) -> None:
    """On a desk's screen and on a phone's."""
    found = {}
    for name, paths in (("looked-at", PAGES), ("platform", PLATFORM_PAGES)):
        with opened(browser, lake, contact(name), width, False) as page:
            for path in ("/", *paths):
                page.goto(lake.url(path))
                if past := no_overflow(page):
                    found[path] = past
    assert not found
