"""A list of any kind: what is within reach, filtered, ordered, summed, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from bureau.accounts.models import Reading
from bureau.ledger.reading import vocabulary
from tests.bureau.ledger.pages import words
from tests.ledgers import EXAMPLE

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


@pytest.fixture
def year() -> None:
    """The example year 2024."""
    call_command("load-ledger", str(EXAMPLE))


@pytest.mark.usefixtures("year")
def test_every_kind_has_a_list_a_page_and_a_form(
    client_as: As, django_assert_max_num_queries: Any
) -> None:
    """34 kinds and more to come: each by its vocabulary alone, in 12 queries at most."""
    client = client_as("director")
    for kind in vocabulary().kinds:
        with django_assert_max_num_queries(12):
            assert client.get(f"/records/{kind}").status_code == 200, kind


@pytest.mark.usefixtures("year")
def test_money_of_different_scopes_is_never_added(client_as: As) -> None:
    """Granted, provincial, for platforms and projects, in 2024: 2000 + 1000, by level 533 apart."""
    asked = "category=approved&scope=project_platform&level=province%2B&year=2024"
    text = words(client_as("director").get(f"/records/funding?{asked}"))
    assert "项目平台 · 批复 · 省级 3,000 万元 2 条" in text
    assert "项目平台 · 批复 · 国家级 533 万元 1 条" in text
    assert "3,533" not in text


@pytest.mark.usefixtures("year")
def test_the_intake_of_a_year_is_counted(client_as: As) -> None:
    """342 lines of 2024 that count, and the one only heard of."""
    text = words(client_as("director").get("/records/talent_intake?year=2024"))
    assert "共 343 条" in text


@pytest.mark.usefixtures("year")
def test_names_short_names_and_initials_find(client_as: As) -> None:
    """天目湖储能院 and its full name are one body, and so is tmhxjcnyjy."""
    client = client_as("director")
    for asked in ("天目湖储能院", "天目湖先进储能研究院", "tmhxjcn", "institution-04"):
        text = words(client.get("/records/institution", {"q": asked}))
        assert "共 1 条" in text, asked
        assert "天目湖先进储能研究院" in text


@pytest.mark.usefixtures("year")
def test_relations_lead_to_what_points_there(client_as: As) -> None:
    """The platforms of one host, by the address a record's page links to."""
    text = words(client_as("director").get("/records/platform?host=institution-01"))
    assert "只看： 依托单位 长三角物理研究中心 ×" in text
    assert "江苏省先进动力和储能电池技术创新中心" in text


def test_sorting_by_money_needs_the_right_to_see_it(client_as: As, firms: Any) -> None:
    """A liaison sees budgets as ranges, so no order of them gives them away."""
    from bureau.ledger import actions
    from tests.bureau import cast

    for name, budget in (("示例甲项目", "900"), ("示例乙项目", "100")):
        values = {
            "name": name,
            "programme": "key_rd",
            "level": "province",
            "lead": cast.FIRM,
            "role": "lead",
            "budget": budget,
        }
        actions.create(by=cast.viewer("planning_chief"), kind="project", values=values)
    chief = client_as("planning_chief").get("/records/project?sort=budget").content.decode()
    assert chief.index("示例乙项目") < chief.index("示例甲项目")
    assert "sort=budget" in chief or "sort=-budget" in chief
    page = client_as("liaison").get("/records/project?sort=-budget")
    assert "sort=budget" not in page.content.decode()
    assert "500万–2000万" in words(page)
    assert "900" not in words(page)


def test_only_rows_within_reach_are_listed(client_as: As, firms: Any) -> None:
    """A town's officer lists his town's firms; IT and the public open no list."""
    text = words(client_as("town").get("/records/enterprise"))
    assert "示例湖畔智能装备有限公司" in text
    assert "示例昆仑精密机械有限公司" not in text
    assert client_as("it").get("/records/enterprise").status_code == 403
    assert client_as("public").get("/records/enterprise").status_code == 302
    assert client_as("enterprise").get("/records/policy_doc").status_code == 403


@pytest.mark.usefixtures("year")
def test_persons_show_a_letter_in_lists(client_as: As) -> None:
    """The whole name stands on the record only, and that reading is logged."""
    client = client_as("talent_chief")
    assert "崔某" not in words(client.get("/records/person"))
    assert "崔**" in words(client.get("/records/person"))
    assert not Reading.objects.filter(code="person-01").exists()
    assert "崔某" in words(client.get("/records/person/person-01"))
    assert Reading.objects.filter(code="person-01", how="page").count() == 1


def test_an_empty_list_says_what_to_do(client_as: As) -> None:
    """Whoever may register is led to the form; whoever filtered too much, back."""
    client = client_as("planning_chief")
    assert "登记第一条" in words(client.get("/records/project"))
    assert "清空筛选" in words(client.get("/records/project?level=nation"))


def test_what_does_not_exist_is_not_found(client_as: As) -> None:
    """An unknown kind is a page that says so, not an error."""
    assert client_as("director").get("/records/nonsense").status_code == 404
