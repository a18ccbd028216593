"""Signing in: lock-out, second factor, sessions that end, passwords of one's own."""

from __future__ import annotations

import re
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axes.models import AccessAttempt
from django.apps import apps
from django.test import Client
from django.utils import timezone

from bureau.accounts import actions, middleware, queries
from bureau.accounts.models import AccountEvent, User
from tests.bureau import cast

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"
PASSWORD = "liyang2024kc"


@pytest.fixture(autouse=True)
def _nothing_remembered(settings: Any) -> None:
    """Counts of wrong codes live in a cache; each test begins with an empty one."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


def somebody(role: str = "chief") -> User:
    """Somebody of the cast with a password."""
    user = cast.person(role)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, user: User, password: str = PASSWORD):  # type: ignore[no-untyped-def]
    """The login form, filled in."""
    return client.post(LOGIN, {"login": user.username, "password": password})


def code_of(secret: str) -> str:
    """What the application on the telephone shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06d}"


def with_factor(user: User) -> str:
    """A second factor set up; its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def test_one_signs_in_and_it_is_on_record(client: Client) -> None:
    """To the page for one's kind, with the browser's name on the trail."""
    user = somebody()
    client.defaults["HTTP_USER_AGENT"] = (
        "Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120"
    )
    assert sign_in(client, user).status_code == 302
    assert client.get("/admin/users").status_code == 200
    event = AccountEvent.objects.get(what="登录")
    assert (event.about, event.detail) == (user, "Edg Windows")
    assert [session.browser for session in queries.sessions_of(user)] == ["Edg Windows"]


def test_a_wrong_password_says_no_more_than_that(client: Client) -> None:
    """The same words for a name that is there and one that is not."""
    user = somebody()
    pages = [
        sign_in(client, user, "wrong").text,
        client.post(LOGIN, {"login": "nobody", "password": "x"}).text,
    ]
    said = [re.findall("用户名或密码不对。", page) for page in pages]
    assert said == [["用户名或密码不对。"]] * 2


def test_the_fifth_wrong_password_shuts_the_name(client: Client) -> None:
    """429, in Chinese; then the right one is refused too, and from another browser."""
    user = somebody()
    answers = [sign_in(client, user, f"wrong-{n}").status_code for n in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    again = sign_in(Client(), user)
    assert again.status_code == 429
    assert "30 分钟" in again.text
    assert "已锁定" in again.text
    assert AccountEvent.objects.filter(what="登录锁定", about=user).exists()


def test_another_name_is_not_shut_with_it(client: Client) -> None:
    """The name is locked, not the machine it was tried from."""
    user, other = somebody(), somebody("town")
    for n in range(5):
        sign_in(client, user, f"wrong-{n}")
    assert sign_in(client, other).status_code == 302


def test_four_wrong_and_one_right_begin_anew(client: Client) -> None:
    """Whoever remembers in time is not counted against the next day."""
    user = somebody()
    for n in range(4):
        sign_in(client, user, f"wrong-{n}")
    assert sign_in(client, user).status_code == 302
    assert not AccessAttempt.objects.filter(username=user.username).exists()


def test_it_opens_a_shut_name(client: Client) -> None:
    """Without waiting for the half hour."""
    user = somebody()
    for n in range(5):
        sign_in(client, user, f"wrong-{n}")
    actions.unlock(by=cast.viewer("it"), user=user)
    assert sign_in(client, user).status_code == 302


def test_a_shut_name_opens_after_half_an_hour(client: Client) -> None:
    """The wrong tries are then too old to count."""
    user = somebody()
    for n in range(5):
        sign_in(client, user, f"wrong-{n}")
    earlier = timezone.now() - timedelta(minutes=31)
    AccessAttempt.objects.update(attempt_time=earlier)
    assert sign_in(client, user).status_code == 302


def test_a_locked_account_does_not_sign_in(client: Client) -> None:
    """Even with the right password."""
    user = somebody()
    actions.lock(by=cast.viewer("it"), user=user, reason="离任")
    assert sign_in(client, user).status_code == 200
    assert client.get("/admin/users").status_code == 302


def test_a_generated_password_is_changed_before_anything_else(client: Client) -> None:
    """Every page leads to the form; afterwards the way is free."""
    user = somebody()
    User.objects.filter(pk=user.pk).update(must_change_password=True)
    sign_in(client, user)
    answer = client.get("/admin/users?q=x")
    assert answer.headers["Location"].startswith("/account/password/change/?next=%2Fadmin%2Fusers")
    assert "系统生成的" in client.get("/account/password/change/").text
    new = {"oldpassword": PASSWORD, "password1": "tianmuhu88km", "password2": "tianmuhu88km"}
    client.post("/account/password/change/", new)
    assert client.get("/admin/users").status_code == 200
    assert AccountEvent.objects.filter(what="修改密码", about=user).exists()


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("a1b2c3d4e", "10"),
        ("tianmuhukeji", "须同时有字母和数字"),
        ("20240101202401", "须同时有字母和数字"),
        ("password123", "常见"),
        ("cast-chief1", "相似"),
        (PASSWORD, "不能和现在的一样"),
    ],
)
def test_a_weak_password_is_refused(client: Client, password: str, refusal: str) -> None:
    """Short, of one kind, common, like the name, or the one there was."""
    user = somebody()
    sign_in(client, user)
    new = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert refusal in client.post("/account/password/change/", new).text
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_staff_set_up_a_second_factor_before_anything_else(
    client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Led there by every page; with the code from the telephone the way is free."""
    settings.MFA_FOR_STAFF = True
    user = somebody()
    sign_in(client, user)
    assert client.get("/admin/users").headers["Location"].startswith("/account/2fa/totp/activate/")
    page = client.get("/account/2fa/totp/activate/").text
    (secret,) = re.findall(r'id="secret" type="text" value="([A-Z2-7]+)"', page)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert client.get("/admin/users").status_code == 200
    assert AccountEvent.objects.filter(what="设置两步验证", about=user).count() == 2
    assert (
        len(Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes())
        == 10
    )


