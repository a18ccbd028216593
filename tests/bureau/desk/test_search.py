"""Anything within reach by name, old name, code or initials; nothing beyond it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions
from tests.bureau import cast

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


def page(client: Client, text: str, path: str = "/search") -> str:
    """What a search says."""
    answer = client.get(path, {"q": text})
    assert answer.status_code == 200
    return answer.content.decode()


def test_firms_and_platforms_by_part_and_initials(client_as: As) -> None:
    """湖畔 is in a firm's name, an institute's and a platform's; hp begins no name."""
    cast.firms()
    cast.platforms()
    text = page(client_as("chief"), "湖畔")
    for name in (cast.FIRM_NAME, "示例湖畔研究院", "示例湖畔工程研究中心"):
        assert name in text
    assert text.index("<h2>企业") < text.index("<h2>平台")
    assert cast.FIRM_NAME in page(client_as("chief"), "slhpzn")
    assert cast.FIRM_NAME in page(client_as("chief"), "　湖畔 智能")


def test_each_leads_to_its_page(client_as: As) -> None:
    """A firm to its own, a platform to its record."""
    cast.firms()
    cast.platforms()
    text = page(client_as("chief"), "湖畔")
    assert f'href="/desk/firms/{cast.FIRM}"' in text
    assert f'href="/records/platform/{cast.PLATFORM}"' in text


def test_a_town_officer_finds_his_town_only(client_as: As) -> None:
    """Whatever he types, and among the suggestions too."""
    cast.firms()
    for path in ("/search", "/search/suggest"):
        assert cast.OTHER_FIRM_NAME not in page(client_as("town"), "示例", path)
        assert cast.FIRM_NAME in page(client_as("town"), "示例", path)


def test_persons_show_one_letter_in_a_list(client_as: As) -> None:
    """张三丰 is found by who may see persons, and shown as 张**; others do not find him."""
    actions.create(by=SYSTEM, kind="person", values={"name": "张三丰"})
    text = page(client_as("talent_chief"), "张三丰")
    assert "张**" in text
    assert ">张三丰<" not in text
    assert "没有找到" in page(client_as("town"), "张三丰")


def test_nothing_asked_and_nothing_found(client_as: As) -> None:
    """Each says what to do; a mark typed in is shown, not run."""
    assert "输入要找的" in page(client_as("chief"), "")
    text = page(client_as("chief"), "<script>alert(1)</script>")
    assert "没有找到" in text
    assert "<script>alert" not in text


def test_suggestions_are_few_and_lead_to_all(client_as: As) -> None:
    """A fragment, not a page."""
    cast.firms()
    text = page(client_as("chief"), "示例", "/search/suggest")
    assert "<html" not in text
    assert "全部结果" in text


def test_the_box_stands_in_the_head_of_staff_pages_only(client_as: As) -> None:
    """A form that works with scripts off."""
    assert 'action="/search" role="search"' in client_as("chief").get("/search").content.decode()
    assert client_as("enterprise").get("/search").status_code == 403
    assert client_as("public").get("/search").status_code == 302


def test_a_search_takes_few_queries(
    client_as: As, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    """However much is found."""
    cast.firms()
    client = client_as("chief")
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        client.get("/search?q=示例")
