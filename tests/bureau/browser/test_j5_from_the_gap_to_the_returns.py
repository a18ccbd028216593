"""J5: a gap of three, its names, the split to towns, tasks, a month sent in the wrong unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bureau.browser.gap import TOWN_SHARES, gapped
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
from tests.bureau.cast import FIRM, FIRM_NAME, TOWN
from tests.bureau.indicators.small_county import MOVED

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
ONE = "/indicators/hte_net"
SALES = "2024年销售收入[万元]"
DELAY = 45_000
"""Milliseconds until a message, held back for thirty seconds, must be there."""
PAGES = {
    "taskforce": (
        *("/indicators?year=2025", f"{ONE}?year=2025", f"{ONE}/names?year=2025"),
        *(f"{ONE}/split?year=2025", f"{ONE}/difference?year=2025", f"{ONE}/tasks?year=2025"),
        *("/indicators/targets?year=2025", "/returns"),
    ),
    "town": ("/indicators?year=2025", f"{ONE}?year=2025", "/returns", "/messages"),
    "director": ("/indicators?year=2025", f"{ONE}/split?year=2025", "/onepage"),
}


@dataclass
class Journey:
    """A site of its own, one browser, one width."""

    browser: Browser
    site: Site
    width: int

    @contextmanager
    def as_(self, role: str) -> Iterator[Page]:
        """A window of somebody who is signed in."""
        with window(self.browser, self.width) as page:
            yield signed_in(page, self.site, role)

    def open(self, page: Page, path: str) -> Page:
        """A page, which must not reach past the edge."""
        answer = page.goto(self.site.url(path))
        assert answer is not None
        assert answer.status == 200, path
        assert not no_overflow(page), path
        return page


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_j5_from_the_gap_to_the_returns(browser: Browser, tmp_path: Path, width: int) -> None:
    """Each step by the hand of whose it is; nothing is lost, nothing official written over."""
    with gapped(tmp_path / "site") as site:
        journey = Journey(browser, site, width)
        with journey.as_("taskforce") as page:
            the_gap_leads_to_names(journey, page)
            a_split_must_add_up(journey, page)
        with journey.as_("director") as page:
            the_split_is_settled(journey, page)
        with journey.as_("taskforce") as page:
            tasks_are_given_out(journey, page)
        with journey.as_("town") as page:
            the_town_is_told(journey, page)
            the_wrong_unit_is_caught(journey, page, tmp_path)
            another_value_is_proposed(journey, page)
        with journey.as_("taskforce") as page:
            the_difference_is_explained(journey, page)
        for role, paths in PAGES.items():
            with journey.as_(role) as page:
                found = {path: wrong for path in paths if (wrong := both(page, site.url(path)))}
                assert not found


def both(page: Page, url: str) -> list[str]:
    """What axe and the content policy find."""
    return axe(page, url) + csp_errors(page, url)


def main(page: Page) -> str:
    """What the page says."""
    return page.inner_text("main")


def the_gap_leads_to_names(journey: Journey, page: Page) -> None:
    """差 3 on the board; at least three candidates by effort, each with its day."""
    journey.open(page, "/indicators?year=2025")
    row = page.locator("tr", has_text="高新技术企业净增数")
    expect(row).to_contain_text("差 3")
    row.get_by_role("link", name="看名单").click()
    assert "差 3 家" in main(page)
    journey.open(page, f"{ONE}/names?year=2025")
    lines = page.locator("#names tbody tr")
    assert lines.count() >= 3
    efforts = [int(text.split()[-1]) for text in lines.locator("td.n").all_inner_texts()]
    assert efforts == sorted(efforts)
    for when in lines.locator("td[data-l='最早']").all_inner_texts():
        assert re.search(r"20\d\d|现在", when), when


def a_split_must_add_up(journey: Journey, page: Page) -> None:
    """Four of three are refused with sum, target and difference; what was typed is still there."""
    journey.open(page, f"{ONE}/split?year=2025")
    fields = page.locator("input[name^=town-]")
    for place, share in enumerate((2, *TOWN_SHARES[1:])):
        fields.nth(place).fill(str(share))
    page.get_by_role("button", name="提交审定").click()
    expect(page.get_by_role("alert")).to_contain_text("合计 4，目标 3，多 1")
    assert not no_overflow(page)
    expect(fields.first).to_have_value("2")
    journey.open(page, f"{ONE}/split?year=2025")
    expect(fields.first).to_have_value("2")
    fields.first.fill("1")
    page.get_by_role("button", name="提交审定").click()
    assert "等局领导审定" in main(page)


def the_split_is_settled(journey: Journey, page: Page) -> None:
    """The director settles it; the towns have their targets."""
    journey.open(page, f"{ONE}/split?year=2025")
    page.get_by_role("button", name="审定，作为各镇区（街道）目标").click()
    assert "已审定" in main(page)
    journey.open(page, f"{ONE}?year=2025")
    assert "各镇区（街道）目标合计 3" in main(page)


def tasks_are_given_out(journey: Journey, page: Page) -> None:
    """Whoever was ticked stands among the tasks."""
    journey.open(page, f"{ONE}/names?year=2025")
    boxes = page.locator("#names input[name=firm]")
    for place in range(3):
        boxes.nth(place).check()
    page.get_by_role("button", name="给勾选的企业派任务").click()
    page.wait_for_load_state()
    assert "未完成 3 项" in main(page)
    assert not no_overflow(page)


def the_town_is_told(journey: Journey, page: Page) -> None:
    """The town's officer finds his tasks in his inbox once they can no longer be taken back."""
    journey.open(page, "/messages")
    told = page.locator("article.message", has_text="任务：示例20有限公司")
    waited = 0
    while not told.count() and waited < DELAY:
        page.wait_for_timeout(3000)
        waited += 3000
        page.reload()
    expect(told.first).to_be_visible()
    assert not no_overflow(page)


