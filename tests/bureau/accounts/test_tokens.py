"""Keys for programs: shown once, kept as a hash, ended at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

import guiju
from bureau.accounts import actions, queries
from bureau.accounts.models import AccountEvent, Token
from tests.bureau import cast

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]


def made(who: str = "chief", **given: Any) -> tuple[Token, str]:
    """A key of somebody's."""
    return actions.make_token(
        by=cast.viewer(who), **{"name": "月报取数", "scopes": ["records"], "days": 30} | given
    )


def test_only_its_hash_is_kept() -> None:
    """Who reads the table cannot use it; the event does not have it either."""
    token, key = made()
    assert key.startswith("gj_")
    assert key not in str(Token.objects.filter(pk=token.pk).values().get())
    assert key not in str(AccountEvent.objects.filter(what="生成接口令牌").values().get())


def test_it_stands_for_its_owner() -> None:
    """Until it ends or expires, or its owner is locked."""
    token, key = made()
    viewer = queries.viewer_of_key(key)
    assert viewer is not None
    assert viewer.user_id == cast.person("chief").pk
    assert queries.viewer_of_key(key[:-1]) is None
    user = cast.person("chief")
    user.is_active = False
    user.save()
    assert queries.viewer_of_key(key) is None
    user.is_active = True
    user.save()
    Token.objects.update(expires_on=guiju.calendar.today() - timedelta(days=1))
    assert queries.viewer_of_key(key) is None
    Token.objects.update(expires_on=guiju.calendar.today())
    assert queries.viewer_of_key(key) is not None
    actions.end_token(by=cast.viewer("chief"), token=token)
    assert queries.viewer_of_key(key) is None


def test_an_opening_in_need_is_not_passed_on() -> None:
    """A key never has more than the roles of its owner."""
    _, key = made("it")
    viewer = queries.viewer_of_key(key)
    assert viewer is not None
    assert not viewer.break_glass
    assert not viewer.may("r", "year_facts")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": " "}, "没有写用途"),
        ({"scopes": []}, "没有选授权"),
        ({"scopes": ["everything"]}, "没有选授权"),
        ({"days": 0}, "有效期 0 天不行"),
        ({"days": 4000}, "应为：1 至 366 天"),
    ],
)
def test_refusals(given: dict[str, Any], said: str) -> None:
    """Each says what is missing."""
    with pytest.raises(guiju.BadInput, match=said):
        made(**given)


def test_the_page(client_as: ClientAs) -> None:
    """A key is made and shown once; ended, it stays in the list as ended."""
    client = client_as("chief")
    given = {"name": "月报取数", "scopes": ["records", "verdicts"], "days": "30"}
    page = client.post("/account/tokens", given).content.decode()
    token = Token.objects.get()
    assert "只显示这一次" in page
    assert token.scopes == "records verdicts"
    assert "只显示这一次" not in client.get("/account/tokens").content.decode()
    client.post(f"/account/tokens/{token.pk}/end")
    assert "已停用" in client.get("/account/tokens").content.decode()


def test_another_persons_key(client_as: ClientAs) -> None:
    """It is not there for anybody else."""
    token, _ = made(name="我的程序")
    assert client_as("director").post(f"/account/tokens/{token.pk}/end").status_code == 404
    assert "我的程序" not in client_as("director").get("/account/tokens").content.decode()
    assert Client().get("/account/tokens").status_code == 302


def test_staff_without_a_second_factor_make_none(client_as: ClientAs, settings: Any) -> None:
    """The page lies under /account/ and is behind the door all the same."""
    settings.MFA_FOR_STAFF = True
    found = client_as("chief").get("/account/tokens")
    assert found.status_code == 302
    assert "totp" in found["Location"]
