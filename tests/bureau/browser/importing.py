"""A town's sheet as an office sends it, brought by the pages as far as the check."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Page

from tests.bureau.browser.serving import Site

HEAD = ["信用代码", "单位名称", "属地", "经营状态", "销售收入", "研发费用", "职工总数"]
"""Everyday headings, not the vocabulary's."""
NEW, WRONG_CODE = "91320481MAK9K9K9K3", "91320481MAK9K9K9K4"


def sheet_of(folder: Path, names: list[str]) -> Path:
    """Firms that are there, a new one, a wrong code, a doubtful number, money in 元."""
    book = Workbook()
    page = book.active
    page.title = "镇区月报"
    page.append(HEAD)
    for place, name in enumerate(names):
        page.append([None, name, None, None, 41_000_000 + place * 1_370_000, 2_260_000, 60 + place])
    page.append([NEW, "示例新到企业有限公司", "天目湖镇", "存续", 35_000_000, 3_210_000, 48])
    page.append([WRONG_CODE, "示例代码有误有限公司", "天目湖镇", "存续", 18_000_000, 900_000, 20])
    page.append([None, names[0], None, None, "约3500", "——", 61])
    path = folder / "镇区月报.xlsx"
    book.save(path)
    return path


def bring_to_check(page: Page, site: Site, path: Path) -> None:
    """Upload, take the sheet as seen, confirm units in 元, check every row."""
    page.goto(site.url("/admin/import"))
    page.locator("select[name=kind]").select_option("enterprise")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="上传并识别").click()
    if page.get_by_role("button", name="用选中的表").count():
        page.get_by_role("button", name="用选中的表").click()
    page.locator("input[value='销售收入']").first.wait_for()
    page.locator("tr", has_text="研发费用").locator("input[list]").fill("研发费用（高企口径）")
    for row in ("销售收入", "研发费用"):
        page.locator("tr", has_text=row).get_by_label("元", exact=True).check()
    page.get_by_label("按年的数是哪一年").fill("2024")
    page.get_by_role("button", name="核对每一行").click()
    page.get_by_text("核对于").first.wait_for()


def example(page: Page, site: Site) -> str:
    """A sheet over firms of the register, as far as the check; the address of its page."""
    page.goto(site.url("/desk/firms"))
    names = page.locator("main tbody th a").all_inner_texts()[5:14]
    bring_to_check(page, site, sheet_of(site.folder, names))
    return page.url.removeprefix(site.base)
