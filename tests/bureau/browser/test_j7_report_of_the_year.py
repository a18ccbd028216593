"""J7: the report of 2024 from its outline to the frozen text, taken away as Word, and corrected after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from zipfile import ZipFile

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
OWN_WORDS = "\n\n全年获批省级以上资金超3500万元，同比增长288%。"
FUNDS, PLATFORMS = 6, 3
"""Places of the sections on money and on platforms."""
GRANT = f"funding/{yearend.GRANT}"
As = Callable[[str], Page]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year as it was."""
    folder = tmp_path_factory.mktemp("j7") / "site"
    yearend.furnish(folder)
    return folder


@pytest.fixture
def windows(browser: Browser) -> Iterator[Callable[[Site, int], As]]:
    """Open windows of the bureau's people, one each, closed at the end."""
    with ExitStack() as opened:

        def on(site: Site, width: int) -> As:
            held: dict[str, Page] = {}

            def as_role(role: str) -> Page:
                if role not in held:
                    page = opened.enter_context(window(browser, width))
                    held[role] = signed_in(page, site, role)
                return held[role]

            return as_role

        yield on


def write(page: Page, site: Site, report: str, place: int, more: str) -> None:
    """Words added at the end of a section, and saved."""
    page.goto(site.url(f"{report}/sections/{place}"))
    box = page.locator("[name=source]")
    box.fill(box.input_value() + more)
    page.get_by_role("button", name="保存并编排").click()
    page.wait_for_load_state()


def wrong(page: Page, site: Site, report: str) -> list[str]:
    """What the check calls 不符."""
    page.goto(site.url(f"{report}/check"))
    return page.locator("#look-at li:has(.unmet) > b").all_inner_texts()


def look_behind(page: Page, site: Site, report: str) -> None:
    """超3500万元 opens its three records and no other; received money stands beside, 366.34."""
    page.goto(site.url(report))
    page.get_by_role("link", name="超3500万元", exact=True).click()
    links = page.locator("#figure li a")
    codes = [(link.get_attribute("href") or "").rpartition("/")[2] for link in links.all()]
    assert codes == ["funding-01", "funding-02", "funding-03"]
    assert "3533万元" in page.locator("#figure .eq").inner_text()
    assert "情况截至 2024年12月31日" in page.locator("#figure").inner_text()
    page.get_by_label("资金性质").select_option("received")
    page.get_by_role("button", name="算一算").click()
    beside = page.locator("#recut").inner_text()
    assert "3533万元" in beside
    assert "366.34万元" in beside
    assert not no_overflow(page)


def two_clerks(site: Site, report: str, first: Page, second: Page) -> None:
    """The slower is told who and what; his words stay; saving again is on purpose."""
    address = site.url(f"{report}/sections/{PLATFORMS}")
    for page in (first, second):
        page.goto(address)
    box = second.locator("[name=source]")
    write(first, site, report, PLATFORMS, "\n\n甲补了一句。")
    box.fill(box.input_value() + "\n\n乙补了一句。")
    second.get_by_role("button", name="保存并编排").click()
    assert "已存过一版" in second.get_by_role("alert").inner_text()
    assert "甲补了一句。" in second.locator("#theirs ins").inner_text()
    kept = second.locator("[name=source]")
    assert "乙补了一句。" in kept.input_value()
    assert not no_overflow(second)
    kept.fill(kept.input_value().replace("乙补了一句。", "甲、乙各补了一句。"))
    second.get_by_role("button", name="用我合好的文字保存").click()
    second.wait_for_url("**/sections/*")
    assert "第 3 版" in second.locator(".facts").inner_text()


