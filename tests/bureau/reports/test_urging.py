"""Whoever owes a section is reminded, once a day; and what last year's text said stands beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

import guiju
from bureau.accounts.viewer import Viewer
from bureau.channels.models import Message
from bureau.reports import actions, queries
from bureau.reports.models import Edition, Section
from tests.bureau import cast


def owed(edition: Edition) -> Section:
    """The section the chief for platforms owes."""
    cast.person("platform_chief")
    return edition.sections.get(heading="推进平台建设")


def test_one_word_a_day(edition: Edition, lead: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the chief of 平台科 and nobody else; the second press sends nothing, the next day does."""
    section = owed(edition)
    assert (actions.urge(by=lead, section=section), actions.urge(by=lead, section=section)) == (
        1,
        0,
    )
    message = Message.objects.get()
    assert message.to_user == cast.person("platform_chief")
    assert "“推进平台建设”由平台科写，还没有交稿" in message.text
    assert message.link == f"/reports/{edition.pk}/sections/{section.place}"
    monkeypatch.setenv("GUIJU_TODAY", "2031-01-02")
    assert actions.urge(by=lead, section=section) == 1


def test_who_urges_and_what_is_refused(edition: Edition, lead: Viewer) -> None:
    """Only the leading section; not what is handed in; not where nobody would read it."""
    section = owed(edition)
    with pytest.raises(PermissionDenied):
        actions.urge(by=cast.viewer("talent_chief"), section=section)
    actions.assign(by=lead, section=section, owner="成果科")
    with pytest.raises(guiju.BadInput, match="成果科没有在任的科室负责人"):
        actions.urge(by=lead, section=section)
    actions.hand_in(by=lead, section=section)
    with pytest.raises(guiju.BadInput, match="已经交稿"):
        actions.urge(by=lead, section=section)


def test_the_page_urges_says_so_and_takes_back(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """By a button; then the page says 今天已催, and for half a minute offers to take it back."""
    section, client = owed(edition), client_as("planning_chief")
    answer = client.post(f"/reports/{edition.pk}/sections/{section.place}/urge", follow=True)
    page = answer.content.decode()
    assert "已催平台科" in page
    assert "今天已催" in page
    message = Message.objects.get()
    back = {"next": f"/reports/{edition.pk}/outline"}
    after = client.post(f"/messages/{message.pk}/withdraw", back, follow=True).content.decode()
    assert "今天已催" not in after


def test_headings_show_their_year(edition: Edition, client_as: Callable[[str], Client]) -> None:
    """Not what the outline fills in, but what it fills it with."""
    page = client_as("planning_chief").get(f"/reports/{edition.pk}/outline").content.decode()
    assert "2024年工作总结" in page
    assert "2025年工作思路" in page
    assert "{{" not in page


def test_last_years_text_stands_beside(
    edition: Edition, lead: Viewer, client_as: Callable[[str], Client]
) -> None:
    """2025 by another outline: a heading of the same words, or the part that counts the same."""
    client = client_as("planning_chief")
    assert "系统里没有上一年的报告" in client.get(f"/reports/{edition.pk}/beside").content.decode()
    this = actions.open_edition(by=lead, outline="annual-2024", period="2025")
    actions.compose(by=lead, edition=this)
    before = queries.edition_before(this, viewer=lead)
    assert before == edition
    found = {
        p.now.heading: p.before.heading for p in queries.pairs(this, edition) if p.now and p.before
    }
    assert found["（二）推进平台建设"] == "（二）推进平台建设"
    assert found["二、2026年工作思路"] == "二、2025年工作思路"
    page = client.get(f"/reports/{this.pk}/beside").content.decode()
    assert "3500万元" in page
    assert f"/reports/{edition.pk}?figure=" in page
    own = this.sections.get(heading="争取项目资金")
    written = client.get(f"/reports/{this.pk}/sections/{own.place}").content.decode()
    assert "去年这样写" in written
    assert "3500万元" in written


def test_a_part_under_another_heading_is_found_by_what_it_counts(
    edition: Edition, lead: Viewer
) -> None:
    """By the outline of the next year: 建设科创平台 beside 推进平台建设, both count joint centres."""
    this = actions.open_edition(by=lead, outline="annual-2025", period="2025")
    actions.compose(by=lead, edition=this)
    found = {
        p.now.heading: p.before.heading for p in queries.pairs(this, edition) if p.now and p.before
    }
    assert found["（二）建设科创平台"] == "（二）推进平台建设"
    assert found["（三）布局未来产业"] == "（三）谋划未来产业"
    assert "（一）壮大创新主体" not in found
