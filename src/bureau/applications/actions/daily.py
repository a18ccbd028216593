"""Every day: firms told at T-30/14/7/3/1, and one list to each officer of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bureau.accounts.models import Grant
from bureau.accounts.queries import who_may
from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import SYSTEM
from bureau.applications.actions.reminding import KIND, Reminded, send
from bureau.applications.calls import rung as rung_of
from bureau.applications.calls import rung_name
from bureau.applications.queries.lists import Lists, due
from bureau.applications.recorded import FIRM
from bureau.channels import actions as channels
from bureau.ledger import queries as ledger

Told = list[tuple[Lists, Reminded]]


def remind_all(*, on: date) -> int:
    """Tell every firm that stands on a rung and was not told there; how many were told.

    A day on which nobody was at work is made up for: a firm is told once it is past a rung.
    """
    told: Told = []
    for lists in due(SYSTEM, on):
        if rung_of(lists.window, on) is None or not lists.waiting:
            continue
        done = send(by=SYSTEM, lists=lists, firms=lists.waiting, undo_seconds=0)
        if done.fresh:
            told.append((lists, done))
    if told:
        _tell_officers(told, on)
    return sum(done.sent for _, done in told)


def _tell_officers(told: Told, on: date) -> None:
    """One message a person, whatever he stands for."""
    by_person: dict[int, list[Grant]] = {}
    for grant in who_may(WRITE, "internal", on=on):
        by_person.setdefault(grant.user_id, []).append(grant)
    for grants in by_person.values():
        lines = list(_lines(told, grants, on))
        if not lines:
            continue
        one = told[0][0].window if len(told) == 1 else None
        channels.send(
            by=SYSTEM,
            key=f"reminded:{on}:{grants[0].user_id}",
            kind=KIND,
            subject=f"今天已提醒的企业：{sum(number for number, _ in lines)} 家",
            text="\n".join(line for _, line in lines),
            link=f"/desk/windows/{one.id}" if one else "/desk/windows",
            to_user=grants[0].user,
            undo_seconds=0,
        )


def _lines(told: Told, grants: Iterable[Grant], on: date) -> Iterator[tuple[int, str]]:
    """A line a window: how many firms of his, and the names of their towns."""
    owner = ledger.kind_of(FIRM).owner
    towns = {grant.town for grant in grants if grant.role == "liaison"}
    everywhere = any(grant.role == "chief" and grant.section == owner for grant in grants)
    for lists, done in told:
        mine = [firm for firm in done.fresh if everywhere or firm.town in towns]
        if mine:
            window = lists.window
            named = "、".join(
                dict.fromkeys(ledger.town_name(firm.town) for firm in mine if firm.town)
            )
            left = window.left(on)
            yield (
                len(mine),
                f"{window.title}（{rung_name(window, on)}，{left}）：{len(mine)} 家，{named}",
            )
