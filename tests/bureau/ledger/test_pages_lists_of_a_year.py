"""Lists of the year 2024: every kind, money, counts, names, relations, persons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bureau.accounts.models import Reading
from bureau.ledger.reading import vocabulary
from tests.bureau.ledger.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
As = Callable[[str], Client]


def test_every_kind_has_a_list_a_page_and_a_form(
    client_as: As, django_assert_max_num_queries: Any
) -> None:
    """34 kinds and more to come: each by its vocabulary alone, in 12 queries at most."""
    client = client_as("director")
    for kind in vocabulary().kinds:
        with django_assert_max_num_queries(12):
            assert client.get(f"/records/{kind}").status_code == 200, kind


def test_money_of_different_scopes_is_never_added(client_as: As) -> None:
    """Granted, provincial, for platforms and projects, in 2024: 2000 + 1000, by level 533 apart."""
    asked = "category=approved&scope=project_platform&level=province%2B&year=2024"
    text = words(client_as("director").get(f"/records/funding?{asked}"))
    assert "项目平台 · 批复 · 省级 3,000 万元 2 条" in text
    assert "项目平台 · 批复 · 国家级 533 万元 1 条" in text
    assert "3,533" not in text


def test_the_intake_of_a_year_is_counted(client_as: As) -> None:
    """342 lines of 2024 that count, and the one only heard of."""
    text = words(client_as("director").get("/records/talent_intake?year=2024"))
    assert "共 343 条" in text


def test_names_short_names_and_initials_find(client_as: As) -> None:
    """天目湖储能院 and its full name are one body, and so is tmhxjcnyjy."""
    client = client_as("director")
    for asked in ("天目湖储能院", "天目湖先进储能研究院", "tmhxjcn", "institution-04"):
        text = words(client.get("/records/institution", {"q": asked}))
        assert "共 1 条" in text, asked
        assert "天目湖先进储能研究院" in text


def test_relations_lead_to_what_points_there(client_as: As) -> None:
    """The platforms of one host, by the address a record's page links to."""
    text = words(client_as("director").get("/records/platform?host=institution-01"))
    assert "只看： 依托单位 长三角物理研究中心 ×" in text
    assert "江苏省先进动力和储能电池技术创新中心" in text


def test_persons_show_a_letter_in_lists(client_as: As) -> None:
    """The whole name stands on the record only, and that reading is logged."""
    client = client_as("talent_chief")
    assert "崔某" not in words(client.get("/records/person"))
    assert "崔**" in words(client.get("/records/person"))
    assert not Reading.objects.filter(code="person-01").exists()
    assert "崔某" in words(client.get("/records/person/person-01"))
    assert Reading.objects.filter(code="person-01", how="page").count() == 1