def the_wrong_unit_is_caught(journey: Journey, page: Page, folder: Path) -> None:
    """8,100万 in 元 in a column of 万元: held back with a question, and nothing is written."""
    journey.open(page, "/returns")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载本镇的表").first.click()
    sheet = folder / f"{journey.width}.xlsx"
    waiting.value.save_as(sheet)
    book = openpyxl.load_workbook(sheet)
    heads = {cell.value: cell.column for cell in book.active[4]}
    names = {book.active.cell(n, heads["企业名称"]).value: n for n in range(5, 30)}
    book.active.cell(names[FIRM_NAME], heads[SALES]).value = 81_000_000
    book.save(sheet)
    page.locator("input[type=file]").first.set_input_files(sheet)
    page.get_by_role("button", name="上传填好的表").first.click()
    page.get_by_role("button", name="核对每一行").click()
    page.get_by_text("核对于").first.wait_for()
    page.get_by_role("link", name=re.compile("待确认")).click()
    assert FIRM_NAME in main(page)
    assert "1000" in main(page) or "单位" in main(page)
    assert not no_overflow(page)
    journey.open(page, "/returns")
    assert "已上传，未入库" in main(page)
    with journey.as_("chief-规划科") as other:
        journey.open(other, "/returns")
        assert "已上传，未入库" in main(other)
    with journey.as_("chief") as other:
        journey.open(other, f"/records/enterprise/{FIRM}")
        assert "8,060" in main(other)
        assert "81,000,000" not in main(other)


def another_value_is_proposed(journey: Journey, page: Page) -> None:
    """The town's number stands beside, and the upper level's is what it was."""
    journey.open(page, f"{ONE}?year=2025")
    form = page.locator("#propose")
    form.get_by_label("哪里的数").select_option(TOWN)
    form.get_by_label("期间").fill("2025Q3")
    form.get_by_label("建议数").fill("2")
    form.get_by_label("理由").fill("一家9月已公示，名单里没有")
    form.get_by_role("button", name="提交建议").click()
    assert "正式数不变" in main(page)
    assert not no_overflow(page)


def the_difference_is_explained(journey: Journey, page: Page) -> None:
    """Ours 2, theirs 1; a proposal beside both; the firm that moved out makes the one."""
    journey.open(page, f"{ONE}?year=2025")
    page.get_by_text("填建议数和理由").click()
    form = page.locator("#propose")
    form.get_by_label("期间").fill("2025Q3")
    form.get_by_label("建议数").fill("2")
    form.get_by_label("理由").fill("上级未计入一家")
    form.get_by_role("button", name="提交建议").click()
    values = page.locator("#values tr", has_text="2025年三季度")
    for said in ("上级通报", "建议", "完成"):
        expect(values.filter(has_text=said).first).to_be_visible()
    page.get_by_role("link", name="按企业说明").click()
    assert "+1" in main(page)
    page.locator("main").get_by_label("企业").fill(MOVED)
    page.get_by_label("原因").select_option("moved")
    page.get_by_label("差数").fill("1")
    page.get_by_role("button", name="记下").click()
    assert "等于相差的数" in main(page)
    assert not no_overflow(page)