def test_a_program_and_a_part_of_a_page_are_told_too(client: Client, settings: Any) -> None:
    """403 with the reason for /api; for htmx a redirect of the whole page."""
    settings.MFA_FOR_STAFF = True
    sign_in(client, somebody())
    answer = client.get("/api/none")
    assert (answer.status_code, answer.json()["detail"]) == (403, "工作人员须先设置两步验证。")
    answer = client.get("/admin/users", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/account/2fa/totp/activate/"


def test_a_firm_needs_no_second_factor(client: Client, settings: Any) -> None:
    """It may have one; it is not led there."""
    settings.MFA_FOR_STAFF = True
    sign_in(client, somebody("enterprise"))
    assert client.get("/me/contacts").status_code == 200


def test_the_password_alone_does_not_sign_in_where_there_is_a_second_factor(client: Client) -> None:
    """The code is asked; a wrong one is refused in Chinese; the right one opens."""
    user = somebody()
    secret = with_factor(user)
    assert sign_in(client, user).headers["Location"] == "/account/2fa/authenticate/"
    assert client.get("/admin/users").status_code == 302
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "验证码不对" in wrong.text
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/admin/users").status_code == 200


def test_the_secret_is_kept_encrypted(client: Client, settings: Any) -> None:
    """The table has neither the secret nor a seed; under another key no code fits, and all is well."""
    settings.MFA_KEY = "一把钥匙"
    user = somebody()
    secret = with_factor(user)
    RecoveryCodes.activate(user)
    seed = Authenticator.objects.get(user=user, type="recovery_codes")
    kept = Authenticator.objects.get(user=user, type="totp")
    assert secret not in str(kept.data)
    assert kept.data["secret"].startswith("sealed:")
    assert seed.data["seed"].startswith("sealed:")
    assert kept.wrap().validate_code(code_of(secret))
    settings.MFA_KEY = "另一把钥匙"
    kept = Authenticator.objects.get(pk=kept.pk)
    assert not kept.wrap().validate_code(code_of(secret))
    assert not seed.wrap().validate_code("0000-0000")


def test_a_secret_from_before_there_was_a_key_still_opens() -> None:
    """As it was written; the migration then seals it, and it opens all the same."""
    user = somebody()
    secret = with_factor(user)
    Authenticator.objects.filter(user=user).update(data={"secret": secret})
    assert Authenticator.objects.get(user=user).wrap().validate_code(code_of(secret))
    seal_all = import_module("bureau.accounts.migrations.0003_seal_second_factors").seal_all
    seal_all(apps, None)
    kept = Authenticator.objects.get(user=user)
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code_of(secret))


