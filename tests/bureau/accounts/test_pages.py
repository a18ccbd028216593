"""The room's pages: who enters, what stands there, and in how few queries."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bureau.accounts import actions
from bureau.accounts.models import Grant, Invitation, User
from bureau.ledger.models import Entity
from tests.bureau import cast

pytestmark = pytest.mark.django_db
Clients = Callable[[str], Client]
PAGES = {
    "/admin/users": "director chief it auditor",
    "/admin/users/new": "it",
    "/admin/invitations": "it",
    "/admin/audit": "director chief liaison it auditor",
    "/admin/audit/exports": "director chief liaison it auditor",
    "/admin/audit/events": "director chief liaison it auditor",
    "/admin/audit/glass": "director chief liaison it auditor",
    "/me/readers": "enterprise platform",
    "/me/contacts": "enterprise platform",
}


@pytest.mark.parametrize(("address", "roles"), PAGES.items())
def test_each_page_opens_for_whom_it_is(
    client_as: Clients, firms: dict[str, Entity], address: str, roles: str
) -> None:
    """The others are refused, and the public is sent to sign in."""
    answers = {role: client_as(role).get(address).status_code for role in cast.TEN_ROLES}
    entered = {role for role, status in answers.items() if status == 200}
    assert entered == set(roles.split())
    assert answers["public"] == 302
    assert {answers[r] for r in cast.TEN_ROLES if r not in entered | {"public"}} == {403}


@pytest.mark.parametrize("address", [*PAGES, "user"])
def test_a_page_takes_few_queries(
    client_as: Clients,
    firms: dict[str, Entity],
    django_assert_max_num_queries: Callable,
    address: str,
) -> None:
    """Twelve at most, however many people there are."""
    for name in cast.PARTS:
        cast.person(name)
    address = f"/admin/users/{cast.person('chief').pk}" if address == "user" else address
    client = client_as("enterprise" if address.startswith("/me") else "it")
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def test_it_opens_an_account_and_sees_the_password_once(client_as: Clients, firms: object) -> None:
    """It stands on the answer, is not in the page of the user, and opens the account."""
    it = client_as("it")
    typed = {
        "username": "wang",
        "full_name": "王示例",
        "role": "town",
        "town": cast.TOWN,
        "since": "2024-01-01",
    }
    answer = it.post("/admin/users/new", typed)
    user = User.objects.get(username="wang")
    (password,) = re.findall(r"<code>((?:[a-z0-9]{4}-){3}[a-z0-9]{4})</code>", answer.text)
    assert user.check_password(password)
    assert user.must_change_password
    assert [(g.role, g.town) for g in user.grants.all()] == [("town", cast.TOWN)]
    assert password not in it.get(f"/admin/users/{user.pk}").text


def test_a_refused_form_says_why_and_keeps_what_was_typed(
    client_as: Clients, firms: object
) -> None:
    """A town officer without a town: nothing is opened."""
    answer = client_as("it").post(
        "/admin/users/new",
        {"username": "wang", "full_name": "王示例", "role": "town", "since": "2024-01-01"},
    )
    assert answer.status_code == 400
    assert "镇区科技专员没有写明镇区（街道）" in answer.text
    assert 'value="wang"' in answer.text
    assert not User.objects.filter(username="wang").exists()


def test_the_list_narrows_by_role_and_name(client_as: Clients) -> None:
    """One chief of the five by his section."""
    for name in cast.PARTS:
        cast.person(name)
    it = client_as("it")
    found = it.get("/admin/users", {"role": "chief", "section": "人才科"}).text
    assert "示例人才科长" in found
    assert "示例规划科长" not in found
    assert "示例局长" in it.get("/admin/users", {"q": "局长"}).text


def test_a_chief_sees_the_people_of_his_section_only(client_as: Clients) -> None:
    """The liaison of 高新科, not the chief of another section, nor his page."""
    other = cast.person("talent_chief")
    cast.person("liaison")
    chief = client_as("chief")
    page = chief.get("/admin/users").text
    assert "示例联系人" in page
    assert "示例人才科长" not in page
    assert chief.get(f"/admin/users/{other.pk}").status_code == 404


def test_it_cannot_change_himself(client_as: Clients) -> None:
    """No role to himself, no new password for himself."""
    it, own = client_as("it"), cast.person("it").pk
    typed = {"role": "director", "since": "2024-01-01"}
    assert it.post(f"/admin/users/{own}/grant", typed).status_code == 403
    assert it.post(f"/admin/users/{own}/password").status_code == 403
    assert not Grant.objects.filter(user=own, role="director").exists()


def test_roles_pass_from_one_to_another_on_the_hand_over_page(client_as: Clients) -> None:
    """The list is shown first; then each role ends on the day before and begins on the day."""
    it, leaver, successor = client_as("it"), cast.person("chief"), cast.person("results_chief")
    assert "高新科" in it.get(f"/admin/users/{leaver.pk}/hand-over").text
    typed = {"successor": successor.pk, "on": "2024-06-01"}
    assert it.post(f"/admin/users/{leaver.pk}/hand-over", typed).status_code == 302
    assert Grant.objects.get(user=leaver).until == date(2024, 5, 31)
    assert Grant.objects.filter(user=successor, section="高新科", since="2024-06-01").exists()


def test_content_opened_in_need_is_asked_and_allowed_on_the_pages(client_as: Clients) -> None:
    """IT asks, the director allows, and the asker finds no button to allow it himself."""
    it, director = client_as("it"), client_as("director")
    assert it.post("/admin/audit/glass", {"reason": "急"}).status_code == 400
    assert it.post("/admin/audit/glass", {"reason": "导入任务出错，须核对原值"}).status_code == 302
    pk = actions.ask_glass(by=cast.viewer("other_it"), reason="另一次导入出错，须核对").pk
    assert "批准两小时" not in it.get("/admin/audit/glass").text
    assert "批准两小时" in director.get("/admin/audit/glass").text
    assert it.post(f"/admin/audit/glass/{pk}/allow").status_code == 403
    assert director.post(f"/admin/audit/glass/{pk}/allow").status_code == 302
    assert cast.viewer("other_it").break_glass
    assert not cast.viewer("it").break_glass


def test_it_sees_that_something_was_read_not_what(client_as: Clients, firms: object) -> None:
    """Who and when, without firm, fields and reason, and no filter by them."""
    actions.log_reading(
        viewer=cast.viewer("chief"),
        thing="contacts",
        code=cast.FIRM,
        how="export",
        fields=["联系人"],
        reason="通知年报",
        rows=12,
    )
    seen = client_as("auditor").get("/admin/audit").text
    assert cast.FIRM_NAME in seen
    assert "通知年报" in seen
    it = client_as("it")
    page = it.get("/admin/audit").text
    assert "示例高新科长" in page
    for hidden in (cast.FIRM, cast.FIRM_NAME, "通知年报", 'name="code"'):
        assert hidden not in page
    assert "示例高新科长" in it.get("/admin/audit", {"code": "enterprise-none"}).text


def test_a_firm_sees_who_read_its_file(client_as: Clients, firms: object) -> None:
    """Its own, not the other's; its own reading is left out."""
    for code, name in ((cast.FIRM, "chief"), (cast.OTHER_FIRM, "director")):
        actions.log_reading(
            viewer=cast.viewer(name), thing="year_facts", code=code, how="page", fields=["销售收入"]
        )
    page = client_as("enterprise").get("/me/readers").text
    assert "示例高新科长" in page
    assert "示例局长" not in page


