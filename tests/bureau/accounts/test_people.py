"""Accounts opened, locked, given a new password, forgotten; each on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

import guiju
from bureau.accounts import actions, queries
from bureau.accounts.models import AccountEvent, Grant, Invitation, Reading, User
from bureau.accounts.viewer import Viewer
from tests.bureau import cast

pytestmark = pytest.mark.django_db
As = Callable[[str], Viewer]


def events(user: User) -> list[str]:
    """What was done to somebody, latest first."""
    return list(AccountEvent.objects.filter(about=user).values_list("what", flat=True))


def test_a_password_is_generated_and_must_be_changed(viewer_as: As) -> None:
    """Sixteen signs in four groups, each with a digit."""
    user, password = actions.create_user(
        by=viewer_as("it"), username="zhang", full_name="张示例", parts=[actions.Part("taskforce")]
    )
    assert [len(group) for group in password.split("-")] == [4, 4, 4, 4]
    assert all(any(sign.isdigit() for sign in group) for group in password.split("-"))
    assert user.check_password(password)
    assert user.must_change_password
    assert events(user) == ["授予角色", "开通账号"]


@pytest.mark.parametrize("role", ["director", "chief", "liaison", "town", "enterprise", "auditor"])
def test_only_it_opens_accounts(viewer_as: As, role: str) -> None:
    """Everybody else is refused, and nothing is opened."""
    with pytest.raises(PermissionDenied, match="信息管理员"):
        actions.create_user(by=viewer_as(role), username="x", full_name="某")
    assert not User.objects.filter(username="x").exists()


def test_a_username_is_taken_once_whatever_its_case(viewer_as: As) -> None:
    """Two people who differ by a capital would be taken for one another."""
    actions.create_user(by=viewer_as("it"), username="zhang", full_name="张")
    with pytest.raises(guiju.BadInput, match="已有人用"):
        actions.create_user(by=viewer_as("it"), username="Zhang", full_name="章")
    with pytest.raises(guiju.BadInput, match="不能用"):
        actions.create_user(by=viewer_as("it"), username="张 三", full_name="章")


def test_a_role_refused_opens_no_account(viewer_as: As) -> None:
    """One transaction: neither account nor event stays."""
    with pytest.raises(guiju.BadInput, match="没有写明科室"):
        actions.create_user(
            by=viewer_as("it"), username="zhang", full_name="张", parts=[actions.Part("chief")]
        )
    assert not User.objects.filter(username="zhang").exists()
    assert not AccountEvent.objects.filter(what="开通账号").exists()


def test_a_locked_account_is_out_and_cannot_come_in(viewer_as: As) -> None:
    """Its session is gone, its password no longer opens, its roles are nobody's."""
    client, user = cast.client_of("chief"), cast.person("chief")
    assert client.get("/admin/users").status_code == 200
    actions.lock(by=viewer_as("it"), user=user, reason="借调期满")
    assert client.get("/admin/users").status_code == 302
    user.refresh_from_db()
    assert queries.viewer_of(user).user_id is None
    with pytest.raises(guiju.BadInput, match="没有写原因"):
        actions.lock(by=viewer_as("it"), user=cast.person("town"), reason=" ")
    actions.unlock(by=viewer_as("it"), user=user)
    assert queries.viewer_of(User.objects.get(pk=user.pk)).roles == {"chief"}


def test_it_does_not_lock_or_reset_himself(viewer_as: As) -> None:
    """Another one does."""
    it = viewer_as("it")
    for deed in (actions.reset_password, actions.reset_second_factor, actions.unlock):
        with pytest.raises(PermissionDenied, match="自己"):
            deed(by=it, user=cast.person("it"))


def test_a_new_password_ends_every_session(viewer_as: As) -> None:
    """Whoever had the old one is out everywhere."""
    clients, user = [cast.client_of("town"), cast.client_of("town")], cast.person("town")
    assert len(queries.sessions_of(user)) == 2
    password = actions.reset_password(by=viewer_as("it"), user=user)
    assert queries.sessions_of(user) == []
    assert {client.get("/account/password/change/").status_code for client in clients} == {302}
    assert User.objects.get(pk=user.pk).check_password(password)


def test_everybody_ends_his_own_sessions_and_it_those_of_others(viewer_as: As) -> None:
    """Nobody else does."""
    cast.client_of("town")
    with pytest.raises(PermissionDenied):
        actions.end_sessions(by=viewer_as("chief"), user=cast.person("town"))
    assert actions.end_sessions(by=viewer_as("town"), user=cast.person("town")) == 1


def test_who_left_is_nameless_and_stays_counted(viewer_as: As) -> None:
    """His readings and events stay; his name and username are nowhere."""
    user = cast.person("liaison")
    old_name, old_username = user.full_name, user.username
    actions.log_reading(viewer=viewer_as("liaison"), thing="contacts", code="x", how="page")
    with pytest.raises(guiju.BadInput, match="还有角色"):
        actions.anonymise(by=viewer_as("it"), user=user)
    actions.revoke(by=viewer_as("it"), grant=user.grants.get())
    actions.anonymise(by=viewer_as("it"), user=user)
    user.refresh_from_db()
    assert (user.full_name, user.is_active) == ("已离任人员", False)
    assert not user.has_usable_password()
    assert Reading.objects.filter(user=user).count() == 1
    texts = AccountEvent.objects.values_list("what", "detail")
    assert not [t for t in texts if old_name in " ".join(t) or old_username in " ".join(t)]


def test_retention_lets_go_of_what_is_old(viewer_as: As, capsys: pytest.CaptureFixture) -> None:
    """Logs after three years, invitations a year after they ended, contacts likewise."""
    old, fresh = (
        actions.log_reading(viewer=viewer_as("chief"), thing="contacts", code="x", how="page")
        for _ in range(2)
    )
    assert old is not None
    long_ago = timezone.now() - timedelta(days=3 * 365 + 1)
    Reading.objects.filter(pk=old.pk).update(at=long_ago)
    Invitation.objects.create(
        body="x", code_hash="1", proof_hash="2", role="enterprise",
        made_by=cast.person("it"), expires_at=timezone.now() - timedelta(days=366),
    )  # fmt: skip
    for name, days in (("enterprise", 366), ("other_enterprise", 364)):
        ended = date.today() - timedelta(days=days)
        Grant.objects.filter(user=cast.person(name)).update(until=ended)
    call_command("retention")
    said = capsys.readouterr().out
    assert "查阅记录：1" in said
    assert "认领邀请：1" in said
    assert "匿名的企业联系人：1" in said
    assert list(Reading.objects.all()) == [fresh]
    assert User.objects.get(pk=cast.person("enterprise").pk).full_name == "示例企业联系人"


def test_the_first_administrator_is_made_by_command_once(capsys: pytest.CaptureFixture) -> None:
    """His password is printed; a second time the command refuses."""
    from django.core.management.base import CommandError

    call_command("first_user", "admin1")
    said = capsys.readouterr().out
    user = User.objects.get(username="admin1")
    assert user.check_password(said.split("密码：")[1].splitlines()[0])
    assert queries.viewer_of(user).roles == {"it"}
    with pytest.raises(CommandError, match="已有信息管理员"):
        call_command("first_user", "admin2")