def test_staff_do_not_take_their_second_factor_off(client: Client, settings: Any) -> None:
    """IT does, for a lost telephone; then it must be set up anew."""
    settings.MFA_FOR_STAFF = True
    user = somebody()
    secret = with_factor(user)
    sign_in(client, user)
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    client.post("/account/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    actions.reset_second_factor(by=cast.viewer("it"), user=user)
    assert not Authenticator.objects.filter(user=user).exists()


@pytest.mark.parametrize(
    ("role", "idle", "age", "out"),
    [
        ("chief", 29, 60, False),
        ("chief", 31, 60, True),
        ("chief", 1, 7 * 60 + 59, False),
        ("chief", 1, 8 * 60 + 1, True),
        ("enterprise", 45, 60, False),
    ],
)
def test_a_session_of_staff_ends(role: str, idle: int, age: int, out: bool) -> None:
    """After half an hour of nothing and after eight hours of work; a firm's is not cut short."""
    client = cast.client_of(role)
    session, now = client.session, int(timezone.now().timestamp())
    session["since"], session["seen"] = now - age * 60, now - idle * 60
    session.save()
    answer = client.get("/account/password/change/")
    assert (answer.status_code == 302) == out
    if out:
        assert answer.headers["Location"].startswith("/account/login/?next=%2Faccount%2F")


def test_pages_of_signing_in_are_chinese(client: Client) -> None:
    """Labels and buttons too: no English word but names of things."""
    user = somebody()
    pages = [client.get(LOGIN).text, client.get("/claim").text]
    sign_in(client, user)
    addresses = ["password/change/", "2fa/", "2fa/totp/activate/", "logout/"]
    pages += [client.get(f"/account/{address}").text for address in addresses]
    with_factor(user)
    more = ("2fa/", "2fa/recovery-codes/generate/", "reauthenticate/")
    pages += [client.get(f"/account/{address}").text for address in more]
    waiting = Client()
    sign_in(waiting, user)
    pages.append(waiting.get("/account/2fa/authenticate/").text)
    for page in pages:
        main = re.split("<main[^>]*>|</main>", page)[1]
        words = re.findall(r"[A-Za-z]{3,}", re.sub(r"<[^>]*>", " ", main))
        assert set(words) <= {"MKA", "BN", "Microsoft", "Authenticator", "FreeOTP"}, main


def test_the_console_is_for_superusers_with_a_second_factor(client: Client, settings: Any) -> None:
    """Not for staff, not for a superuser who has none; and it shows accounts and jobs only."""
    settings.MFA_FOR_STAFF = True
    user = somebody("it")
    User.objects.filter(pk=user.pk).update(is_superuser=True)
    secret = with_factor(user)
    sign_in(client, user)
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    page = client.get("/console/")
    assert page.status_code == 200
    assert set(re.findall(r'href="/console/(\w+)/" class="section"', page.text)) == {
        "accounts",
        "jobs",
    }
    settings.MFA_FOR_STAFF = False
    assert cast.client_of("other_it").get("/console/", follow=True).status_code == 403
    assert Client().get("/console/", follow=True).redirect_chain[-1][0].startswith(LOGIN)
    assert middleware.SECOND_FACTOR in client.session
