"""The sections' pages say what the year's report says, each number with its lines below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.bureau.ledger.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
As = Callable[[str], Client]
# As the report of 2024 knew it, in January 2025.
KNOWN = "year=2024&as_known=2025-01-08"
PAGES = (
    "platforms",
    "talent",
    "projects",
    "funding",
    "agreements",
    "events/manage",
    "contests/manage",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_little_of_the_database(
    page: str, client_as: As, django_assert_max_num_queries: Any
) -> None:
    """12 queries at most, now and as known on a day."""
    client = client_as("director")
    for address in (f"/{page}", f"/{page}?{KNOWN}"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_platforms(client_as: As) -> None:
    """12 provincial or higher, 4 of them national, 4 new; 2 strive for more, 3 apply."""
    text = words(client_as("director").get(f"/platforms?{KNOWN}"))
    assert "省级以上平台 12 个 国家级 4 个" in text
    assert "2024年新获批省级以上 4 个" in text
    assert "争创国家级 2 个" in text
    assert "申报中 3 个" in text
    assert "342 人，其中研发 258 人、硕士及以上 205 人" in text
    assert "另有口头 1 人不计" in text
    assert "2024-07 江苏省先进动力和储能电池技术创新中心" in text.replace("2024年7月", "2024-07")


def test_a_cell_of_the_grid_leads_to_its_records(client_as: As) -> None:
    """Applying at the province: the two key laboratories the report names."""
    page = client_as("director").get(f"/platforms?{KNOWN}&stage=applied&level=province")
    listed = words(page).partition("申报 · 省级")[2].partition("创新共同体")[0]
    assert "2 条" in listed
    assert "上上电缆省级重点实验室" in listed
    assert "天目湖先进储能研究院省级重点实验室" in listed


def test_a_community_names_its_missing_leg(client_as: As) -> None:
    """One stands on three legs; the other lacks its centre, and the page says whom to talk to."""
    text = words(client_as("director").get(f"/platforms?{KNOWN}"))
    assert "示例动力电池创新共同体 示例 齐全" in text
    assert "产业创新中心 缺 ，可找： 示例动力电池产业创新中心" in text


def test_talent(client_as: As) -> None:
    """20 selections of the city's level and above: 19 open ones and one that is only counted."""
    page = client_as("director").get(f"/talent?{KNOWN}")
    text = words(page)
    assert "入选市级以上计划 20 项 含不公开" in text
    assert "另有不公开的计划入选 1 项" in text
    for programme, count in (("国家外国专家项目", 1), ("省科技副总", 6), ("市领军型创新人才", 8)):
        assert f"/> {programme}" not in text
        assert f"{programme} 0 0 0 0 {count} 0 {count}" in text
    assert "award-01" not in page.content.decode()
    assert "HJ" not in text
    assert "崔**" in text
    assert "崔某" not in text


def test_the_secret_number_is_not_for_everybody(client_as: As) -> None:
    """The taskforce sees counts without names, and not even how many are not open."""
    text = words(client_as("taskforce").get(f"/talent?{KNOWN}"))
    assert "入选市级以上计划 19 项 不含不公开的计划" in text
    assert "您的角色只看数字" in text
    assert "崔" not in text
    assert "342 人" in text
    assert "另有不公开" not in text


def test_projects(client_as: As) -> None:
    """Two provincial or national ones selected in 2024, one led; one waits for its contract."""
    text = words(client_as("director").get(f"/projects?{KNOWN}"))
    assert "2024年新立项省级以上 2 项 牵头 1 项" in text
    assert "省级以上待签合同 1 项" in text
    assert "2024年通过验收 1 项" in text


