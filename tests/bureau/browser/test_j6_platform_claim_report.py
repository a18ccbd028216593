"""J6: a platform approved by its paper, its claim on a whole list, on the sheet and in the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.bureau.browser import yearend
from tests.bureau.browser.seeing import (
    NARROW,
    WIDE,
    axe,
    csp_errors,
    no_overflow,
    signed_in,
    window,
)
from tests.bureau.browser.serving import Site

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
STAGE = f"/records/platform/{yearend.CENTRE}/stage?to=approved"
NAME = "江苏省先进动力和储能电池技术创新中心"


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year before the centre is approved, without a whole list of the city."""
    root = tmp_path_factory.mktemp("j6")
    yearend.furnish(root / "site", yearend.before_the_approval(root / "ledger"))
    return root / "site"


@contextmanager
def as_role(browser: Browser, site: Site, role: str, width: int) -> Iterator[Page]:
    """A window of one of the bureau."""
    with window(browser, width) as page:
        yield signed_in(page, site, role)


def approve(page: Page, site: Site) -> None:
    """Refused without number and day of the paper; with them the centre is approved."""
    page.goto(site.url(STAGE))
    page.locator("[name=on]").fill("2024-12-20")
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.get_by_role("button", name="记录这次移动").click()
    assert page.locator("[aria-invalid]").count() == 2
    page.goto(site.url(f"/records/platform/{yearend.CENTRE}"))
    assert "获批" not in page.locator("h1 ~ p, .facts").first.inner_text()
    page.goto(site.url(STAGE))
    page.locator("[name=on]").fill("2024-12-20")
    page.locator("[name=proof-approval_no]").fill("苏科示〔2024〕9号")
    page.locator("[name=proof-approved_on]").fill("2024-12-20")
    yearend.graded(page)
    page.get_by_role("button", name="记录这次移动").click()
    page.wait_for_url(f"**/records/platform/{yearend.CENTRE}")


def claim_row(page: Page, site: Site, report: str) -> str:
    """What the check says of the place among the city's centres."""
    page.goto(site.url(f"{report}/check"))
    return page.locator("#claims tr", has_text="常州市第").inner_text()


LONGEST = """() => {
  const put = (where, text) => document.querySelectorAll(where).forEach((e) => e.textContent = text);
  put('.points a', '名'.repeat(27) + '…');
  put('.points li > span:last-child', '字'.repeat(49) + '…');
  put('#lines th[scope=row]', '标'.repeat(26) + '…');
}"""
"""Names and words as long as the sheet lets them be."""


def printed_pages(page: Page, path: Path) -> int:
    """How many sheets of paper the page takes."""
    page.pdf(path=path, prefer_css_page_size=True)
    return path.read_bytes().count(b"/Type /Page\n")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_j6_from_the_paper_to_the_frozen_claim(
    browser: Browser, furnished: Path, tmp_path: Path, width: int
) -> None:
    """获批 needs its paper; 第2家 needs the whole list; frozen, it stays 第2家 when the list grows."""
    with yearend.of_its_own(furnished, tmp_path / "site") as site:
        with as_role(browser, site, yearend.PLATFORMS, width) as page:
            approve(page, site)
            assert not no_overflow(page)

        with as_role(browser, site, "director", width) as page:
            page.goto(site.url("/desk"))
            page.get_by_role("link", name="领导一页纸").click()
            changes = page.locator("#changes").inner_text()
            assert NAME in changes
            assert "2024年12月20日转为“获批”" in changes
            assert not no_overflow(page)

        with as_role(browser, site, yearend.PLANNING, width) as page:
            report = yearend.open_report(page, site)
            row = claim_row(page, site, report)
            assert "对照不全" in row
            assert "常州市第2家（对照不全）" in row
            yearend.correct(page, site, f"comparison/{yearend.LIST_LINE}", "complete", "是")
            yearend.compose(page, site, report)
            row = claim_row(page, site, report)
            assert "成立" in row
            assert "推进平台建设、争取项目资金" in row
            assert "2 节同一依据" in row
            assert not no_overflow(page)
            yearend.hand_in_all(page, site, report)
            yearend.send(page, site, report)

        with as_role(browser, site, "chief", width) as page:
            yearend.press(page, site, report, "签署同意")
        with as_role(browser, site, "director", width) as page:
            page.goto(site.url("/onepage"))
            assert "签发“2024年工作总结" in page.locator("#decisions").inner_text()
            assert "常州市第2家" in page.locator("#said").inner_text()
            yearend.press(page, site, report, "定稿冻结")
            assert "定稿" in page.locator("main").inner_text()

        with as_role(browser, site, yearend.PLANNING, width) as page:
            yearend.correct(page, site, f"comparison/{yearend.LIST_LINE}", "complete", "否")
            page.goto(site.url(report))
            assert page.get_by_role("link", name="常州市第2家", exact=True).count() == 2
            page.goto(site.url(f"{report}/diff"))
            line = page.locator("tr", has_text="省级技术创新中心在设区市的先后").first.inner_text()
            assert "常州市第2家" in line
            assert "对照不全" in line
            page.get_by_role("link", name="重算核对").click()
            assert "与定稿逐字相同" in page.get_by_role("status").inner_text()
            assert not no_overflow(page)


def test_axe_and_policy_on_the_pages_of_the_journey(
    browser: Browser, furnished: Path, tmp_path: Path
) -> None:
    """The move to 获批, the sheet of the director, the check of a report."""
    with yearend.of_its_own(furnished, tmp_path / "site") as site:
        found = {}
        with as_role(browser, site, yearend.PLATFORMS, WIDE) as page:
            found[STAGE] = axe(page, site.url(STAGE)) + csp_errors(page, site.url(STAGE))
        with as_role(browser, site, "director", NARROW) as page:
            found["/onepage"] = axe(page, site.url("/onepage"))
            found["/onepage"] += csp_errors(page, site.url("/onepage"))
            page.goto(site.url("/onepage"))
            assert printed_pages(page, tmp_path / "sheet.pdf") == 1
            page.evaluate(LONGEST)
            assert printed_pages(page, tmp_path / "longest.pdf") == 1
    assert not {path: wrong for path, wrong in found.items() if wrong}
