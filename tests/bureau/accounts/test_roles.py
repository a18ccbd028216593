"""Roles given, taken back, handed over; deputies between two days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts import actions, queries
from bureau.accounts.models import AccountEvent, Deputy, Grant
from bureau.accounts.viewer import Viewer
from tests.bureau import cast

pytestmark = pytest.mark.django_db
As = Callable[[str], Viewer]
TODAY = guiju.calendar.today
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("part", "refusal"),
    [
        (actions.Part("chief"), "没有写明科室"),
        (actions.Part("town"), "没有写明镇区"),
        (actions.Part("liaison", section="高新科"), "没有写明镇区"),
        (actions.Part("enterprise"), "没有写明单位"),
        (actions.Part("enterprise", body="enterprise-none"), "没有编号为“enterprise-none”的单位"),
        (actions.Part("chief", section="财务科"), "没有“财务科”这个科室.*规划科、高新科"),
        (actions.Part("town", town="320482001"), "没有代码为“320482001”的镇区"),
        (actions.Part("public"), "没有“public”这个角色"),
        (actions.Part("king"), "没有“king”这个角色"),
        (actions.Part("it"), "不兼任其他角色"),
        (actions.Part("taskforce", until=date(2019, 1, 1)), "截止日期早于起始日期"),
        (actions.Part("taskforce"), "已有“专班成员”这个角色"),
    ],
)
def test_a_role_that_does_not_fit_is_refused(
    viewer_as: As, part: actions.Part, refusal: str
) -> None:
    """What is missing, unknown, double, or not to be held together."""
    with pytest.raises(guiju.BadInput, match=refusal):
        actions.grant(by=viewer_as("it"), user=cast.person("taskforce"), part=part)


def test_a_role_is_for_what_it_is_for_only(viewer_as: As, firms: object) -> None:
    """A town officer has no section and no body, whatever the form held besides."""
    part = actions.Part("town", section="高新科", town=cast.TOWN, body=cast.FIRM)
    made = actions.grant(by=viewer_as("it"), user=cast.person("taskforce"), part=part)
    assert (made.section, made.town, made.body) == ("", cast.TOWN, "")
    part = actions.Part("enterprise", section="高新科", body=cast.FIRM)
    made = actions.grant(by=viewer_as("it"), user=cast.person("other_enterprise"), part=part)
    assert (made.section, made.town, made.body) == ("", "", cast.FIRM)


def test_a_role_begins_and_ends_on_its_days(viewer_as: As) -> None:
    """Held from the first day to the last, both included."""
    user = cast.person("taskforce")
    part = actions.Part("town", town=cast.TOWN, since=date(2024, 3, 1), until=date(2024, 3, 31))
    actions.grant(by=viewer_as("it"), user=user, part=part)
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1)]
    held = ["town" in queries.viewer_of(user, day).roles for day in days]
    assert held == [False, True, True, False]


def test_a_role_taken_back_is_not_held_that_day(viewer_as: As) -> None:
    """And it is on record by whom."""
    user = cast.person("town")
    actions.revoke(by=viewer_as("it"), grant=user.grants.get())
    assert queries.viewer_of(user).roles == {"public"}
    event = AccountEvent.objects.get(what="撤销角色")
    assert (event.by, event.about) == (cast.person("it"), user)
    assert "天目湖镇" in event.detail


def test_the_last_administrator_stays(viewer_as: As) -> None:
    """Somebody must be left who can open accounts."""
    grant = cast.person("it").grants.get()
    with pytest.raises(guiju.BadInput, match="最后一位"):
        actions.revoke(by=viewer_as("it"), grant=grant)
    cast.person("other_it")
    with pytest.raises(PermissionDenied):
        actions.revoke(by=viewer_as("it"), grant=grant)
    actions.revoke(by=viewer_as("other_it"), grant=grant)
    assert queries.viewer_of(cast.person("it")).roles == {"public"}


def test_nobody_but_it_gives_or_takes_roles(viewer_as: As) -> None:
    """Not the director, not the chief of the section."""
    grant = cast.person("liaison").grants.get()
    for role in ("director", "chief", "auditor", "enterprise"):
        with pytest.raises(PermissionDenied):
            actions.revoke(by=viewer_as(role), grant=grant)
        more = {"user": cast.person("liaison"), "part": actions.Part("taskforce")}
        with pytest.raises(PermissionDenied):
            actions.grant(by=viewer_as(role), **more)


def test_hand_over_moves_every_role_on_one_day(viewer_as: As) -> None:
    """Two roles, one with an end: both end on the eve, both begin with the same end."""
    it, leaver, successor = viewer_as("it"), cast.person("chief"), cast.person("taskforce")
    end, day = date(2030, 12, 31), date(2030, 6, 1)
    actions.grant(by=it, user=leaver, part=actions.Part("town", town=cast.TOWN, until=end))
    made = actions.hand_over(by=it, leaver=leaver, successor=successor, on=day)
    assert [(g.role, g.since, g.until) for g in made] == [("chief", day, None), ("town", day, end)]
    assert {grant.until for grant in Grant.objects.filter(user=leaver)} == {day - DAY}
    assert queries.viewer_of(leaver, day - DAY).roles == {"chief", "town"}
    assert queries.viewer_of(leaver, day).roles == {"public"}
    with pytest.raises(guiju.BadInput, match="没有可交接的角色"):
        actions.hand_over(by=it, leaver=leaver, successor=successor, on=day)


def test_hand_over_is_whole_or_not_at_all(viewer_as: As) -> None:
    """A successor who may not hold one of the roles gets none, and the leaver keeps all."""
    with pytest.raises(guiju.BadInput, match="不兼任"):
        actions.hand_over(
            by=viewer_as("it"),
            leaver=cast.person("chief"),
            successor=cast.person("auditor"),
            on=TODAY(),
        )
    assert queries.viewer_of(cast.person("chief")).roles == {"chief"}


def test_a_deputy_has_the_absent_ones_roles_between_two_days(viewer_as: As) -> None:
    """Not before, not after; and it is said whom he stands in for."""
    absent, deputy = cast.person("chief"), cast.person("liaison")
    first, last = TODAY() + 2 * DAY, TODAY() + 4 * DAY
    actions.name_deputy(
        by=viewer_as("chief"), absent=absent, deputy=deputy, since=first, until=last
    )
    days = [first - DAY, first, last, last + DAY]
    held = ["chief" in queries.viewer_of(deputy, day).roles for day in days]
    assert held == [False, True, True, False]
    assert queries.viewer_of(deputy, first).said == (
        "高新科 挂钩联系人、高新科 科室负责人（代示例高新科长）"
    )
    assert "liaison" not in queries.viewer_of(absent, first).roles


def test_a_deputy_is_not_deputised_further(viewer_as: As) -> None:
    """Who stands in for a deputy has the deputy's own roles, not those he stands in with."""
    it, today = viewer_as("it"), TODAY()
    chain = [cast.person(name) for name in ("director", "chief", "liaison")]
    for absent, deputy in pairwise(chain):
        actions.name_deputy(by=it, absent=absent, deputy=deputy, since=today, until=today)
    assert queries.viewer_of(chain[2]).roles == {"liaison", "chief"}


