"""What falls due with firms: not applied though they could, about to lose a title, turned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import VALUE, Reach, Viewer
from bureau.desk.firm.watching import AGAINST, INCIDENTS
from bureau.desk.today.items import MOST, REST, Item, Pile, pile
from bureau.desk.today.said import Said, said
from bureau.desk.today.windows import Window, left, windows
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row
from bureau.runs import queries as runs
from bureau.runs.models import Run

FIRM = "enterprise"
LOSING_DAYS = 90
SUBMITTED = "submitted"


@dataclass(frozen=True)
class Runs:
    """The current run and the one before it."""

    current: Run | None
    before: Run | None


def last_runs() -> Runs:
    """In one query."""
    done = Run.objects.exclude(ended_at=None).filter(known_on=None).order_by("-as_of", "-pk")
    listed = list(done[:50])
    current = next((run for run in listed if run.is_current), None)
    if current is None:
        return Runs(None, None)
    earlier = [run for run in listed if run.pk != current.pk and run.as_of <= current.as_of]
    return Runs(current, earlier[0] if earlier else None)


def piles(viewer: Viewer, day: date, last: Runs) -> list[Pile]:
    """The three piles, for firms of the viewer's own reach."""
    reach = viewer.reach(READ, "internal")
    if not (reach.everywhere or reach.towns or ledger.kind_of(FIRM).owner in reach.sections):
        return []
    told = _told(day)
    run = last.current
    waiting = _waiting(viewer, told, day, run) if run is not None else []
    moved = _turned(viewer, run, last.before) if run is not None and last.before else []
    codes = [code for _, found in waiting for code in found[:MOST]]
    codes += [each.code for each in moved[: MOST + REST]]
    rows = {row.code: row for row in Row.objects.filter(code__in=codes)} if codes else {}
    mine = [each for each in told if _within(reach, each.row)]
    return [
        *(_could_apply(window, found, rows, day) for window, found in waiting if found),
        pile("losing", "即将失去", [*_against(mine, day, viewer), *_losing(mine, day)]),
        pile("turned", "有变化", [i for t in moved if (i := _moved(t, rows))], note=_since(last)),
    ]


def _within(reach: Reach, row: Row) -> bool:
    return reach.covers(section=row.section, town=row.town, bodies=set(row.bodies.split()))


def _told(day: date) -> list[Said]:
    """Notices of windows, applications, and titles about to run out, in one query."""
    source = ledger.kind_of(FIRM).concepts["titles"].from_records
    first = guiju.calendar.to_number(day)
    ending = Current.objects.filter(
        entity__kind=source.kind,
        concept=source.until,
        number__range=(first, first + LOSING_DAYS),
    ).values("entity")
    flags = Q(entity__kind=FIRM, concept__in=AGAINST, number=1) | Q(concept=INCIDENTS)
    of = Q(entity__kind__in=("window", "application")) | Q(entity__in=ending) | flags
    dates = ("opens_on", "closes_on", "policy", "step", "year", "enterprise", "stage")
    titles = (source.of, source.code, source.until, *source.unless)
    return said(of, (*dates, *titles, *AGAINST))


# ---- not applied though they could


def _waiting(
    viewer: Viewer, told: list[Said], day: date, run: Run
) -> list[tuple[Window, list[str]]]:
    """By open window the firms that meet everything and have handed nothing in."""
    book = ledger.rulebook()
    handed = _handed_in(each for each in told if each.row.kind == "application")
    found = []
    for window in windows(book, (each for each in told if each.row.kind == "window"), day):
        ready = runs.ready_for(window.policy, viewer=viewer, run=run)
        key = (window.policy, str(window.year))
        found.append((window, [code for code in ready if (code, *key) not in handed]))
    return found


def _handed_in(applications: Iterable[Said]) -> set[tuple[str, str, str]]:
    """(firm, policy, year) of what was handed in, or given up."""
    stages = ledger.kind_of("application").stages
    done = {*stages.at_least(SUBMITTED), *stages.side}
    return {
        (each.ends["enterprise"].code, each.text.get("policy", ""), each.text.get("year", "")[:4])
        for each in applications
        if each.row.stage in done and "enterprise" in each.ends
    }