def word_of(page: Page, site: Site, report: str, folder: Path) -> None:
    """小标宋 22 磅, 仿宋 16 磅, 22 lines of 28 letters, and the numbers of the text."""
    page.goto(site.url(f"{report}/final"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载 Word").click()
    path = folder / "report.docx"
    waiting.value.save_as(path)
    with ZipFile(path) as parts:
        body = parts.read("word/document.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    for font in ("方正小标宋简体", "仿宋_GB2312"):
        assert font in body + styles
    assert 'w:sz w:val="44"' in body + styles
    assert 'w:sz w:val="32"' in body + styles
    size = dict(
        re.findall(
            r'w:(w|h|top|bottom|left|right|linePitch)="(\d+)"', body[body.rindex("<w:pgSz") :]
        )
    )
    high = int(size["h"]) - int(size["top"]) - int(size["bottom"])
    wide = int(size["w"]) - int(size["left"]) - int(size["right"])
    assert high // int(size["linePitch"]) == 22  # lines; twips, as Word counts
    assert round(wide / 320) == 28  # letters of 16 points
    plain = re.sub(r"<[^>]+>", "", body)
    assert "3533万元" in plain
    assert "增长288%" in plain


def corrected_after(page: Page, site: Site, report: str) -> None:
    """533 → 500: the frozen text keeps 3533 and 288 %, the differences say 3500 and 284 %."""
    yearend.correct(page, site, GRANT, "amount", "500")
    page.goto(site.url(report))
    assert page.get_by_role("link", name="3533万元", exact=True).count() >= 1
    assert page.get_by_role("link", name="增长288%", exact=True).count() == 1
    page.goto(site.url(f"{report}/diff"))
    told = page.locator("main").inner_text()
    for part in ("3533万元", "3500万元", "增长288%", "增长284%"):
        assert part in told
    page.get_by_role("link", name="重算核对").click()
    assert "与定稿逐字相同" in page.get_by_role("status").inner_text()
    assert not no_overflow(page)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_j7_from_the_outline_to_the_differences(
    windows: Callable[[Site, int], As], furnished: Path, tmp_path: Path, width: int
) -> None:
    """Outline, sections, check, signing, freezing, Word, and what a correction does after."""
    with yearend.of_its_own(furnished, tmp_path / "site") as site:
        as_role = windows(site, width)
        lead = as_role(yearend.PLANNING)
        report = yearend.open_report(lead, site)
        look_behind(lead, site, report)
        two_clerks(site, report, lead, as_role(yearend.PLATFORMS))
        write(lead, site, report, FUNDS, OWN_WORDS)
        assert wrong(lead, site, report) == []

        yearend.correct(lead, site, GRANT, "amount", "500")
        yearend.compose(lead, site, report)
        assert sorted(wrong(lead, site, report)) == ["288%", "超3500万元"]
        yearend.hand_in_all(lead, site, report)
        yearend.send(lead, site, report)
        assert "核对有 2 处不符" in lead.locator("body").inner_text()
        yearend.correct(lead, site, GRANT, "amount", "533")
        yearend.compose(lead, site, report)
        assert wrong(lead, site, report) == []
        yearend.press(lead, site, report, "送审")

        yearend.press(as_role("chief"), site, report, "签署同意")
        yearend.press(as_role("director"), site, report, "定稿冻结")
        word_of(lead, site, report, tmp_path)
        corrected_after(lead, site, report)


def test_axe_and_policy_on_every_tab(
    windows: Callable[[Site, int], As], furnished: Path, tmp_path: Path
) -> None:
    """Of a draft: outline, text with a number open, last year, check, final, a section."""
    with yearend.of_its_own(furnished, tmp_path / "site") as site:
        page = windows(site, WIDE)(yearend.PLANNING)
        report = yearend.open_report(page, site)
        tabs = ("/outline", "?figure=41&cut.level=city", "/beside", "/check", "/final")
        paths = ["/reports", *(report + tab for tab in tabs), f"{report}/sections/{FUNDS}"]
        found = {p: axe(page, site.url(p)) + csp_errors(page, site.url(p)) for p in paths}
        assert not {path: bad for path, bad in found.items() if bad}
