"""A new user's first day: from a list of firms one step short to a certificate that is checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page

from tests.bureau.browser.seeing import NARROW, WIDE, no_overflow
from tests.bureau.browser.serving import Site, call

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
Open = Callable[..., Page]
TOWN = "天目湖镇"
RD = "研发费用（高企口径）"
STEP = re.compile(rf"{RD}增加([\d,.]+)万元（至([\d,.]+)万元）")
"""A step by R&D alone: the amount, and where the year's figure then stands, in 万元."""


@pytest.fixture(autouse=True)
def settled(site: Site) -> None:
    """What waits behind the pages is done before one looks at lists."""
    call(site.folder, "-m", "django", "worker", "--once")


def short_of_hte(page: Page, site: Site, town: str = "") -> list[tuple[str, str, str]]:
    """(name, address, step) of the firms one step short of 高企, as the register lists them."""
    page.goto(site.url("/desk/firms"))
    if town:
        page.get_by_label("镇区（街道）").select_option(label=town)
    page.get_by_label("差一步到").select_option(label="高新技术企业认定")
    page.get_by_role("button", name="筛选").first.click()
    page.wait_for_load_state()
    lines = page.locator("main table.cards tbody tr")
    found = []
    for place in range(lines.count()):
        line = lines.nth(place)
        link = line.locator("th a")
        step = line.locator("td").nth(2).inner_text()
        found.append((link.inner_text(), link.get_attribute("href") or "", step))
    return found


def by_rd(firms: list[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The first whose step is more R&D: name, address, where the figure must stand."""
    for name, href, step in firms:
        if told := STEP.search(step):
            return name, href, told[2].replace(",", "")
    raise AssertionError(f"no step by R&D among {[step for _, _, step in firms]}")


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_the_first_day_from_a_list_to_a_checked_certificate(
    open_as: Open, site: Site, tmp_path: Path, width: int, scripts: bool
) -> None:
    """One short in one town; the step with clause and amount; a number tried; the certificate."""
    page = open_as("chief", width, scripts=scripts)
    listed = short_of_hte(page, site, TOWN)
    assert listed
    assert all("policy=hte" in href for _, href, _ in listed)
    name, href, enough = by_rd(listed)

    page.goto(site.url(href))
    assert page.locator("h1").inner_text().startswith(name)
    step = page.locator(".step").inner_text()
    assert "万元" in step
    assert "第十一条（五）" in step
    assert no_overflow(page) == []

    page.get_by_role("link", name="试一试").click()
    page.get_by_label(f"{RD} 2023 年", exact=True).fill(enough)
    page.get_by_role("button", name="看看会怎样").click()
    page.wait_for_load_state()
    result = page.locator("#result").inner_text()
    assert "“高新技术企业认定”：不符合 → " in result
    assert "不符合 → 不符合" not in result
    assert no_overflow(page) == []

    page.goto(site.url(href))
    page.get_by_role("button", name="下载判定书").click()
    page.wait_for_load_state()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("下载判定书")).click()
    kept = tmp_path / "certificate.html"
    download.value.save_as(kept)
    call(site.folder, "-m", "guiju", "verify", str(kept))
    kept.write_text(kept.read_text(encoding="utf-8").replace(name, "另一家", 1), encoding="utf-8")
    with pytest.raises(AssertionError):
        call(site.folder, "-m", "guiju", "verify", str(kept))


def test_the_first_day_a_sheet_comes_in_and_the_board_moves(
    open_as: Open, site: Site, tmp_path: Path
) -> None:
    """R&D brought by a sheet takes a firm off the list of those one step short, from the next run."""
    page = open_as("chief", WIDE)
    name, href, enough = by_rd(short_of_hte(page, site))
    before = one_step_short(page, site)

    bring(page, site, sheet(tmp_path, name, enough))
    assert "已入库" in page.inner_text("main")
    page.goto(site.url(href))
    assert "条事实尚未计入最近一次计算" in page.inner_text("main")
    assert one_step_short(page, site) == before

    page.get_by_role("button", name="按今天重新判定").click()
    call(site.folder, "-m", "django", "worker", "--once")
    assert one_step_short(page, site) == before - 1
    assert name not in [listed for listed, _, _ in short_of_hte(page, site)]


def one_step_short(page: Page, site: Site) -> int:
    """What the board says stands one step short of 高企."""
    page.goto(site.url("/desk/board"))
    kpi = page.locator("dl.kpis div", has_text="差一步到高企").first
    return int(kpi.locator("dd a").inner_text().replace(",", ""))


def sheet(folder: Path, name: str, amount: str) -> Path:
    """A workbook of one firm by its name, its R&D of 2023 in 万元."""
    book = Workbook()
    page = book.active
    page.title = "研发补报"
    page.append(["企业名称", "2023年研发费用（高企口径）（万元）"])
    page.append([name, float(amount)])
    path = folder / "研发补报.xlsx"
    book.save(path)
    return path


def bring(page: Page, site: Site, path: Path) -> None:
    """The four steps: sheet, columns, check with every question answered yes, commit."""
    page.goto(site.url("/admin/import"))
    page.locator("select[name=kind]").select_option("enterprise")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="上传并识别").click()
    page.wait_for_load_state()
    if page.get_by_role("button", name="用选中的表").count():
        page.get_by_role("button", name="用选中的表").click()
        page.wait_for_load_state()
    page.get_by_role("button", name="核对每一行").click()
    page.get_by_text("核对于").first.wait_for()
    while page.locator("section.is-waiting button[name=all]").count():
        page.locator("section.is-waiting button[name=all]").first.click()
        page.get_by_text("核对于").first.wait_for()
    page.get_by_role("button", name=re.compile("入库|只导正确的")).click()
    page.wait_for_load_state()
