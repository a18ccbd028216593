"""`/me` and `/`: the first thing to do, for whom, and in few questions to the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bureau.accounts.models import Grant, Reading, User
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions
from tests.bureau.cast import FIRM, FIRM_NAME
from tests.bureau.portal.conftest import SINCE, browser
from tests.bureau.portal.firm import NAME

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]


def test_the_renewal_comes_first_with_its_day_and_the_working_days_left(page: Page) -> None:
    """On 1 March 2026: 3月31日, 22 working days."""
    told = page("/me")
    assert "3月31日" in told
    assert "还剩 22 个工作日" in told
    assert told.index("科技型中小企业信息更新") < told.index("梯次</h2>")


def test_the_rung_and_the_next_step_are_told(page: Page) -> None:
    """In the pool, next 高企, of which three facts are not known."""
    told = page("/me")
    assert "高企培育库入库企业" in told
    assert "3项待补" in told


def test_a_firm_asks_few_questions(client: Client, django_assert_max_num_queries: Any) -> None:
    """Each of its pages, whatever is in the file."""
    paths = ["/me", "/me/file", "/me/file/sales_revenue", "/me/ladder", "/me/ladder/hte"]
    paths += ["/me/ladder/hte/try?tech_staff_hte.2025=12", "/me/questions"]
    for path in paths:
        client.get(path)
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200


def test_looking_at_closed_facts_is_on_record(page: Page, contact: User) -> None:
    """The firm's own people too, so that the list of readers is whole."""
    page("/me/file")
    seen = Reading.objects.get(user=contact)
    assert (seen.thing, seen.code, seen.how) == ("year_facts", "enterprise-lake", "page")


def test_own_answers_and_what_became_of_them_are_told(
    page: Page, own: Any, firm: Any, viewer_as: Callable[[str], Any]
) -> None:
    """One waits; one was refused, with the reason and the way to say it again."""
    for value in ("101", "102"):
        made = actions.record(
            by=own, entity=firm, concept="employees_avg", period="2025", value=value
        )
    actions.decide(by=viewer_as("chief"), fact=made, accepted=False, reason="与年报不符")
    told = page("/me")
    assert "待核实 1 项" in told
    assert "与年报不符" in told
    assert "/me/file/employees_avg" in told


def test_who_speaks_for_nobody_is_led_to_claim(db: None) -> None:
    """Every page of the firm leads to the one that says how."""
    nobody = browser(User.objects.create(username="nobody"))
    assert "/claim" in nobody.get("/me").content.decode()
    for path in ("/me/file", "/me/ladder", "/me/questions", "/me/platform"):
        assert nobody.get(path).headers["Location"] == "/me"


def test_staff_have_their_own_face(client_as: Callable[[str], Client]) -> None:
    """The front page leads them to the desk; a firm's own pages are refused to them."""
    chief = client_as("chief")
    assert chief.get("/").headers["Location"] in ("/desk", "/desk/")
    assert chief.get("/me").status_code == 403


def test_a_contact_is_led_to_his_firm(client: Client) -> None:
    """From the front page."""
    assert client.get("/").headers["Location"] == "/me"


def test_the_public_is_led_to_sign_in(firm: Any) -> None:
    """No page of a firm opens to who is not signed in, and the front page names no firm."""
    public = Client()
    for path in ("/me", "/me/file", "/me/ladder", "/me/questions", "/me/platform"):
        assert "/account/login" in public.get(path).headers["Location"]
    front = public.get("/").content.decode()
    assert NAME not in front
    assert "登录" in front
    assert "还剩 22 个工作日" in front


def test_the_front_page_opens_no_door_to_nowhere(db: None) -> None:
    """Every address it leads to is answered."""
    public = Client()
    front = public.get("/").content.decode()
    links = {part.split('"')[0] for part in front.split('href="')[1:]}
    for link in {each for each in links if each.startswith("/") and "static" not in each}:
        assert public.get(link, follow=True).status_code == 200, link


def test_two_firms_of_one_contact_are_two_files(
    client: Client, contact: User, firms: Any, firm: Any
) -> None:
    """He turns from one to the other; each page is about the one he turned to."""
    Grant.objects.create(user=contact, role="enterprise", body=FIRM, since=SINCE)
    actions.record(by=SYSTEM, entity=firm, concept="officer", value="某联系人")
    names = {"enterprise-lake": NAME, FIRM: FIRM_NAME}
    for code, name in names.items():
        assert client.post("/me/body", {"body": code}).headers["Location"] == "/me"
        told = client.get("/me/file").content.decode()
        assert f'<h1>我的档案</h1>\n<p class="facts"><span>{name}' in told
        other = next(each for each in names.values() if each != name)
        assert told.count(other) == 1  # in the switch alone


def test_nobody_turns_to_a_firm_that_is_not_his(client: Client, firms: Any) -> None:
    """The page is refused, and he stays where he was."""
    assert client.post("/me/body", {"body": FIRM}).status_code == 403
    assert NAME in client.get("/me").content.decode()