def test_a_firm_sees_in_whose_lists_it_stood(client_as: Clients, firms: object) -> None:
    """By day, each reader once, with the reason of a sheet; another firm's sheet is not told."""
    seen = {"thing": "year_facts", "code": "enterprise", "fields": ["销售收入"]}
    for _ in range(2):
        actions.log_reading(
            viewer=cast.viewer("chief"), how="list", bodies=[cast.FIRM, cast.OTHER_FIRM], **seen
        )
    actions.log_reading(
        viewer=cast.viewer("director"), how="export", reason="省厅调研", bodies=[cast.FIRM], **seen
    )
    mine = client_as("enterprise").get("/me/readers").text.split("列表和导出里")[1]
    theirs = client_as("other_enterprise").get("/me/readers").text.split("列表和导出里")[1]
    assert mine.count("示例高新科长") == theirs.count("示例高新科长") == 1
    assert mine.count("省厅调研") == 1
    assert "省厅调研" not in theirs


def test_a_firm_is_claimed_by_somebody_without_an_account(firms: object) -> None:
    """Both codes, a name, a password of his own; he is signed in and speaks for the firm."""
    _, code = actions.invite_body(by=cast.viewer("it"), body=cast.FIRM)
    client = Client()
    typed = {"code": code.lower().replace("-", " "), "proof": cast.FIRM, "username": "qiye"}
    typed |= {"full_name": "企业示例", "password": "liyang2024kc", "again": "liyang2024kc"}
    assert client.post("/claim", typed).status_code == 302
    user = User.objects.get(username="qiye")
    assert [(g.role, g.body) for g in user.grants.all()] == [("enterprise", cast.FIRM)]
    assert client.get("/me/readers").status_code == 200
    assert Invitation.objects.get().used_by == user


def test_staff_claim_nothing(client_as: Clients) -> None:
    """A firm is claimed with the firm's own account."""
    assert client_as("liaison").get("/claim").status_code == 403


def test_a_second_contact_is_invited_and_sent_away(client_as: Clients, firms: object) -> None:
    """By the first one, for his own firm only."""
    client = client_as("enterprise")
    assert client.post("/me/contacts", {"body": cast.OTHER_FIRM}).status_code == 400
    answer = client.post("/me/contacts", {"body": cast.FIRM})
    (code,) = re.findall(r"<code>((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})</code>", answer.text)
    second = actions.claim(
        by=cast.viewer("public"),
        code=code,
        proof=cast.FIRM,
        username="second",
        full_name="第二人",
        password="liyang2024kc",
    )
    held = Grant.objects.get(user=second)
    assert client_as("other_enterprise").post(f"/me/contacts/{held.pk}/end").status_code == 404
    assert client.post(f"/me/contacts/{held.pk}/end").status_code == 302
    held.refresh_from_db()
    assert held.until is not None


def test_library_pages_we_do_not_use_are_shut(client: Client) -> None:
    """No sign-up, no mail, no reset by mail."""
    for address in ("signup/", "email/", "password/reset/", "password/reset/key/1-a-b/"):
        assert client.get(f"/account/{address}").status_code == 404
