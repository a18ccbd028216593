"""A number cut otherwise beside its text, and taken into the section that prints it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

import guiju
from bureau.accounts.viewer import Viewer
from bureau.reports import actions, queries
from bureau.reports.models import Edition
from tests.bureau import cast

FUNDS = "provincial_funds"


def number_of(edition: Edition, figure: str) -> int:
    """The first number the text prints of a figure."""
    return next(f["number"] for f in edition.document["figures"] if f["id"] == figure)


def test_received_instead_of_granted(edition: Edition, lead: Viewer) -> None:
    """366.34 of two receipts beside 3533 of three grants, each with its own records."""
    seen = queries.figure(
        edition, number_of(edition, FUNDS), viewer=lead, changes={"kind": "received"}
    )
    assert seen.recut is not None
    assert (seen.recut.before, seen.recut.text) == ("3533万元", "366.34万元")
    assert [row.code for row in seen.recut.behind.rows] == ["funding-14", "funding-15"]
    assert seen.recut.scope == "到账·项目平台·省级以上·日期在期内"
    assert len(seen.behind.rows) == 3


def test_from_the_city_up(edition: Edition, lead: Viewer) -> None:
    """158 of the city on top of 3533; the growth by that cut has no base."""
    number = number_of(edition, FUNDS)
    seen = queries.figure(edition, number, viewer=lead, changes={"level": "city"})
    assert seen.recut is not None
    assert seen.recut.text == "3691万元"
    growth = number_of(edition, "provincial_funds_growth")
    cut = queries.figure(edition, growth, viewer=lead, changes={"level": "city"}).recut
    assert cut is not None
    assert (cut.before, cut.text) == ("288%", "〔无基数〕")


def test_what_may_be_cut_is_offered_and_nothing_else_is_read(
    edition: Edition, lead: Viewer
) -> None:
    """Level, nature and scope; a field or choice nobody offers changes nothing."""
    number = number_of(edition, FUNDS)
    for asked in ({"amount": "1"}, {"level": "or 1"}, {"level": "province"}):
        seen = queries.figure(edition, number, viewer=lead, changes=asked)
        assert seen.recut is None
    assert [choice.field for choice in seen.choices] == ["kind", "scope", "level"]
    labels = [label for _, label, _ in seen.choices[2].options]
    assert labels == ["县级以上", "设区市级以上", "省级以上", "国家级"]


def test_taken_it_is_proposed_to_the_writer_first(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """The section opens with the new cut in it, growth and all; nothing is saved."""
    client, section = client_as("planning_chief"), edition.sections.get(heading="争取项目资金")
    number = number_of(edition, FUNDS)
    pane = client.get(f"/reports/{edition.pk}", {"figure": number, "cut.kind": "received"})
    link = f"/reports/{edition.pk}/sections/{section.place}?take=provincial_funds%7Ckind%3Dreceived"
    assert link in pane.content.decode()
    page = client.get(link).content.decode()
    for part in (f"{FUNDS}|kind=received", f"{FUNDS}_growth|kind=received", "还没有保存"):
        assert part in page
    assert section.texts.count() == 1


def test_saved_the_footnote_names_both(edition: Edition, lead: Viewer) -> None:
    """The text prints the new number; the old scope and 3533 stay in a footnote."""
    section = edition.sections.get(heading="争取项目资金")
    made = queries.taken(section.texts.get().source, f"{FUNDS}|level=city")
    actions.write_section(by=lead, section=section, source=made.source, seen=1)
    actions.compose(by=lead, edition=edition)
    printed = [f["text"] for f in edition.document["figures"] if f["id"] == f"{FUNDS}|level=city"]
    assert "3691万元" in printed
    told = (
        "获批设区市级以上项目平台资金：原口径为批复·项目平台·省级以上·日期在期内，原数为3533万元。"
    )
    assert told in edition.document["footnotes"]
    again = queries.figure(edition, number_of(edition, f"{FUNDS}|level=city"), viewer=lead)
    assert again.told["label"] == "获批设区市级以上项目平台资金"
    assert [c for choice in again.choices for c, _, chosen in choice.options if chosen][2] == "city"


@pytest.mark.parametrize("name", ["provincial_funds|level=moon", "nothing", "talent_intake"])
def test_what_cannot_be_taken_is_told(
    edition: Edition, client_as: Callable[[str], Client], name: str
) -> None:
    """A misspelt name, and a figure this section does not have."""
    section = edition.sections.get(heading="争取项目资金")
    page = client_as("planning_chief").get(
        f"/reports/{edition.pk}/sections/{section.place}", {"take": name}
    )
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()


def test_the_pane_says_scope_formula_and_both_dates(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """Without scripts, as a page."""
    number = number_of(edition, "provincial_funds_growth")
    page = client_as("planning_chief").get(f"/reports/{edition.pk}", {"figure": number})
    for part in (
        "算式：获批省级以上项目平台资金 ÷ 上一期获批省级以上项目平台资金 － 1",
        "910.57",
        "情况截至 2024年12月31日",
        "掌握截至",
        "4 条记录",
    ):
        assert part in page.content.decode()


def test_queries_of_a_recut(
    edition: Edition, client_as: Callable[[str], Client], django_assert_max_num_queries: Any
) -> None:
    """A page, and beside it the same number over other records; the folder is written already."""
    client, number = client_as("planning_chief"), number_of(edition, FUNDS)
    address = f"/reports/{edition.pk}?figure={number}&cut.level=city"
    client.get(address)
    with django_assert_max_num_queries(21):
        client.get(address)


def test_who_may_not_write_the_section_may_not_take(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """He sees the other cut; the button is its writers'."""
    number = number_of(edition, FUNDS)
    page = client_as("talent_chief").get(
        f"/reports/{edition.pk}", {"figure": number, "cut.kind": "received"}
    )
    assert "366.34" in page.content.decode()
    assert "?take=" not in page.content.decode()
    with pytest.raises(guiju.BadInput):
        queries.taken("没有数", FUNDS)
    assert cast.viewer("talent_chief").name
