"""五项变化: what moved in the last month, the weightiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from django.urls import reverse

import guiju
from bureau.accounts.viewer import Viewer
from bureau.desk.onepage.points import Point, Points, first
from bureau.desk.sections.levels import ABOVE_CITY
from bureau.desk.today.firms import Runs
from bureau.indicators.queries import Board
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row
from bureau.reports import queries as reports
from bureau.runs import queries as runs

MOST, DAYS = 5, 31
LEADING = (3, 1, 1, 1)
"""How many of each sort come before the others of it: one sort does not fill the list."""
STAGED = ("platform", "project", "talent_award")
TITLE, STAGE, HOLDS = "title", "stage", "成立"


def changes(viewer: Viewer, day: date, last: Runs, board: Board | None) -> Points:
    """Stages of what is provincial or national, titles, verdicts, values of indicators."""
    since = day - timedelta(days=DAYS)
    kinds = [
        list(_stages(viewer, since, day)),
        list(_titles(viewer, since, day)),
        list(_turned(viewer, last)),
        list(_values(board, since)) if board is not None else [],
    ]
    leading = [
        point for points, most in zip(kinds, LEADING, strict=True) for point in points[:most]
    ]
    rest = [point for points, most in zip(kinds, LEADING, strict=True) for point in points[most:]]
    return first([*leading, *rest], MOST, note=f"{since.month}月{since.day}日以来")


def _stages(viewer: Viewer, since: date, day: date) -> Iterator[Point]:
    """Platforms before projects before people; what goes by one name and moved alike, once.

    A stage dated to the year alone is nobody's news of this month.
    """
    rows: dict[int, Row] = {}
    for kind in STAGED:
        above = ledger.rows(kind, viewer=viewer).filter(level__in=ABOVE_CITY)
        rows |= {row.pk: row for row in above}
    moved = Current.objects.filter(entity__in=rows, concept=STAGE, period__gt=f"{since:%Y-%m}")
    told = [(each, guiju.stretch(each.period)) for each in moved if len(each.period) > len("2024")]
    recent = [(e, when) for e, when in told if since <= when.last and when.first <= day]
    alike: dict[tuple[str, str, str], list[Row]] = {}
    for each, when in sorted(recent, key=lambda pair: pair[1].last, reverse=True):
        row = rows[each.entity_id]
        alike.setdefault((row.name, when.text(), each.text), []).append(row)
    for (name, when_, stage), same in sorted(
        alike.items(), key=lambda pair: STAGED.index(pair[1][0].kind)
    ):
        row = same[0]
        stages = ledger.kind_of(row.kind).stages
        label = stages.labels.get(stage, stage) if stages else stage
        many = f"，{len(same)} 项" if len(same) > 1 else ""
        at = reverse("record", args=[row.kind, row.code])
        yield Point(name, f"{when_}转为“{label}”{many}", at, row.is_sample)


def _titles(viewer: Viewer, since: date, day: date) -> Iterator[Point]:
    low, high = (guiju.calendar.to_number(each) for each in (since, day))
    rows = ledger.rows(TITLE, viewer=viewer).filter(main_first__gte=low, main_first__lte=high)
    labels = ledger.kind_of(TITLE).concepts["kind"].choices
    counted = Counter(rows.values_list("category", flat=True))
    for code, number in counted.most_common():
        year = f"?year={day.year}"
        at = reverse("record-list", args=[TITLE]) + year
        yield Point(f"新获{labels.get(code, code)}", f"{number} 家", at)


def _turned(viewer: Viewer, last: Runs) -> Iterator[Point]:
    """Who has come to meet a policy of the ladders since the run before, and who does no more."""
    if last.current is None or last.before is None:
        return
    book = ledger.rulebook()
    leading = [name for each in book.ladders.values() for r in each.rungs for name in r.policies]
    found: Sequence[runs.Turned] = list(
        runs.turned(
            viewer=viewer, run=last.current, before=last.before, policies=dict.fromkeys(leading)
        )
    )
    names = {each.policy: each.policy_name for each in found}
    for policy, name in names.items():
        gained = sum(each.gained for each in found if each.policy == policy)
        lost = sum(not each.gained for each in found if each.policy == policy)
        parts = [f"转为全部满足 {gained} 家"] if gained else []
        parts += [f"不再全部满足 {lost} 家"] if lost else []
        says = f"{'，'.join(parts)}（和 {last.before.as_of} 那次判定相比）"
        yield Point(name, says, reverse("board"))


def _values(board: Board, since: date) -> Iterator[Point]:
    for line in board.lines:
        actual = line.actual
        if actual is None or actual.known_on is None or actual.known_on < since:
            continue
        says = f"{actual.period_text}为 {_plain(actual.number)} {line.unit}"
        at = f"{reverse('indicator', args=[line.code])}?year={board.year}"
        yield Point(line.name, says, at, line.figures.is_sample)


def _plain(number: Fraction) -> str:
    """53.6 and 372: two decimals at most, none that is nought."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


def may_be_said(viewer: Viewer, year: int) -> list[tuple[str, str, str]]:
    """What the year's report claims of first, only and best and may claim: said, of what, where."""
    if not viewer.reach("r", "report"):
        return []
    found = reports.editions(viewer=viewer).filter(period=str(year)).exclude(document=None).first()
    if found is None:
        return []
    standing = [c for c in reports.claims(found, viewer=viewer) if c.state == HOLDS]
    at = reverse("edition_tab", args=[found.pk, "check"]) + "#claims"
    return [(claim.text, claim.label, at) for claim in standing[:MOST]]
