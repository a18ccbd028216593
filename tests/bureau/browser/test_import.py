"""A sheet from upload to undo in a real browser: scripts on and off, at both widths."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page

from tests.bureau.browser.importing import HEAD, WRONG_CODE, bring_to_check, sheet_of
from tests.bureau.browser.seeing import NARROW, WIDE, axe, csp_errors, no_overflow
from tests.bureau.browser.serving import Site

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
Open = Callable[..., Page]


def doubtful(folder: Path, names: list[str]) -> Path:
    """One firm as it should be, one with about 3500, one with more R&D than revenue, a wrong code."""
    book = Workbook()
    page = book.active
    page.append(HEAD)
    page.append([None, names[0], None, None, 41_000_000, 2_260_000, 60])
    page.append([None, names[1], None, None, "约35000000", None, 61])
    page.append([None, names[2], None, None, 1_000_000, 9_000_000, 62])
    page.append([WRONG_CODE, "示例代码有误有限公司", "天目湖镇", "存续", 18_000_000, 900_000, 20])
    path = folder / "存疑.xlsx"
    book.save(path)
    return path


def some_firms(page: Page, site: Site, skip: int) -> list[str]:
    """Names of firms of the register, others for each test."""
    page.goto(site.url("/desk/firms"))
    return page.locator("main tbody th a").all_inner_texts()[skip : skip + 4]


@pytest.mark.parametrize(("width", "scripts", "skip"), [(WIDE, True, 15), (NARROW, False, 20)])
def test_from_upload_to_undo(
    open_as: Open, site: Site, tmp_path: Path, width: int, scripts: bool, skip: int
) -> None:
    """Every step does its work and fits the window; what went in comes out again."""
    page = open_as("chief", width, scripts=scripts)
    bring_to_check(page, site, doubtful(tmp_path, some_firms(page, site, skip)))
    assert page.locator("nav.tabs").is_visible()
    for state in ("new", "changed", "held", "wrong"):
        page.goto(page.url.partition("?")[0] + f"?state={state}")
        if scripts:
            assert not no_overflow(page)
    page.get_by_role("link", name=re.compile("待确认")).click()
    page.get_by_label("这一格留空").first.check()
    page.get_by_role("button", name="记下本页的回答").click()
    with page.expect_download() as rejected:
        page.get_by_role("link", name=re.compile("下载未导的")).click()
    assert rejected.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name=re.compile("只导正确的|入库")).click()
    page.get_by_text("全部记在一个来源下").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("撤回的原因").fill("浏览器里试过，撤回")
    page.get_by_role("button", name="整批撤回").click()
    page.get_by_text("已撤回").first.wait_for()


def test_each_step_breaks_no_rule(open_as: Open, site: Site, tmp_path: Path) -> None:
    """axe and the content policy find nothing on any step, nor does anything stick out."""
    page = open_as("chief")
    bring_to_check(page, site, sheet_of(tmp_path, some_firms(page, site, 25)))
    here = page.url.partition("?")[0].removeprefix(site.base)
    paths = [f"{here}?step=1", f"{here}?step=2", here, f"{here}?state=held", f"{here}?state=wrong"]
    paths += ["/records/enterprise.xlsx", "/returns"]
    found = {path: wrong for path in paths if (wrong := axe(page, site.url(path)))}
    found |= {path: wrong for path in paths if (wrong := csp_errors(page, site.url(path)))}
    narrow = open_as("chief", NARROW)
    for path in paths:
        narrow.goto(site.url(path))
        if past := no_overflow(narrow):
            found[path] = past
    assert not found