def test_funding_sums_equal_their_lines(client_as: As) -> None:
    """2000 + 1000 + 533 = 3533 万元; 3533 / 910.57 − 1 = 288 %; contracts and receipts apart."""
    client = client_as("director")
    text = words(client.get(f"/funding?{KNOWN}"))
    assert "获批省级以上项目平台资金 3,533 万元 ，同比增长 288%" in text
    assert "上年同口径 910.57 万元" in text
    assert "待签合同 1 项：重点新材料研发及应用国家科技重大专项（参与）" in text
    assert "其中省级以上 3,533 万元 210.57 万元 366.34 万元" in text
    assert "另有口头 1 笔不计" in text
    picked = f"/funding?{KNOWN}&scope=project_platform&kind=approved&level=above"
    listed = words(client.get(picked)).partition("项目平台 · 批复 · 省级以上")[2]
    assert "2024年 3 笔，合计 3,533 万元" in listed
    for amount in ("2,000 万元", "1,000 万元", "533 万元"):
        assert amount in listed


def test_without_a_year_before_there_is_no_growth(client_as: As) -> None:
    """2023 has no year before it in the ledger."""
    text = words(client_as("director").get("/funding?year=2023"))
    assert "910.57 万元" in text
    assert "无基数" in text
    assert "同比" not in text


def test_a_correction_counts_from_the_day_it_was_known(client_as: As) -> None:
    """The city's 120 became 150 in March 2025: 128 as the report knew it, 158 today."""
    client = client_as("director")
    assert "常州市级 128 万元" in words(client.get(f"/funding?{KNOWN}"))
    assert "常州市级 158 万元" in words(client.get("/funding?year=2024"))


def test_agreements(client_as: As) -> None:
    """9 signed in 2024, 7 of them bore fruit; one duty is past its day, in amber."""
    text = words(client_as("director").get(f"/agreements?{KNOWN}"))
    assert "2024年正式签订 9 份" in text
    assert "其中已有成效 7 份" in text
    assert "逾期事项 1 项" in text
    assert "逾期 建成中试线 示例晶衡新能源科技有限公司 2024年11月30日" in text


def test_events_and_their_series(client_as: As) -> None:
    """Three issues of 新溧量 in June, August and November; 11 events in all, 5 bore fruit."""
    text = words(client_as("director").get(f"/events/manage?{KNOWN}"))
    assert "2024年活动 11 场" in text
    assert "系列沙龙 3 期" in text
    assert "有成效的 5 场" in text
    assert "“新溧量” 2024年 3 期" in text
    assert "缺第" not in text


def test_contests(client_as: As) -> None:
    """43 entries, prizes 1, 2, 3 and 6 + 4; one waits for the national final."""
    text = words(client_as("director").get(f"/contests/manage?{KNOWN}"))
    assert "2024年参赛项目 43 项" in text
    assert "获奖 16 项" in text
    assert "一等奖 1 二等奖 2 三等奖 3 优秀企业 6 优秀团队 4" in text
    assert "全国赛待赛 柳晶环保参赛项目" in text


def test_invented_records_can_be_left_out(client_as: As) -> None:
    """Only what the public report itself names: three sums, and no tag 示例 in the list."""
    page = client_as("director").get(f"/funding?{KNOWN}&sample=no")
    listed = page.content.decode().partition('id="list"')[2]
    assert "2024年 3 笔" in words(page)
    assert "tag sample" not in listed


def test_who_may_not_enter(client_as: As) -> None:
    """IT sees no content; firms have pages of their own."""
    for page in PAGES:
        assert client_as("it").get(f"/{page}").status_code == 403, page
        assert client_as("enterprise").get(f"/{page}").status_code == 403, page


def test_an_unreadable_day_is_said(client_as: As) -> None:
    """The page shows what is known now and says what it did not understand."""
    text = words(client_as("director").get("/platforms?as_known=某天"))
    assert "掌握截至“某天”读不懂" in text


def test_a_town_sees_its_own_and_is_told_so(client_as: As) -> None:
    """Platforms hosted by firms of 天目湖镇 only, and the head says so."""
    own = words(client_as("town").get(f"/platforms?{KNOWN}"))
    assert "只含天目湖镇的记录" in own
    assert "省级以上平台 12 个" not in own
    assert "江苏省先进动力和储能电池技术创新中心" not in own
    assert "只含" not in words(client_as("liaison").get(f"/platforms?{KNOWN}"))