def _could_apply(window: Window, codes: list[str], rows: dict[str, Row], day: date) -> Pile:
    name = ledger.rulebook().policies[window.policy].name
    reason = f"全部满足，还没有提交；{left(window, day)}"
    items = tuple(
        Item(
            rows[code].name,
            f"/desk/firms/{code}?policy={window.policy}",
            reason,
            "看依据",
            f"/desk/firms/{code}?policy={window.policy}#findings",
            urgent=True,
            sample=rows[code].is_sample,
        )
        for code in codes[:MOST]
        if code in rows
    )
    all_at = f"/desk/firms?ready={window.policy}"
    return Pile("apply", f"应报未报：{name}", len(codes), items, all_at, f"窗口 {window.says}")


# ---- about to lose a title, or with something against it


def _against(firms: list[Said], day: date, viewer: Viewer) -> list[Item]:
    """What is known against a firm, as far as he may see it; an incident for a year."""
    concepts = ledger.kind_of(FIRM).concepts
    found = []
    for firm in firms:
        # Who stands on no rung has nothing to lose by it.
        stands = firm.row.kind == FIRM and (firm.row.rung or 0) > 0
        for name in sorted(firm.text.keys() & set(AGAINST)) if stands else ():
            seen = ledger.sight(concepts[name], firm.row, viewer) == VALUE
            when = _incident(firm.listed[name], day) if name == INCIDENTS else ""
            if seen and when is not None:
                at = f"/desk/firms/{firm.row.code}"
                reason = f"{concepts[name].label}{when}"
                found.append(
                    Item(firm.row.name, at, reason, "看影响", at, True, firm.row.is_sample)
                )
    return found


def _incident(texts: tuple[str, ...], day: date) -> str | None:
    """“：2024-08-15” for the latest of a year; None when all are older."""
    days = [each for text in texts for each in text.split("；") if each[:4].isdigit()]
    late = [each for each in days if each >= str(day - timedelta(days=365))]
    return f"：{max(late)}" if late else None


def _losing(titles: list[Said], day: date) -> list[Item]:
    source = ledger.kind_of(FIRM).concepts["titles"].from_records
    labels = ledger.kind_of(FIRM).title_codes
    held = [
        each
        for each in titles
        if each.row.kind == source.kind
        and source.of in each.ends
        and not any(each.text.get(name) in codes for name, codes in source.unless.items())
    ]
    held.sort(key=lambda each: (each.number[source.until] or 0, each.row.code))
    return [_ending(each, source, labels, day) for each in held]


def _ending(title: Said, source: Any, labels: Any, day: date) -> Item:
    firm, code = title.ends[source.of], title.text[source.code]
    last = guiju.calendar.from_number(title.number[source.until] or 0)
    policy = _granting(code)
    at = f"/desk/firms/{firm.code}" + (f"?policy={policy}" if policy else "")
    reason = f"{labels.get(code, code)}有效期至 {last}，还剩 {(last - day).days} 天"
    return Item(
        firm.name, f"/desk/firms/{firm.code}", reason, "看还差什么", at, True, firm.is_sample
    )


def _granting(title: str) -> str:
    policies = ledger.rulebook().policies.values()
    return next((each.id for each in policies if each.grants.get("title") == title), "")


# ---- turned


def _turned(viewer: Viewer, run: Run, before: Run) -> list[runs.Turned]:
    book = ledger.rulebook()
    leading = [name for each in book.ladders.values() for r in each.rungs for name in r.policies]
    found = runs.turned(viewer=viewer, run=run, before=before, policies=dict.fromkeys(leading))
    return sorted(found, key=lambda each: (each.gained, each.policy))


def _moved(turned: runs.Turned, rows: dict[str, Row]) -> Item | None:
    row = rows.get(turned.code)
    if row is None:
        return None
    said_ = "转为全部满足" if turned.gained else "不再全部满足"
    at = f"/desk/firms/{turned.code}?policy={turned.policy}"
    reason = f"{turned.policy_name}：{said_}"
    return Item(row.name, at, reason, "看原因", f"{at}#findings", not turned.gained, row.is_sample)


def _since(last: Runs) -> str:
    if last.current is None or last.before is None:
        return ""
    return f"{last.before.as_of} 与 {last.current.as_of} 两次判定之间"