def test_a_deputy_ends_when_the_absent_one_is_back(viewer_as: As) -> None:
    """The absent one says so himself, or the chief; the deputy cannot keep it."""
    made = actions.name_deputy(
        by=viewer_as("it"),
        absent=cast.person("chief"),
        deputy=cast.person("liaison"),
        since=TODAY(),
        until=TODAY() + DAY,
    )
    with pytest.raises(PermissionDenied):
        actions.end_deputy(by=viewer_as("town"), deputy=made)
    actions.end_deputy(by=viewer_as("chief"), deputy=made)
    assert queries.viewer_of(cast.person("liaison")).roles == {"liaison"}
    assert list(queries.running(viewer=viewer_as("it"))) == []


@pytest.mark.parametrize(
    ("absent", "deputy", "days", "refusal"),
    [
        ("chief", "chief", (0, 1), "代理人就是本人"),
        ("chief", "liaison", (1, 0), "早于起始"),
        ("chief", "liaison", (-3, -1), "已经过去"),
        ("chief", "liaison", (0, 400), "超过一年"),
        ("chief", "it", (0, 1), "同一角色"),
        ("auditor", "chief", (0, 1), "同一角色"),
        ("chief", "enterprise", (0, 1), "只在局内"),
    ],
)
def test_a_deputy_that_does_not_fit_is_refused(
    viewer_as: As, absent: str, deputy: str, days: tuple[int, int], refusal: str
) -> None:
    """Days the wrong way round, roles that stand alone, people from outside."""
    since, until = (TODAY() + day * DAY for day in days)
    with pytest.raises(guiju.BadInput, match=refusal):
        actions.name_deputy(
            by=viewer_as("other_it"),
            absent=cast.person(absent),
            deputy=cast.person(deputy),
            since=since,
            until=until,
        )
    assert not Deputy.objects.exists()


@pytest.mark.parametrize(
    ("by", "absent", "deputy"),
    [
        ("chief", "talent_chief", "liaison"),
        ("chief", "liaison", "talent_chief"),
        ("chief", "director", "chief"),
        ("liaison", "liaison", "chief"),
        ("director", "chief", "liaison"),
    ],
)
def test_a_chief_names_within_his_section_only(
    viewer_as: As, by: str, absent: str, deputy: str
) -> None:
    """Neither an absent one nor a deputy from elsewhere; and nobody but chiefs and IT names."""
    with pytest.raises(PermissionDenied):
        actions.name_deputy(
            by=viewer_as(by),
            absent=cast.person(absent),
            deputy=cast.person(deputy),
            since=TODAY(),
            until=TODAY(),
        )


def test_one_deputy_at_a_time(viewer_as: As) -> None:
    """The second is told of the first."""
    it, days = viewer_as("it"), {"since": TODAY(), "until": TODAY() + DAY}
    chief = cast.person("chief")
    actions.name_deputy(by=it, absent=chief, deputy=cast.person("liaison"), **days)
    with pytest.raises(guiju.BadInput, match="已由示例联系人代理"):
        actions.name_deputy(by=it, absent=chief, deputy=cast.person("results_chief"), **days)
