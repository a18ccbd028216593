"""Roles given, taken back, and handed over from one person to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

import guiju
from bureau.accounts.actions.events import note
from bureau.accounts.actions.permission import must_manage_users, must_not_be_himself
from bureau.accounts.models import Grant, User
from bureau.accounts.queries.places import places
from bureau.accounts.rights import ROLES, WRITE
from bureau.accounts.viewer import Viewer

# Who looks after the system, and who looks over it, hold nothing else.
ALONE = frozenset({"it", "auditor"})
NEEDS = {"chief": "section", "liaison": "town", "town": "town"} | dict.fromkeys(
    ("enterprise", "platform"), "body"
)
WORDS = {"section": "科室", "town": "镇区（街道）", "body": "单位"}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Part:
    """A role to be held: for which section, town or body, from when to when."""

    role: str
    section: str = ""
    town: str = ""
    body: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def said(self) -> str:
        """The role in words."""
        where = self.town and places().towns().get(self.town, self.town)
        return " ".join(
            filter(None, [self.section, str(where), self.body, ROLES.get(self.role, self.role)])
        )


@transaction.atomic
def grant(*, by: Viewer, user: User, part: Part) -> Grant:
    """Give somebody a role."""
    must_manage_users(by)
    return add_grant(by=by, user=user, part=part)


def add_grant(*, by: Viewer, user: User, part: Part) -> Grant:
    """The role checked and given, by whoever was allowed to."""
    must_not_be_himself(by, user, "授予角色给")
    since = part.since or guiju.calendar.today()
    wanted = replace(checked(part), since=since)
    if part.until is not None and part.until < since:
        raise guiju.BadInput.saying("角色的截止日期早于起始日期", do="改正日期")
    _must_fit(user, wanted)
    made = Grant.objects.create(
        user=user,
        role=wanted.role,
        section=wanted.section,
        town=wanted.town,
        body=wanted.body,
        since=since,
        until=wanted.until,
        granted_by_id=by.user_id,
    )
    note(by=by, what="授予角色", about=user, detail=f"{wanted.said}，自{since}")
    return made


@transaction.atomic
def revoke(*, by: Viewer, grant: Grant, on: date | None = None) -> Grant:
    """Take a role back: from that day on it is not held. A contact may take it from his fellow."""
    own_body = grant.body and by.may(WRITE, "users", bodies={grant.body})
    if not own_body:
        must_manage_users(by)
    if grant.role == "it" and not _others(grant, "it"):
        raise guiju.BadInput.saying("这是最后一位信息管理员", do="先授予另一位，再撤销")
    must_not_be_himself(by, grant.user, "撤销")
    last = (on or guiju.calendar.today()) - DAY
    if grant.until is None or grant.until > last:
        grant.until = last
        grant.save(update_fields=["until"])
    note(by=by, what="撤销角色", about=grant.user, detail=f"{part_of(grant).said}，至{last}")
    return grant


@transaction.atomic
def hand_over(*, by: Viewer, leaver: User, successor: User, on: date) -> list[Grant]:
    """Every role one person holds on a day passes to another from that day on."""
    must_manage_users(by)
    if leaver == successor:
        raise guiju.BadInput.saying("交接双方是同一个人", do="另选接手的人")
    if not successor.is_active:
        raise guiju.BadInput.saying(f"{successor}的账号已锁定", do="先解锁，或另选接手的人")
    held = list(to_hand_over(leaver, on))
    if not held:
        raise guiju.BadInput.saying(f"{leaver}在{on}没有可交接的角色", do="核对日期")
    made = []
    for old in held:
        begins = max(old.since, on)
        until, part = old.until, part_of(old)
        old.until = begins - DAY
        old.save(update_fields=["until"])
        made.append(add_grant(by=by, user=successor, part=replace(part, since=begins, until=until)))
    what = "、".join(part_of(each).said for each in held)
    note(by=by, what="交接", about=leaver, detail=f"自{on}由{successor}接手：{what}")
    return made


def to_hand_over(leaver: User, on: date) -> list[Grant]:
    """The grants somebody holds on a day or will hold later."""
    open_ended = Q(until=None) | Q(until__gte=on)
    return list(Grant.objects.filter(open_ended, user=leaver).order_by("since", "pk"))


def part_of(grant: Grant) -> Part:
    """A grant as a role to be held."""
    return Part(grant.role, grant.section, grant.town, grant.body)


def checked(part: Part) -> Part:
    """A role with what it is for, and nothing it is not for; BadInput where something lacks."""
    if part.role not in ROLES or part.role == "public":
        raise guiju.BadInput.saying(f"没有“{part.role}”这个角色", do="从列出的角色中选")
    need = NEEDS.get(part.role, "")
    if need and not getattr(part, need):
        raise guiju.BadInput.saying(
            f"{ROLES[part.role]}没有写明{WORDS[need]}", do=f"选一个{WORDS[need]}"
        )
    section = part.section if part.role in ("chief", "liaison") else ""
    town = part.town if need == "town" else ""
    body = part.body if need == "body" else ""
    _must_exist(section, town)
    if body:
        found = places().body(body)
        if found is None:
            raise guiju.BadInput.saying(f"没有编号为“{body}”的单位", do="核对编号或信用代码")
        body = found.code
    return replace(part, section=section, town=town, body=body)


def _must_exist(section: str, town: str) -> None:
    if section and section not in places().sections():
        wanted = "、".join(places().sections())
        raise guiju.BadInput.saying(f"没有“{section}”这个科室", expected=wanted, do="选其中一个")
    if town and town not in places().towns():
        wanted = "、".join(places().towns().values())
        raise guiju.BadInput.saying(f"没有代码为“{town}”的镇区", expected=wanted, do="选其中一个")


def _must_fit(user: User, part: Part) -> None:
    """The role is not held already, and not one that stands alone beside others."""
    held = [
        each
        for each in Grant.objects.filter(user=user)
        if (each.until is None or part.since is None or each.until >= part.since)
        and (each.until is None or each.until >= each.since)
    ]
    same = (part.role, part.section, part.town, part.body)
    if any((e.role, e.section, e.town, e.body) == same for e in held):
        raise guiju.BadInput.saying(f"{user}已有“{part.said}”这个角色", do="不必再授")
    roles = {each.role for each in held} | {part.role}
    if roles & ALONE and len(roles) > 1:
        raise guiju.BadInput.saying(
            "信息管理员、监督审计不兼任其他角色", do="另开一个账号，或先撤销原来的角色"
        )


def _others(grant: Grant, role: str) -> bool:
    today = guiju.calendar.today()
    rest = Grant.objects.filter(Q(until=None) | Q(until__gte=today), role=role)
    return rest.filter(since__lte=today, user__is_active=True).exclude(pk=grant.pk).exists()
