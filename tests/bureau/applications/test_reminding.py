"""Reminders: one a firm, window and rung; taken back in time; not at night; one list an officer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.applications import actions
from bureau.applications.actions.daily import remind_all
from bureau.applications.calls import held_until, rung
from bureau.applications.queries.receipts import reminded
from bureau.applications.windows import windows_of
from bureau.channels import actions as channels
from bureau.channels.models import Message
from bureau.ledger.models import Entity
from tests.bureau import cast
from tests.bureau.applications.conftest import DAY
from tests.bureau.applications.ready_firm import READY

ON = date.fromisoformat(DAY)
Clock = Callable[[str], None]


def test_each_firm_is_told_once_a_rung(notice: str, clock: Clock) -> None:
    """Eleven days before the end is T-14, six days T-7: two messages in all, with the words."""
    chief = cast.viewer("chief")
    told = actions.remind(by=chief, window=notice, firms=None, on=ON)
    assert ([firm.code for firm in told.fresh], told.before) == ([READY], 0)
    again = actions.remind(by=chief, window=notice, firms=[READY], on=ON)
    assert (again.sent, again.before) == (0, 1)
    clock("2025-05-26 10:00")
    assert actions.remind(by=chief, window=notice, firms=[READY], on=date(2025, 5, 26)).sent == 1
    keys = sorted(Message.objects.values_list("key", flat=True))
    assert keys == [f"window:{notice}:{READY}:T-14", f"window:{notice}:{READY}:T-7"]
    first = Message.objects.get(key=keys[0])
    assert first.to_body == READY
    assert "示例高企第一批，2025年4月15日—2025年5月31日（以当年通知为准）" in first.text
    assert "请按前一工作日5月30日准备" in first.text
    assert "应报未报" not in first.text + first.subject


def test_what_was_sent_can_be_taken_back_for_thirty_seconds(notice: str) -> None:
    """And sent again; afterwards it stays."""
    chief = cast.viewer("chief")
    actions.remind(by=chief, window=notice, firms=None, on=ON)
    assert actions.take_back(by=chief, window=notice, on=ON) == 1
    assert actions.remind(by=chief, window=notice, firms=None, on=ON).sent == 1
    Message.objects.update(shown_from=timezone.now())
    with pytest.raises(guiju.BadInput, match="已过撤回时限"):
        actions.take_back(by=chief, window=notice, on=ON)


def test_a_receipt_says_when_and_whether_it_was_read(notice: str) -> None:
    """Of the last message; unread until the firm's contact opens it."""
    chief, contact = cast.viewer("chief"), cast.person("enterprise")
    contact.grants.update(body=READY)
    actions.remind(by=chief, window=notice, firms=None, on=ON)
    Message.objects.update(shown_from=timezone.now())
    assert reminded_of(notice).endswith("未读")
    channels.mark_read(by=cast.viewer("enterprise"), message=Message.objects.get())
    assert reminded_of(notice).startswith("T-14，")
    assert reminded_of(notice).endswith("已读")


def reminded_of(notice: str) -> str:
    """What the chief reads beside the firm."""
    from bureau.applications import queries

    window = queries.window(notice, SYSTEM, ON).window
    return reminded(window, viewer=cast.viewer("chief"))[READY].says


def test_whose_reminders_are_whose(notice: str) -> None:
    """Another town's liaison has nobody to remind, a town officer and a firm may not at all."""
    with pytest.raises(guiju.BadInput, match="没有可提醒的企业"):
        actions.remind(by=cast.viewer("other_liaison"), window=notice, firms=None, on=ON)
    with pytest.raises(guiju.BadInput, match="已不在名单里"):
        actions.remind(by=cast.viewer("chief"), window=notice, firms=[cast.FIRM], on=ON)
    for role in ("town", "enterprise", "director"):
        with pytest.raises(PermissionDenied):
            actions.remind(by=cast.viewer(role), window=notice, firms=None, on=ON)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2025-05-20 19:59", None),
        ("2025-05-20 20:00", "2025-05-21 09:00"),
        ("2025-05-21 07:59", "2025-05-21 09:00"),
        ("2025-05-23 21:00", "2025-05-26 09:00"),  # a Friday night: Monday
        ("2025-05-24 10:00", "2025-05-26 09:00"),  # a Saturday
        ("2025-04-27 10:00", None),  # a Sunday that is worked for 劳动节
        ("2025-05-01 10:00", "2025-05-06 09:00"),  # 劳动节 until the 5th
        ("2025-05-30 21:00", None),  # due within 24 hours
        ("2025-05-31 10:00", None),  # due today, 端午
    ],
)
def test_nobody_is_told_at_a_quiet_time(moment: str, until: str | None) -> None:
    """Held to nine o'clock of the next working day, unless the 31st is within 24 hours."""
    window = next(w for w in windows_of(2025, ()) if w.id == "hte_annual_report-2025")
    zone = timezone.get_default_timezone()
    at = datetime.fromisoformat(moment).replace(tzinfo=zone)
    wanted = datetime.fromisoformat(until).replace(tzinfo=zone) if until else None
    assert held_until(window, at) == wanted


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        *(("2025-04-30", None), ("2025-05-01", 30), ("2025-05-17", 14), ("2025-05-24", 7)),
        *(("2025-05-28", 3), ("2025-05-30", 1), ("2025-05-31", 1), ("2025-06-01", None)),
    ],
)
def test_the_rungs_before_a_deadline(day: str, expected: int | None) -> None:
    """T-30, T-14, T-7, T-3, T-1; a day between two belongs to the one above."""
    window = next(w for w in windows_of(2025, ()) if w.id == "hte_annual_report-2025")
    assert rung(window, date.fromisoformat(day)) == expected


def test_the_day_tells_firms_and_gives_each_officer_one_list(notice: str, ready: Entity) -> None:
    """The liaison of the town and the chief get a list each, another town's liaison none."""
    people = {name: cast.person(name).pk for name in ("chief", "liaison", "other_liaison")}
    assert remind_all(on=ON) == 1
    assert remind_all(on=ON) == 0
    lists = {m.to_user_id: m for m in Message.objects.exclude(to_user=None)}
    assert set(lists) == {people["chief"], people["liaison"]}
    said = lists[people["liaison"]]
    assert said.subject == "今天已提醒的企业：1 家"
    assert said.text == "示例高企第一批（T-14，还剩11天（8个工作日））：1 家，天目湖镇"
    assert said.link == f"/desk/windows/{notice}"
    assert Message.objects.filter(to_body=READY).count() == 1
