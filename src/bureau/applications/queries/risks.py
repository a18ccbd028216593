"""即将失去: what firms are about to lose, why, by when, and what it would cost the indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import guiju
from bureau.accounts.viewer import VALUE, Viewer
from bureau.applications.queries.lists import Lists, due_of
from bureau.applications.recorded import FIRM, INCIDENTS, Record, Said
from bureau.applications.sliding import slides
from bureau.applications.standing import Ground, ground
from bureau.applications.windows import RENEWAL, REPORT, Window, windows_of
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row

EXPIRY, MISSED, AGAINST_IT, SLIDING, CLOSING = "expiry", "missed", "against", "sliding", "closing"
SORTS: Mapping[str, str] = {
    EXPIRY: "资质到期",
    MISSED: "年报缺报",
    AGAINST_IT: "不良记录",
    SLIDING: "指标下滑",
    CLOSING: "窗口将关",
}
EXPIRING_DAYS, CLOSING_DAYS, A_YEAR = 90, 10, timedelta(days=365)


@dataclass(frozen=True)
class Risk:
    """One thing a firm may lose. by: the day it is lost, None where there is none.

    titles: the codes of the titles that would be lost, or in a window not gained; policy: where
    its conditions are read; window: where it is applied for.
    """

    code: str
    sort: str
    reason: str
    by: date | None
    titles: tuple[str, ...]
    policy: str = ""
    window: str = ""
    name: str = ""
    town: str = ""
    is_sample: bool = False

    @property
    def sort_name(self) -> str:
        """What sort of thing it is, in words."""
        return SORTS[self.sort]

    @property
    def loss(self) -> str:
        """“高新技术企业 −1”; of a window that closes “少增”."""
        labels = ledger.kind_of(FIRM).title_codes
        word = " 少增1" if self.sort == CLOSING else " −1"
        return "、".join(f"{labels.get(code, code)}{word}" for code in self.titles)


@dataclass(frozen=True)
class AtRisk:
    """Every risk within reach, the nearest first. losses: titles by label with how many firms.

    rows: of the firms named, and of those asked for beside them.
    """

    risks: tuple[Risk, ...]
    losses: tuple[tuple[str, int], ...]
    rows: Mapping[str, Row]


def at_risk(viewer: Viewer, on: date) -> AtRisk:
    """What the firms whose lists are the viewer's may lose."""
    told = ground(viewer=viewer, on=on)
    return at_risk_of(told, due_of(told))


def at_risk_of(told: Ground, due: Iterable[Lists], also: Iterable[str] = ()) -> AtRisk:
    """The same from what has been read, and the rows of other firms; two queries more."""
    found = [*_titles(told), *_against(told), *_sliding(told), *_closing(told, due)]
    rows = Row.objects.filter(kind=FIRM, merged_into=None, is_withdrawn=False)
    wanted = {*also, *(each.code for each in found)}
    named = {row.code: row for row in rows.filter(code__in=ledger.among(wanted))}
    mine = [
        replace(risk, name=row.name, town=row.town, is_sample=row.is_sample)
        for risk in found
        if (row := named.get(risk.code)) is not None and row.town in told.towns
    ]
    mine.sort(key=lambda each: (each.by or told.on, each.sort, each.name))
    return AtRisk(tuple(mine), _losses(mine), named)


def _losses(risks: Iterable[Risk]) -> tuple[tuple[str, int], ...]:
    """How many firms may lose each title; who may lose it twice over counts once."""
    labels = ledger.kind_of(FIRM).title_codes
    both = {(risk.code, title) for risk in risks if risk.sort != CLOSING for title in risk.titles}
    counted = Counter(title for _, title in both)
    return tuple((label, counted[title]) for title, label in labels.items() if counted[title])


def _titles(told: Ground) -> Iterator[Risk]:
    """Titles that run out, and those whose yearly reports are missing."""
    labels = ledger.kind_of(FIRM).title_codes
    first = guiju.calendar.to_number(told.on)
    for firm, titles in told.titles.items():
        for title, last in titles.items():
            left = None if last is None else last - first
            if left is None or not 0 <= left <= EXPIRING_DAYS:
                continue
            day = guiju.calendar.from_number(last or 0)
            reason = f"{labels.get(title, title)}有效期至 {day}，还剩 {left} 天"
            yield Risk(firm, EXPIRY, reason, day, (title,), policy=granting(title))
    for record in told.book.kept.titles:
        if risk := _missed(record, told):
            yield risk


