"""A word to whoever owes a section: once a day, however often it is pressed."""

from __future__ import annotations

from django.urls import reverse

import guiju
from bureau.accounts.models import User
from bureau.accounts.queries import who_may
from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer
from bureau.channels import actions as channels
from bureau.reports.models import Section
from bureau.reports.permission import must_be_open, must_lead
from bureau.reports.queries.urging import key_of

KIND = "报告催交"
CHIEF = "chief"


def urge(*, by: Viewer, section: Section) -> int:
    """Remind the chiefs of the section's owner; to how many it went now, 0 where today's stands."""
    must_lead(by)
    must_be_open(section.edition)
    if section.handed_in_at is not None:
        raise guiju.BadInput.saying("这一节已经交稿", do="刷新页面")
    people = owing(section)
    if not people:
        met = f"{section.owner}没有在任的科室负责人，消息没有人收"
        raise guiju.BadInput.saying(met, do="请信息管理员授权，或换责任科室")
    name, edition = section.heading or "开头", section.edition
    sent = 0
    for person in people:
        _, is_new = channels.send(
            by=by,
            key=key_of(edition, section.place, person.pk),
            kind=KIND,
            subject=f"请交稿：{edition.title}",
            text=f"{edition.title}（{edition.period}）的“{name}”由{section.owner}写，还没有交稿。",
            link=reverse("section", args=[edition.pk, section.place]),
            to_user=person,
        )
        sent += is_new
    return sent


def owing(section: Section) -> list[User]:
    """The chiefs of the section of the bureau that writes it."""
    grants = who_may(WRITE, "report").filter(role=CHIEF, section=section.owner)
    return list({grant.user_id: grant.user for grant in grants}.values())
