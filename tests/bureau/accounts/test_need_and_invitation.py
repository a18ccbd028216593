"""Content opened in need; firms claimed by invitation; readings put on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import guiju
from bureau.accounts import actions, queries
from bureau.accounts.models import AccountEvent, BreakGlass, Invitation, Reading, User
from bureau.accounts.viewer import PUBLIC, Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.actions import record
from bureau.ledger.models import Entity
from tests.bureau import cast

pytestmark = pytest.mark.django_db
As = Callable[[str], Viewer]
WHY = "导入任务出错，须核对原值"
CREDIT_CODE = "91320481MA1MABCD5R"
SELF = {"username": "qiye", "full_name": "某某", "password": "liyang2024kc"}


def opened(viewer_as: As) -> BreakGlass:
    """An opening asked by IT and allowed by the director."""
    asked = actions.ask_glass(by=viewer_as("it"), reason=WHY)
    return actions.allow_glass(by=viewer_as("director"), glass=asked)


def test_it_reads_content_only_while_it_is_open(viewer_as: As, firms: dict[str, Entity]) -> None:
    """Refused before, read while open with the reading logged under it, refused afterwards."""
    with pytest.raises(PermissionDenied):
        ledger.dossier(cast.FIRM, viewer=viewer_as("it"))
    glass = opened(viewer_as)
    it = viewer_as("it")
    assert ledger.dossier(cast.FIRM, viewer=it).text("sales_revenue") == "8,060 万元"
    made = actions.log_reading(viewer=it, thing="year_facts", code=cast.FIRM, how="page")
    assert made is not None
    assert made.glass == glass
    actions.close_glass(by=it, glass=glass)
    with pytest.raises(PermissionDenied):
        ledger.dossier(cast.FIRM, viewer=viewer_as("it"))
    assert [each.reads for each in queries.glass_list(viewer=viewer_as("auditor"))] == [1]


def test_an_opening_ends_after_two_hours(viewer_as: As) -> None:
    """By itself; nobody needs to remember."""
    glass = opened(viewer_as)
    assert glass.until is not None
    assert glass.allowed_at is not None
    assert glass.until - glass.allowed_at == timedelta(hours=2)
    assert viewer_as("it").break_glass
    BreakGlass.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert not viewer_as("it").break_glass
    glass.refresh_from_db()
    assert glass.state_label == "已结束"


def test_it_writes_nothing_while_it_is_open(viewer_as: As, firms: dict[str, Entity]) -> None:
    """Reading is opened, and nothing else."""
    opened(viewer_as)
    with pytest.raises(PermissionDenied):
        record(
            by=viewer_as("it"),
            entity=firms[cast.FIRM],
            concept="sales_revenue",
            period="2024",
            value="1",
        )


@pytest.mark.parametrize("role", ["it", "chief", "auditor", "liaison"])
def test_only_a_director_allows_and_never_the_asker(viewer_as: As, role: str) -> None:
    """Two persons: the asker is refused even where he stands in for the director."""
    asked = actions.ask_glass(by=viewer_as("it"), reason=WHY)
    with pytest.raises(PermissionDenied):
        actions.allow_glass(by=viewer_as(role), glass=asked)
    asker = viewer_as("it")
    both = Viewer(asker.user_id, asker.name, (*asker.standings, *viewer_as("director").standings))
    with pytest.raises(PermissionDenied, match="申请人不能批准"):
        actions.allow_glass(by=both, glass=asked)
    asked.refresh_from_db()
    assert asked.allowed_at is None


def test_a_request_is_made_with_a_reason_once_and_by_it(viewer_as: As) -> None:
    """Who reads by his own rights asks for nothing; a second request waits for the first."""
    with pytest.raises(PermissionDenied):
        actions.ask_glass(by=viewer_as("chief"), reason=WHY)
    with pytest.raises(guiju.BadInput, match="事由太短"):
        actions.ask_glass(by=viewer_as("it"), reason="看看")
    actions.ask_glass(by=viewer_as("it"), reason=WHY)
    with pytest.raises(guiju.BadInput, match="未结束"):
        actions.ask_glass(by=viewer_as("it"), reason=WHY)


def test_a_request_of_yesterday_is_not_allowed_today(viewer_as: As) -> None:
    """What was urgent a day ago is asked anew; a refused one is not allowed either."""
    asked = actions.ask_glass(by=viewer_as("it"), reason=WHY)
    BreakGlass.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(guiju.BadInput, match="超过24小时"):
        actions.allow_glass(by=viewer_as("director"), glass=asked)
    again = actions.ask_glass(by=viewer_as("it"), reason=WHY)
    actions.close_glass(by=viewer_as("director"), glass=again)
    with pytest.raises(guiju.BadInput, match="处理过了"):
        actions.allow_glass(by=viewer_as("director"), glass=again)


def test_every_step_is_on_the_trail(viewer_as: As) -> None:
    """Asked, allowed, shut: who and why."""
    actions.close_glass(by=viewer_as("it"), glass=opened(viewer_as))
    steps = AccountEvent.objects.order_by("pk").values_list("what", "by__username", "detail")
    assert list(steps) == [
        ("申请应急查阅", "cast-it", WHY),
        ("批准应急查阅", "cast-director", WHY),
        ("结束应急查阅", "cast-it", WHY),
    ]


@pytest.fixture
def coded(viewer_as: As, firms: dict[str, Entity]) -> str:
    """FIRM with its credit code in the ledger; the code of an invitation to claim it."""
    record(
        by=viewer_as("chief"),
        entity=firms[cast.FIRM],
        concept="credit_code",
        value="91320481MA1MABCD5R",
    )
    return actions.invite_body(by=viewer_as("it"), body=CREDIT_CODE)[1]


def test_of_the_codes_only_hashes_are_kept(coded: str) -> None:
    """Neither the invitation's nor the firm's stands in any field."""
    kept = Invitation.objects.get()
    said = " ".join(str(value) for value in vars(kept).values())
    assert (kept.body, kept.name, kept.role) == (cast.FIRM, cast.FIRM_NAME, "enterprise")
    assert coded not in said
    assert CREDIT_CODE not in said


def test_both_codes_open_and_once_only(coded: str) -> None:
    """However they are typed; the second time the invitation is spent."""
    typed = coded.replace("-", "").lower()
    user = actions.claim(by=PUBLIC, code=typed, proof=f" {CREDIT_CODE.lower()} ", **SELF)
    assert queries.viewer_of(user).bodies == {cast.FIRM}
    with pytest.raises(guiju.BadInput, match="对不上，或邀请已失效"):
        actions.claim(by=PUBLIC, code=coded, proof=CREDIT_CODE, **SELF | {"username": "other"})
    assert not User.objects.filter(username="other").exists()


def test_five_wrong_proofs_void_the_invitation(coded: str) -> None:
    """Counted although each is refused; then the right one is refused as well."""
    for _ in range(5):
        with pytest.raises(guiju.BadInput, match="对不上"):
            actions.claim(by=PUBLIC, code=coded, proof="91320481MA1MABCD00", **SELF)
    with pytest.raises(guiju.BadInput, match="对不上"):
        actions.claim(by=PUBLIC, code=coded, proof=CREDIT_CODE, **SELF)
    assert Invitation.objects.get().tries == 5


@pytest.mark.parametrize("how", ["expired", "withdrawn"])
def test_an_old_or_withdrawn_invitation_opens_nothing(coded: str, viewer_as: As, how: str) -> None:
    """Two weeks, unless somebody takes it back before."""
    kept = Invitation.objects.get()
    if how == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        actions.withdraw_invitation(by=viewer_as("it"), invitation=kept)
    with pytest.raises(guiju.BadInput, match="对不上，或邀请已失效"):
        actions.claim(by=PUBLIC, code=coded, proof=CREDIT_CODE, **SELF)


def test_a_weak_password_claims_nothing(coded: str) -> None:
    """No account is opened, and the invitation is not spent."""
    with pytest.raises(guiju.BadInput, match="密码"):
        actions.claim(by=PUBLIC, code=coded, proof=CREDIT_CODE, **SELF | {"password": "123"})
    assert not User.objects.filter(username="qiye").exists()
    assert Invitation.objects.get().used_at is None


def test_a_firms_contact_claims_a_second_firm_with_his_account(coded: str, viewer_as: As) -> None:
    """He then speaks for both; staff cannot."""
    with pytest.raises(guiju.BadInput, match="工作人员的账号"):
        actions.claim(by=viewer_as("chief"), code=coded, proof=CREDIT_CODE)
    user = actions.claim(by=viewer_as("other_enterprise"), code=coded, proof=CREDIT_CODE)
    assert queries.viewer_of(user).bodies == {cast.FIRM, cast.OTHER_FIRM}


@pytest.mark.parametrize("role", ["chief", "liaison", "town", "other_enterprise", "auditor"])
def test_invitations_are_made_by_it_and_by_the_firms_own_contact(
    viewer_as: As, firms: dict[str, Entity], role: str
) -> None:
    """Nobody else brings somebody into a firm."""
    with pytest.raises(PermissionDenied):
        actions.invite_body(by=viewer_as(role), body=cast.FIRM)
    made, _ = actions.invite_body(by=viewer_as("enterprise"), body=cast.FIRM)
    with pytest.raises(PermissionDenied):
        actions.withdraw_invitation(by=viewer_as(role), invitation=made)
    with pytest.raises(guiju.BadInput, match="没有编号为“enterprise-none”的单位"):
        actions.invite_body(by=viewer_as("it"), body="enterprise-none")


def test_an_export_is_logged_with_its_reason_or_not_made(viewer_as: As) -> None:
    """Without a reason it is refused; blanks are none."""
    chief = viewer_as("chief")
    with pytest.raises(guiju.BadInput, match="没有写事由"):
        actions.log_reading(viewer=chief, thing="contacts", code="x", how="export", reason="  ")
    actions.log_reading(
        viewer=chief, thing="contacts", code="x", how="export", reason="年报通知", rows=3
    )
    found = queries.readings(viewer=viewer_as("auditor"), exports=True)
    assert [(each.rows, each.reason) for each in found] == [(3, "年报通知")]


def test_the_public_leaves_no_reading(db: None) -> None:
    """Nobody signed in sees nothing that is logged."""
    assert actions.log_reading(viewer=PUBLIC, thing="firm", code="x", how="page") is None
    assert not Reading.objects.exists()


def test_each_sees_the_log_as_far_as_it_is_his(viewer_as: As) -> None:
    """The auditor all; a chief his section's; a liaison his own; a firm what was read of it."""
    for name, code in (("chief", cast.FIRM), ("liaison", "x"), ("results_chief", cast.OTHER_FIRM)):
        actions.log_reading(viewer=viewer_as(name), thing="year_facts", code=code, how="page")
    seen = {
        name: {each.user.username for each in queries.readings(viewer=viewer_as(name))}
        for name in ("auditor", "chief", "liaison", "enterprise", "taskforce")
    }
    assert seen == {
        "auditor": {"cast-chief", "cast-liaison", "cast-results_chief"},
        "chief": {"cast-chief", "cast-liaison"},
        "liaison": {"cast-liaison"},
        "enterprise": {"cast-chief"},
        "taskforce": set(),
    }


def test_who_may_is_answered_from_the_table(viewer_as: As) -> None:
    """Who may confirm facts of firms: the chiefs, and nobody else of the cast."""
    for name in cast.PARTS:
        cast.person(name)
    found = {grant.user.username for grant in queries.who_may("a", "year_facts")}
    assert found == {f"cast-{n}" for n in cast.PARTS if cast.PARTS[n].role == "chief"}
