"""Pages of the indicators, on the example year: what they say, to whom, in how many queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Browser = Callable[[str], Client]
MOST = 12
PAGES = (
    "/indicators?year=2024",
    "/indicators/hte_net?year=2024",
    "/indicators/hte_net/split?year=2024",
    "/indicators/hte_net/difference?year=2024",
    "/indicators/targets?year=2024",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_little(
    client_as: Browser, path: str, django_assert_max_num_queries: Any
) -> None:
    """At most 12 queries, whatever is shown."""
    chief = client_as("planning_chief")
    with django_assert_max_num_queries(MOST):
        assert chief.get(path).status_code == 200


def test_the_board_names_gap_source_and_section(client_as: Browser) -> None:
    """The gap, what it rests on, when the next number is due, who answers."""
    page = client_as("director").get("/indicators?year=2024").content.decode()
    for said in (
        "差 3",
        "未达目标",
        "2025-01-31",
        "高新科（示例）",
        "对照不全",
        "情况截至 2024-12-31",
    ):
        assert said in page


def test_a_chart_has_the_same_numbers_in_words(client_as: Browser) -> None:
    """The drawing is described, and a table has its numbers."""
    page = client_as("director").get("/indicators/hte_net?year=2024").content.decode()
    assert "2024年一季度完成 5 家" in page
    assert "全年目标 30 家" in page
    assert page.count('<td class="n" data-l="数值">') > 6


def test_a_town_s_page_has_no_number_of_the_county(client_as: Browser) -> None:
    """天目湖镇 reads its own target 2, not the county's 30 nor 昆仑街道."""
    page = client_as("town").get("/indicators/hte_net?year=2024").content.decode()
    assert "天目湖镇" in page
    assert "2 家" in page
    assert "昆仑" not in page
    assert "目标 30" not in page
    assert client_as("town").get("/indicators/hte_net/split?year=2024").status_code == 403


def test_an_indicator_nobody_has_is_not_found(client_as: Browser) -> None:
    """An unknown code, an unknown year and a year that is none."""
    director = client_as("director")
    for path in ("nothing", "hte_net?year=1999", "hte_net?year=abcd", "hte_net?known=soon"):
        assert director.get(f"/indicators/{path}").status_code == 404


def test_a_year_without_indicators_leads_to_the_sheet(client_as: Browser) -> None:
    """An empty state says what to do."""
    page = client_as("planning_chief").get("/indicators?year=2030").content.decode()
    assert "这一年还没有考核指标" in page
    assert "/indicators/targets" in page
