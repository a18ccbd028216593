"""Applications opened, moved on and back; a title made with 获批 and taken away with 取消."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.applications import actions, queries
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Entity, Row
from tests.bureau import cast
from tests.bureau.applications.conftest import DAY, Apply
from tests.bureau.applications.ready_firm import READY

ON = date.fromisoformat(DAY)
CERTIFICATE = actions.Certificate("GR202532000001", "2025-05-19", "2028-05-18")
As = Callable[[str], object]


def stage_of(application: Entity) -> str:
    """Where its row says it is."""
    return Row.objects.get(pk=application.pk).stage


def titles() -> dict[str, int | None]:
    """What the firm holds on the day."""
    return dict(ledger.facts_of(READY, as_of=ON).titles or {})


def rung() -> int | None:
    """The rung lists show."""
    return Row.objects.get(code=READY).rung


def granted() -> int:
    """How many records of titles of the firm there are."""
    return Current.objects.filter(concept="holder", ref__code=READY).count()


@pytest.fixture
def publicised(notice: str, apply: Apply) -> Entity:
    """An application that needs its certificate only."""
    return apply("hte", 2025, READY, window=notice, stage={"2025-05-01": "publicised"})


def test_one_is_opened_in_its_window_once(notice: str) -> None:
    """It names the window's record; a second one is refused, and a window nobody applies in."""
    chief = cast.viewer("chief")
    made = actions.open_application(by=chief, firm=READY, window=notice, on=ON)
    assert queries.pipeline("hte", viewer=chief, year=2025) == [(READY, "intended")]
    assert Current.objects.get(entity=made, concept="window").ref.code == notice  # type: ignore[union-attr]
    with pytest.raises(guiju.BadInput, match="已有申报事项"):
        actions.open_application(by=chief, firm=READY, window=notice, on=ON)
    with pytest.raises(guiju.BadInput, match="不由企业申报"):
        actions.open_application(by=chief, firm=READY, window="hte_review-2025", on=ON)
    with pytest.raises(PermissionDenied):
        actions.open_application(by=cast.viewer("town"), firm=READY, window=notice, on=ON)


def test_moving_back_needs_a_reason(publicised: Entity) -> None:
    """Without one nothing is written and the message says what to do; with one it is kept."""
    with pytest.raises(guiju.BadInput) as refused:
        actions.move(by=SYSTEM, application=publicised, to="filling", on=DAY)
    assert "退回前一阶段没有写理由" in str(refused.value)
    assert "补上理由再移动" in str(refused.value)
    assert stage_of(publicised) == "publicised"
    actions.move(by=SYSTEM, application=publicised, to="filling", on=DAY, reason="材料要补")
    assert stage_of(publicised) == "filling"
    assert "材料要补" in {
        e.reason for e in ledger.dossier(publicised.code, viewer=SYSTEM).lines["stage"].entries
    }


def test_a_certificate_makes_the_title_and_revoking_takes_it(
    publicised: Entity, notice: str
) -> None:
    """Rung, titles and list move in the same moment, and back; both stay on record."""
    assert (titles(), rung()) == ({}, 0)
    actions.move(
        by=SYSTEM, application=publicised, to="approved", on="2025-05-19", certificate=CERTIFICATE
    )
    assert titles() == {"hte": guiju.calendar.to_number(date(2028, 5, 18))}
    assert rung() == 3
    title = Current.objects.get(entity=publicised, concept="title").ref
    assert title is not None
    assert Current.objects.get(entity=title, concept="cert_no").text == CERTIFICATE.number
    assert [f.code for f in queries.window(notice, SYSTEM, ON).lists["in"]] == [READY]

    with pytest.raises(guiju.BadInput, match="没有写理由"):
        actions.move(by=SYSTEM, application=publicised, to="revoked", on=DAY)
    actions.move(by=SYSTEM, application=publicised, to="revoked", on=DAY, reason="发错了证")
    assert (titles(), rung()) == ({}, 0)
    assert stage_of(publicised) == "revoked"
    history = ledger.dossier(title.code, viewer=SYSTEM).lines["state"]
    assert [(each.period, each.raw) for each in history.entries] == [
        (DAY, "revoked"),
        ("", "valid"),
    ]

    actions.move(by=SYSTEM, application=publicised, to="approved", on=DAY, reason="查明没有错")
    assert "hte" in titles()
    assert granted() == 1


@pytest.mark.parametrize("certificate", [None, actions.Certificate("", "2025-05-19")])
def test_no_approval_without_number_and_day(
    publicised: Entity, certificate: actions.Certificate | None
) -> None:
    """Nothing is written."""
    with pytest.raises(guiju.BadInput, match="证书编号和发证日期"):
        actions.move(
            by=SYSTEM, application=publicised, to="approved", on=DAY, certificate=certificate
        )
    assert stage_of(publicised) == "publicised"
    assert granted() == 0


def test_a_move_that_fails_leaves_no_title(notice: str, apply: Apply) -> None:
    """可报 leads nowhere near 获批: the title made on the way is gone with the refusal."""
    made = apply("hte", 2025, READY, window=notice, stage="possible")
    with pytest.raises(guiju.BadInput, match="不能从“可报”直接到“获批”"):
        actions.move(by=SYSTEM, application=made, to="approved", on=DAY, certificate=CERTIFICATE)
    assert granted() == 0


def test_what_grants_no_title_cannot_be_approved(ready: Entity, apply: Apply) -> None:
    """A project's result belongs to the projects."""
    made = apply("sci_tech_vice_president", 2025, READY, stage="publicised")
    with pytest.raises(guiju.BadInput, match="不授予资质"):
        actions.move(by=SYSTEM, application=made, to="approved", on=DAY, certificate=CERTIFICATE)
