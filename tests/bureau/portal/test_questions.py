"""`/me/questions`: the most useful first, each answer re-orders the rest, until none matters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.test import Client

from bureau.accounts.viewer import Viewer
from bureau.ledger import queries
from bureau.ledger.models import Fact
from tests.bureau.portal.firm import CODE

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]
PATH = "/me/questions"
STAFF, TOTAL, HIGH = "tech_staff_hte", "total_income", "hightech_income"
ANSWERS = {
    STAFF: {"y2025": "12"},
    TOTAL: {"y2025": "5000", "unit": "万元"},
    HIGH: {"y2025": "3100", "unit": "万元"},
}


def asked(told: str) -> str:
    """Which concept a page asks for; blank when it asks for none."""
    found = re.search(r'name="concept" value="(\w+)"', told)
    return found[1] if found else ""


def order(told: str) -> list[str]:
    """The question asked, then those ahead as the page lists them."""
    ahead = told.partition('id="ahead"')[2].partition("</section>")[0]
    return [asked(told), *re.findall(r"\?at=(\w+)", ahead)]


def answer(client: Client, concept: str, **others: str) -> str:
    """Answer a question; the page that follows."""
    sent: Mapping[str, str] = {"concept": concept, "action": "next", **ANSWERS[concept], **others}
    return client.post(PATH, sent, follow=True).content.decode()


def said(concept: str) -> list[Fact]:
    """What waits of a concept."""
    return list(Fact.objects.filter(concept=concept, proposed=True, decision=None))


def test_the_question_that_decides_most_comes_first(page: Page) -> None:
    """The staff alone can fail 高企; either income alone decides nothing."""
    told = page(PATH)
    assert order(told) == [STAFF, TOTAL, HIGH]
    assert "第 1 题 · 至多还有 3 题" in told


def test_each_question_says_what_it_decides(page: Page) -> None:
    """By itself, or with others."""
    assert "<strong>这一题能决定：</strong>高新技术企业" in page(PATH)
    assert "<strong>和别的题一起决定：</strong>高新技术企业" in page(f"{PATH}?at={TOTAL}")


def test_one_answer_re_orders_the_rest(client: Client) -> None:
    """With the total known the high-tech income decides as much as the staff, and comes first."""
    assert order(answer(client, TOTAL)) == [HIGH, STAFF]


def test_it_stops_when_no_answer_can_change_a_verdict(client: Client) -> None:
    """12 of 100 and 3,100 of 5,000: everything is met; the last answer says what it moved."""
    answer(client, STAFF)
    answer(client, TOTAL)
    told = answer(client, HIGH)
    assert "没有会改变结果的问题了" in told
    assert not asked(told)
    assert "高新技术企业认定：待定→符合" in told


def test_an_answer_that_fails_the_policy_stops_it_too(client: Client) -> None:
    """Nine of a hundred is under 10 %: the incomes no longer matter."""
    told = answer(client, STAFF, y2025="9")
    assert "没有会改变结果的问题了" in told
    assert "高新技术企业认定：待定→不符合" in told


def test_answers_are_proposals_under_the_firms_name(client: Client, firm: Any) -> None:
    """Grade C, for the year asked; nobody else is judged by them."""
    answer(client, STAFF)
    (made,) = said(STAFF)
    assert (made.period, made.number, made.grade, made.recorded_by.username) == (
        "2025",
        12,
        "C",
        "lake",
    )
    assert STAFF not in queries.facts_of(CODE, as_of=date(2026, 3, 1)).years


def test_the_page_says_that_own_answers_wait(client: Client) -> None:
    """Plainly, on every page that counts them."""
    answer(client, STAFF)
    for path in (PATH, "/me", "/me/ladder", "/me/ladder/hte"):
        told = client.get(path).content.decode()
        assert "其中 1 项<strong>待核实</strong>" in told, path


def test_a_question_passed_over_is_not_asked_again_but_not_forgotten(client: Client) -> None:
    """When all others are answered the page offers those passed over."""
    told = client.post(PATH, {"concept": STAFF, "action": "skip"}, follow=True).content.decode()
    assert asked(told) == TOTAL
    answer(client, TOTAL)
    told = answer(client, HIGH)
    assert "还有 1 题跳过没答" in told
    assert "没有会改变结果的问题了" not in told
    told = client.get(f"{PATH}?again=1", follow=True).content.decode()
    assert asked(told) == STAFF
    assert not said(STAFF)


def test_the_question_before_shows_what_was_answered(client: Client) -> None:
    """And a new answer replaces the old one."""
    told = answer(client, STAFF)
    assert f"?at={STAFF}" in told
    assert 'value="12"' in client.get(f"{PATH}?at={STAFF}").content.decode()
    answer(client, STAFF, y2025="15")
    assert [fact.number for fact in said(STAFF)] == [15]


def test_an_answer_left_blank_is_asked_for(client: Client) -> None:
    """Blank is neither nought nor no: the page says how to pass over."""
    told = answer(client, STAFF, y2025=" ")
    assert asked(told) == STAFF
    assert "不知道，先跳过" in told
    assert not said(STAFF)


@pytest.mark.parametrize("typed", ["约3500", "三千", "12.5人", "1,2,3.4.5"])
def test_an_answer_that_cannot_be_read_is_told_in_words(client: Client, typed: str) -> None:
    """What was met, what is expected; what was typed stands in the field."""
    told = answer(client, TOTAL, y2025=typed)
    assert asked(told) == TOTAL
    assert f'value="{typed}"' in told
    assert 'class="error"' in told
    assert not said(TOTAL)


@pytest.mark.parametrize(
    ("typed", "unit", "wan"),
    [
        ("5000", "万元", 5000),
        ("50000000", "元", 5000),
        ("0.5", "亿元", 5000),
        ("５，０００", "万元", 5000),
    ],
)
def test_the_unit_is_the_answerers_choice(client: Client, typed: str, unit: str, wan: int) -> None:
    """万元, 元 or 亿元; full-width digits are digits."""
    answer(client, TOTAL, y2025=typed, unit=unit)
    assert [fact.number for fact in said(TOTAL)] == [wan * 1_000_000]


def test_one_saves_and_goes_on_later(client: Client, contact: Any) -> None:
    """The answer is kept; another session begins where the answers end."""
    away = client.post(PATH, {"concept": STAFF, "action": "save", **ANSWERS[STAFF]})
    assert away.headers["Location"] == "/me"
    later = Client()
    later.force_login(contact, backend="django.contrib.auth.backends.ModelBackend")
    assert asked(later.get(PATH).content.decode()) == TOTAL


def test_known_facts_are_not_asked_for(page: Page) -> None:
    """Nothing of what stands in the file comes up."""
    told = page(PATH)
    for known in ("sales_revenue", "rd_expense_hte", "employees_avg"):
        assert known not in order(told)


def test_all_policies_may_be_asked_about(client: Client) -> None:
    """The choice is kept for the session."""
    told = client.get(f"{PATH}?scope=all", follow=True).content.decode()
    assert len(order(told)) > 3
    assert len(order(client.get(PATH).content.decode())) > 3


def test_what_a_person_judges_is_not_asked_of_the_firm(client: Client, firm: Any) -> None:
    """The experts' word on the field stands under what others say."""
    assert client.get(f"{PATH}?at=core_tech_in_supported_field").status_code == 404
    sent = {"concept": "innovation_score_total", "action": "next", "value": "99"}
    assert client.post(PATH, sent).status_code == 404
    assert not said("innovation_score_total")


def test_a_list_may_be_known_to_be_empty(client: Client, own: Viewer) -> None:
    """No standards led is an answer, and counts as one."""
    sent = {"concept": "standards_led", "action": "none"}
    client.post(f"{PATH}?at=standards_led", sent)
    (made,) = said("standards_led")
    assert made.state == "known"
    file = queries.file_of(CODE, viewer=own, as_of=date(2026, 3, 1), answered_by={own.user_id or 0})
    assert file.facts.lists["standards_led"] == ()
