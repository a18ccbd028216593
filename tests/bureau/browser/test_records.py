"""Records in a real browser: names offered while one types; a fact corrected without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.bureau.browser.seeing import NARROW, no_overflow
from tests.bureau.browser.serving import Site

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
Open = Callable[..., Page]
CENTRE = "/records/platform/platform-15"
CHIEF = "chief-平台科"


def test_names_are_offered_while_one_types(open_as: Open, site: Site) -> None:
    """天目湖 brings both institutes, each with its code."""
    page = open_as(CHIEF)
    page.goto(site.url(f"{CENTRE}/facts/host"))
    page.fill("#id_value", "")
    page.locator("#id_value").press_sequentially("天目湖")
    offered = page.locator("#id_value_names option")
    expect(offered).to_have_count(2)
    assert offered.first.get_attribute("value") == "天目湖健康研究院（institution-06）"


def test_a_fact_is_corrected_on_a_phone_without_scripts(open_as: Open, site: Site) -> None:
    """From the list over the record to the form and back; the old value stays to be seen."""
    page = open_as(CHIEF, NARROW, scripts=False)
    page.goto(site.url("/records/platform?q=第一家"))
    page.get_by_role("link", name="示例联合创新中心（第一家）").click()
    page.get_by_role("link", name="更正批文文号").or_(
        page.get_by_role("link", name="批文文号")
    ).first.click()
    page.get_by_label("批文文号").fill("示例函〔2024〕99号")
    page.get_by_label("原因").fill("示例更正")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**{CENTRE}")
    assert "示例函〔2024〕99号" in page.inner_text("main")
    assert "批文文号已记录" in page.inner_text("main")
    assert not no_overflow(page)
