"""应报未报, 已报, 不符, 待核: the four lists of a window, and of every window that is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.http import Http404

import guiju
from bureau.accounts.viewer import Viewer
from bureau.applications.records import WINDOW, Application, read
from bureau.applications.standing import ASIDE, LATER, MET, OPEN, UNMET, Ground, ground
from bureau.applications.windows import REPORT, SUBMISSION, Window, windows_near, windows_of
from bureau.ledger import queries as ledger
from bureau.runs.models import Run

WAITING, IN, NOT, TO_CHECK = "waiting", "in", "unmet", "open"
LISTS: Mapping[str, str] = {WAITING: "应报未报", IN: "已报", NOT: "不符", TO_CHECK: "待核"}
RENEWED = timedelta(days=180)
"""A title that reaches so far beyond a renewal's last day has been renewed."""


@dataclass(frozen=True)
class Firm:
    """A firm in a list. why: what put it there beside the verdict; application: its own, if any."""

    code: str
    town: str
    why: str = ""
    application: Application | None = None


@dataclass(frozen=True)
class Lists:
    """A window with its four lists. aside: firms the policy is not for.

    seen: whether lists are the viewer's to see; later: firms judged live, or to be judged yet;
    facts: of those judged live.
    """

    window: Window
    on: date
    run: Run | None
    lists: Mapping[str, tuple[Firm, ...]]
    aside: int = 0
    later: int = 0
    seen: bool = True
    facts: Mapping[str, guiju.Facts] = field(default_factory=dict)

    @property
    def waiting(self) -> tuple[Firm, ...]:
        """应报未报."""
        return self.lists[WAITING]

    def of_town(self, town: str) -> Lists:
        """The same for one town."""
        lists = {
            name: tuple(each for each in firms if each.town == town)
            for name, firms in self.lists.items()
        }
        return replace(self, lists=lists)


def windows(viewer: Viewer, on: date) -> list[Window]:
    """Every window of the year of a day, and those firms are reminded of on it."""
    notices = read(viewer=viewer, kinds=(WINDOW,)).notices
    near = {each.id: each for each in windows_near(on, notices)}
    year = {each.id: each for each in windows_of(on.year, notices)}
    return list({**year, **near}.values())


def window(identity: str, viewer: Viewer, on: date) -> Lists:
    """One window with its four lists as of a day; Http404 where there is none.

    Lists are of the firms whose verdicts and 应报未报 are the viewer's to see; where there are none
    such, `seen` is false and the lists are empty.
    """
    told = ground(viewer=viewer, on=on)
    found = find(identity, told.book.notices, on)
    return _lists(found, told)


def due(viewer: Viewer, on: date) -> list[Lists]:
    """The windows firms are reminded of on a day, each with its lists."""
    return due_of(ground(viewer=viewer, on=on))


def due_of(told: Ground) -> list[Lists]:
    """The same from what has been read."""
    near = (each for each in windows_near(told.on, told.book.notices) if each.has_lists)
    return [_lists(each, told) for each in near]


def find(identity: str, notices: Iterable[Window], on: date) -> Window:
    """A window by its id; Http404 where there is none."""
    known = list(notices)
    tail = identity.rpartition("-")[2]
    years = {on.year, int(tail) if tail.isdecimal() and len(tail) == 4 else on.year}
    years |= {each.year for each in known if each.id == identity}
    for year in sorted(years):
        for each in windows_of(year, known) if 1 < year < 9999 else ():
            if each.id == identity:
                return each
    raise Http404("没有这个窗口，可能已被当年通知代替；请从窗口日历里选。")


def _lists(window: Window, told: Ground) -> Lists:
    found: dict[str, list[Firm]] = {name: [] for name in LISTS}
    aside = 0
    if window.has_lists:
        for name, firm in _placed(window, told):
            if name == ASIDE:
                aside += 1
            else:
                found[name].append(firm)
    lists = {name: tuple(sorted(firms, key=lambda f: f.code)) for name, firms in found.items()}
    later = sum(town in told.towns for town in told.later.values()) if told.towns else 0
    seen = bool(told.towns)
    return Lists(window, told.on, told.run, lists, aside, later, seen, told.facts)


def _placed(window: Window, told: Ground) -> Iterator[tuple[str, Firm]]:
    near = window.is_near(told.on)
    title = str(ledger.rulebook().policies[window.policy].grants.get("title") or "")
    for code, town, verdict in told.firms(window.policy):
        own = told.book.by_firm.get(code, ())
        mine = [each for each in own if each.is_for(window)]
        handed = next((each for each in mine if each.answers(window)), None)
        titles = told.titles.get(code, {})
        place, why = _place(window, verdict, handed, titles, title, told.on)
        if place == WAITING and not near:
            continue
        if place:
            yield place, Firm(code, town, why, handed or next(iter(mine), None))


def _place(
    window: Window,
    verdict: str,
    handed: Application | None,
    titles: Mapping[str, int | None],
    title: str,
    on: date,
) -> tuple[str, str]:
    """The list a firm belongs to and why; "" for a firm the window is not about."""
    if window.step == SUBMISSION:
        if handed is not None:
            return IN, ""
        if title in titles:
            last = titles[title]
            if last is None:
                return TO_CHECK, "已有这项资质，有效期没有记载，是否须报待核"
            if _day(last) >= date(window.year, 12, 31):
                return IN, f"已持有，有效期至{_day(last)}"
        return _BY_VERDICT[verdict]
    return _keeping(window, verdict, handed, titles.get(title), title in titles, on)


def _keeping(
    window: Window,
    verdict: str,
    handed: Application | None,
    last: int | None,
    held: bool,
    on: date,
) -> tuple[str, str]:
    """What a holder of the title has to do; who holds none is left out."""
    if not held or (last is not None and _day(last) < on):
        return "", ""
    if handed is not None:
        return IN, ""
    if last is None:
        return TO_CHECK, "有效期没有记载，是否须办待核"
    ends = f"资质有效期至{_day(last)}"
    if window.step == REPORT:
        return WAITING, ends
    if _day(last) > (window.last or on) + RENEWED:
        return IN, f"已更新，{ends}"
    place, why = _BY_VERDICT[verdict]
    return (TO_CHECK if place == ASIDE else place), "；".join(part for part in (ends, why) if part)


_BY_VERDICT = {
    MET: (WAITING, ""),
    UNMET: (NOT, ""),
    OPEN: (TO_CHECK, ""),
    LATER: (TO_CHECK, "判定之后有新的事实，等下一次判定"),
    ASIDE: (ASIDE, ""),
}


def _day(number: int) -> date:
    return guiju.calendar.from_number(number)