def _missed(record: Record, told: Ground) -> Risk | None:
    said, title, firm = record.said.get("reports_missed"), record.text("kind"), record.end("holder")
    missed = said.number if said else None
    last = told.titles.get(firm, {}).get(title, 0)
    if not missed or (last is not None and last < guiju.calendar.to_number(told.on)):
        return None
    policy = granting(title)
    window = _next(policy, REPORT, told)
    label = ledger.kind_of(FIRM).title_codes.get(title, title)
    reason = f"{label}年报已缺 {missed} 次"
    if window is not None and window.deadline is not None:
        reason += f"，{window.deadline} 前必须报"
    if window is not None and window.note:
        reason += f"；{window.note}"
    return Risk(firm, MISSED, reason, window.deadline if window else None, (title,), policy=policy)


def _next(policy: str, step: str, told: Ground) -> Window | None:
    """The next window of a policy's step, by its last day."""
    found = [
        each
        for year in (told.on.year, told.on.year + 1)
        for each in windows_of(year, told.book.notices)
        if (each.policy, each.step) == (policy, step) and each.last and each.last >= told.on
    ]
    return min(found, key=lambda each: each.last or date.max, default=None)


def _closing(told: Ground, due: Iterable[Lists]) -> Iterator[Risk]:
    """应报未报 of windows of which few working days are left."""
    working = ledger.rulebook().calendar.working
    for lists in due:
        window = lists.window
        if window.deadline is None or window.state(told.on) != "open":
            continue
        left = working.between(told.on, window.deadline)
        if left.days > CLOSING_DAYS:
            continue
        title = str(ledger.rulebook().policies[window.policy].grants.get("title") or "")
        lost = (title,) if title else ()
        what = "还没有更新" if window.step == RENEWAL else "还没有报"
        reason = f"{window.title}{what}，{window.left(told.on)}"
        for firm in lists.waiting:
            yield Risk(
                *(firm.code, CLOSING, reason, window.deadline, lost),
                policy=window.policy,
                window=window.id,
            )


def _against(told: Ground) -> Iterator[Risk]:
    """What is known against a firm that holds a title, as far as it is the viewer's to see."""
    concepts = ledger.kind_of(FIRM).concepts
    for firm in told.book.accused:
        titles = tuple(sorted(_valid(told, firm.code)))
        known = sorted(firm.said.keys() & concepts.keys()) if titles else ()
        whens = {name: _when(name, firm.said[name], told.on) for name in known}
        if not any(when is not None for when in whens.values()):
            continue
        row = Row(kind=FIRM, section=firm.section, town=firm.town, bodies=" ".join(firm.bodies))
        for name, when in whens.items():
            if when is not None and ledger.sight(concepts[name], row, told.viewer) == VALUE:
                yield Risk(firm.code, AGAINST_IT, f"{concepts[name].label}{when}", None, titles)


def _valid(told: Ground, firm: str) -> Iterator[str]:
    """The titles a firm may still lose."""
    day = guiju.calendar.to_number(told.on)
    for title, last in told.titles.get(firm, {}).items():
        if last is None or last >= day:
            yield title


def _sliding(told: Ground) -> Iterator[Risk]:
    """Shares that fall towards what a title asks; numbers for who sees what they are made of."""
    concepts = ledger.kind_of(FIRM).concepts
    for each in (slides(told.run) if told.run is not None else None) or ():
        last = told.titles.get(each.code, {}).get(each.title)
        if last is None or last < guiju.calendar.to_number(told.on):
            continue
        row = Row(kind=FIRM, section=ledger.kind_of(FIRM).owner, town=told.town_of(each.code))
        seen = all(
            ledger.sight(concepts[name], row, told.viewer) == VALUE
            for name in each.facts
            if name in concepts
        )
        reason = each.says(seen=seen)
        by = guiju.calendar.from_number(last)
        yield Risk(each.code, SLIDING, reason, by, (each.title,), policy=each.policy)


def _when(concept: str, said: Said, day: date) -> str | None:
    """What is to be added to the label, None where it is not so, or no more."""
    if concept == INCIDENTS:
        return _incident(said.text, day)
    return "" if said.number == 1 else None


def _incident(text: str, day: date) -> str | None:
    """“：2024-08-15” for the latest of a year; None when all are older."""
    days = [each for each in text.split("；") if each[:4].isdigit()]
    late = [each for each in days if each >= str(day - A_YEAR)]
    return f"：{max(late)}" if late else None


def granting(title: str) -> str:
    """The policy that leads to a title, blank where the rulebook has none."""
    policies = ledger.rulebook().policies.values()
    return next((each.id for each in policies if each.grants.get("title") == title), "")
