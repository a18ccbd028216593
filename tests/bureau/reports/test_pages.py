"""The pages of an edition, as people use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from bureau.reports.models import Edition
from tests.bureau import cast


def page(client: Client, path: str, **query: Any) -> str:
    """The text of a page that must be there."""
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_every_tab_opens(edition: Edition, client_as: Callable[[str], Client]) -> None:
    """Outline, text, check, final; the Word file begins as a Word file does."""
    client = client_as("planning_chief")
    for tab in ("outline", "text", "check", "final"):
        page(client, f"/reports/{edition.pk}/{tab}")
    file = b"".join(client.get(f"/reports/{edition.pk}/report.docx"))
    assert file[:2] == b"PK"


def test_a_clicked_number_shows_its_sum(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """Within twelve queries, with the three sums."""
    number = next(f["number"] for f in edition.document["figures"] if f["id"] == "provincial_funds")
    text = page(client_as("planning_chief"), f"/reports/{edition.pk}", figure=number)
    for part in ("2,000 万元", "1,000 万元", "533 万元", "3 条记录"):
        assert part in text


def test_queries_of_the_text_page(
    edition: Edition, client_as: Callable[[str], Client], django_assert_max_num_queries: Any
) -> None:
    """At most twelve."""
    client = client_as("planning_chief")
    with django_assert_max_num_queries(12):
        client.get(f"/reports/{edition.pk}?figure=1")


def test_the_slower_clerk_keeps_his_words(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """The form comes back with both texts; nothing was written over."""
    section = edition.sections.get(heading__contains="平台")
    path = f"/reports/{edition.pk}/sections/{section.place}"
    cast.person("platform_chief")
    first = client_as("planning_chief").post(path, {"source": "甲写的。", "seen": 1})
    assert first.status_code == 302
    second = client_as("platform_chief").post(path, {"source": "乙写的。", "seen": 1})
    assert second.status_code == 409
    assert "甲写的。" in second.content.decode()
    assert "乙写的。" in second.content.decode()
