"""A list of any kind: what is within reach, filtered, ordered, summed, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.bureau.ledger.pages import words

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


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


def test_an_empty_list_says_what_to_do(client_as: As) -> None:
    """Whoever may register is led to the form; whoever filtered too much, back."""
    client = client_as("planning_chief")
    assert "登记第一条" in words(client.get("/records/project"))
    assert "清空筛选" in words(client.get("/records/project?level=nation"))


def test_what_does_not_exist_is_not_found(client_as: As) -> None:
    """An unknown kind is a page that says so, not an error."""
    assert client_as("director").get("/records/nonsense").status_code == 404
