"""Drafts with departments' opinions, industries across sections, rosters, comparisons, series."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.bureau.ledger.pages import hidden, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
As = Callable[[str], Client]
KNOWN = "year=2024&as_known=2025-01-08"
PAGES = (
    *("policies/drafts", "policies/drafts/policy_doc-01", "industries"),
    *("industries/synthetic_biology", "rosters", "comparisons", "series"),
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_little_of_the_database(
    page: str, client_as: As, django_assert_max_num_queries: Any
) -> None:
    """12 queries at most; IT and the public never enter."""
    client = client_as("director")
    with django_assert_max_num_queries(12):
        assert client.get(f"/{page}").status_code == 200
    assert client_as("it").get(f"/{page}").status_code == 403
    assert client_as("public").get(f"/{page}").status_code == 302
    assert client_as("enterprise").get(f"/{page}").status_code == 403


def test_drafts_stand_by_stage(client_as: As) -> None:
    """The four of 3+1 are in consultation, one is out for opinions, two were issued in 2024."""
    text = words(client_as("planning_chief").get(f"/policies/drafts?{KNOWN}"))
    assert "起草中 5 份" in text
    assert "会商 4 征求意见 1" in text
    assert "2024年印发 2 份" in text
    assert "5个100" not in text


def test_an_opinion_is_entered_and_answered(client_as: As) -> None:
    """Without an answer it stands first, in amber; not adopted it says why."""
    client, page = client_as("planning_chief"), "/policies/drafts/policy_doc-01"
    form = "/records/policy_doc/policy_doc-01/facts/opinions"
    said = {"item-department": "示例财政局", "item-on": "2024-11-20", "item-text": "写明资金来源"}
    assert client.post(form, said).status_code == 302
    text = words(client.get(page))
    assert "没有答复 示例财政局 写明资金来源" in text
    assert "没有答复 1" in words(client.get(f"/policies/drafts?{KNOWN[:9]}"))
    seen = hidden(client.get(f"{form}?slot=001"), "replaces")
    answer = {**said, "item-adopted": "rejected", "item-why": "另文规定", "replaces": seen}
    assert client.post(f"{form}?slot=001", answer).status_code == 302
    assert "未采纳 示例财政局 写明资金来源 另文规定" in words(client.get(page))


def test_an_industry_puts_the_sections_together(client_as: As) -> None:
    """合成生物: 3 agreements, the visit and the signing, the centre, the four documents."""
    text = words(client_as("director").get("/industries/synthetic_biology"))
    for part in ("合作协议 3", "活动 2", "平台 1", "政策文件 4"):
        assert part in text
    assert "合成生物产业转化中心" in text
    assert "合成生物 3 2 1 0 4" in words(client_as("director").get("/industries"))
    assert client_as("director").get("/industries/nonsense").status_code == 404


def test_an_industry_shows_a_town_its_own_firms(client_as: As) -> None:
    """Records of the bureau that lie in no town of his are not among them."""
    every = words(client_as("director").get("/industries/power_battery"))
    own = words(client_as("town").get("/industries/power_battery"))
    assert "示例钠源电池材料有限公司" in every
    assert len(own) < len(every)


def test_rosters_say_who_joined(client_as: As) -> None:
    """13 on 6 September, 14 at the end of the year: one more, by name."""
    text = words(client_as("director").get("/rosters"))
    assert "2024年12月31日 ：14 家" in text
    assert "2024年9月6日 ：13 家" in text
    assert "比上一份增加： 示例碳中和技术研究院" in text


def test_a_place_is_said_only_where_the_table_is_whole(client_as: As) -> None:
    """Second of two centres, the only major special; among departments 对照不全."""
    text = words(client_as("director").get("/comparisons"))
    assert "长三角物理研究中心：第 2 家" in text
    assert "科技局在已知的里面排第 2；对照不全，不能说第几" in text


def test_series_have_the_figures_own_names(client_as: As) -> None:
    """420, 655.5, 380, 1015.2, 910.57 万元 of provincial money, 2019 to 2023."""
    text = words(client_as("director").get("/series"))
    assert "获批省级以上项目平台资金 万元 420 655.5 380 1,015.2 910.57" in text
