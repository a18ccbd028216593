"""What an indicator that counts a title will come to: who holds it, who is on the way, who could.

Nothing is guessed at: each firm stands in one group with the reason in words, and no group is
weighed with a probability. Low counts who surely has it; high, whoever could; the forecast shown
lies between and says what it counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.applications import queries as applications
from bureau.indicators.queries.counting import Titles, last_year_end, titles
from bureau.indicators.queries.known_firms import KnownFirm, known_firms
from bureau.indicators.rolling import GRANTED, NET, VALID, Held, Roll, rolled
from bureau.ledger import queries as ledger
from bureau.runs import queries as runs
from bureau.runs.models import Run

CERTAIN, DOUBT, PIPELINE, COULD = "certain", "doubt", "pipeline", "could"
REFUSED, LOST = "refused", "lost"
GROUPS = {
    CERTAIN: "已取得",
    PIPELINE: "已提交，在审",
    COULD: "全部满足，今年还能报",
    DOUBT: "有效期未写，待核",
    LOST: "年底前到期，尚未续上",
    REFUSED: "今年未获批或已放弃",
}
SUBMITTED, APPROVED = "submitted", "approved"


@dataclass(frozen=True)
class Counted:
    """Which title an indicator counts, how (net, granted, valid), and by which policy it is won."""

    title: str
    way: str
    policy: str

    @property
    def title_name(self) -> str:
        """The title in words."""
        return str(ledger.kind_of("enterprise").title_codes.get(self.title, self.title))


@dataclass(frozen=True)
class Line:
    """One firm of a group, with the reason it stands there."""

    group: str
    firm: KnownFirm
    says: str


@dataclass(frozen=True)
class Forecast:
    """low: surely; high: at most; shown: what is given as the forecast, and why.

    base: what is taken off, of a net increase. over: whether the year is past. run: by whose
    verdicts who could is known; None before the first. firms: everybody by code.
    """

    year: int
    counted: Counted
    lines: tuple[Line, ...]
    base: int
    over: bool
    run: Run | None
    firms: Mapping[str, KnownFirm]
    note: str = ""

    def of(self, group: str) -> list[Line]:
        """The lines of one group, by name of the firm."""
        return [line for line in self.lines if line.group == group]

    def count(self, group: str) -> int:
        """How many firms stand there."""
        return sum(line.group == group for line in self.lines)

    @property
    def low(self) -> int:
        """Counting only who surely has it."""
        return self.count(CERTAIN) - self.base

    @property
    def shown(self) -> int:
        """The forecast: surely, and whoever has handed in."""
        return self.low + self.count(PIPELINE)

    @property
    def high(self) -> int:
        """Counting everybody who could."""
        return self.shown + self.count(COULD) + self.count(DOUBT)

    @property
    def why(self) -> str:
        """Which number is shown, and what it counts."""
        if self.over:
            return "年度已过，按年末的实数。"
        said = f"{self._counts()} {self.count(CERTAIN)} 家"
        if self.counted.way == NET:
            said += f"，减上年末 {self.base} 家"
        said += f"，加已提交在审 {self.count(PIPELINE)} 家。"
        rest = self.count(COULD)
        if rest:
            said += f"条件全部满足而未提交的 {rest} 家还没有动手，只算进上限。"
        if self.count(DOUBT):
            said += f"有效期未写的 {self.count(DOUBT)} 家待核，只算进上限。"
        return said + "不按概率折算。"

    def _counts(self) -> str:
        return "当年已入库" if self.counted.way == GRANTED else "年末仍有效"

    def groups(self, viewer: Viewer) -> list[tuple[str, int, list[Line]]]:
        """(label, count, lines within the viewer's reach) of each group that has any."""
        reach = viewer.reach("r", "verdict")
        return [
            (label, len(found), [x for x in found if reach.covers(town=x.firm.town)])
            for group, label in GROUPS.items()
            if (found := self.of(group))
        ]


@dataclass
class _Sorting:
    """The firms of the county while they are put into groups, each into one."""

    firms: Mapping[str, KnownFirm]
    lines: list[Line] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)

    def put(self, group: str, code: str, says: str) -> None:
        """Into a group, unless it stands in one already or is no firm of ours."""
        if code in self.firms and code not in self.placed:
            self.placed.add(code)
            self.lines.append(Line(group, self.firms[code], says))


def forecast(counted: Counted, year: int, *, on: date | None = None) -> Forecast:
    """The forecast of a title's indicator for a year, as of a day (today when None).

    Counts everybody; names go through `groups`, to whom they may be shown.
    """
    day, ends = on or guiju.calendar.today(), date(year, 12, 31)
    sorting, held = _Sorting(known_firms()), titles([counted.title])
    _holders(sorting, held, counted, ends)
    over, run, note = day > ends, runs.current(), ""
    if not over:
        gone = runs.gone(run) if run is not None else frozenset()
        _on_the_way(sorting, counted, year, gone)
        note = _could(sorting, counted, year, day, run)
        if counted.way != GRANTED:
            _losing(sorting, held, counted, day)
    base = len(_roll(held, counted, VALID, last_year_end(ends)).county)
    ordered = sorted(sorting.lines, key=lambda line: (line.firm.town, line.firm.name))
    return Forecast(
        year=year,
        counted=counted,
        lines=tuple(ordered),
        base=base if counted.way == NET else 0,
        over=over,
        run=run,
        firms=sorting.firms,
        note=note,
    )


def _roll(held: Titles, counted: Counted, way: str, on: date) -> Roll:
    """Who counts on a day, as our own count of the indicator has it."""
    grants = held.held.get(counted.title, ())
    return rolled(grants, held.firms, counts=way, on=on, begin=date(on.year, 1, 1))


def _holders(sorting: _Sorting, held: Titles, counted: Counted, ends: date) -> None:
    """Whoever has it at the year's end, or was granted it in the year; whose end nobody wrote."""
    grants = _by_firm(held, counted)
    if counted.way == GRANTED:
        for code in _roll(held, counted, GRANTED, ends).everybody:
            days = [g.since for g in grants[code] if g.since.year == ends.year]
            sorting.put(CERTAIN, code, f"{min(days)} 入库")
        return
    for code in _roll(held, counted, VALID, ends).county:
        last = max(g.until for g in grants[code] if g.until is not None)
        sorting.put(CERTAIN, code, f"有效期至 {last}")
    for code in _undated(grants, held, ends):
        sorting.put(DOUBT, code, "证书没有写有效期，补上才能计入")


def _by_firm(held: Titles, counted: Counted) -> dict[str, list[Held]]:
    """The grants of the title by the firm they were made to."""
    grants: dict[str, list[Held]] = {}
    for each in held.held.get(counted.title, ()):
        grants.setdefault(each.firm, []).append(each)
    return grants


def _undated(grants: Mapping[str, list[Held]], held: Titles, on: date) -> Iterable[str]:
    """Firms with a grant that may hold on a day, for nobody wrote down its end."""
    for code, of in grants.items():
        is_here = code not in held.firms or held.firms[code].is_here(on)
        standing = [g for g in of if g.since <= on and g.taken is None and g.moved is None]
        if is_here and any(g.until is None for g in standing):
            yield code


def _on_the_way(sorting: _Sorting, counted: Counted, year: int, gone: Collection[str]) -> None:
    """Whoever has handed in and is not decided on; whoever was refused this year, and only that."""
    stages = ledger.kind_of("application").stages
    handed = stages.at_least(SUBMITTED)
    refused: dict[str, str] = {}
    for code, stage in applications.pipeline(counted.policy, viewer=SYSTEM, year=year):
        if code in gone:
            continue
        if stage in handed:
            label = stages.labels[stage]
            says = "已获批，证书还没有登记" if stage == APPROVED else f"申报在“{label}”"
            sorting.put(PIPELINE, code, says)
        elif stages.is_side(stage):
            refused[code] = f"今年的申报：{stages.labels[stage]}"
    for code, says in refused.items():
        sorting.put(REFUSED, code, says)


def _could(sorting: _Sorting, counted: Counted, year: int, day: date, run: Run | None) -> str:
    """Whoever meets everything and has a window left; returned: what to say of the window."""
    window = window_left(counted.policy, year, day)
    if run is None or window is None:
        return "" if run is None else f"今年“{_name(counted)}”的申报窗口已过。"
    for code in runs.meeting(counted.policy, viewer=SYSTEM, run=run):
        sorting.put(COULD, code, f"条件全部满足，还没有提交；{window}")
    return ""


def window_left(policy: str, year: int, day: date) -> str | None:
    """When a policy can still be handed in that year, in words; None where its windows are over."""
    windows = [w for w in ledger.rulebook().policies[policy].windows if w.step == "submission"]
    dated = [o for window in windows if (o := window.opening(year)) is not None]
    left = [opening for opening in dated if opening.reaches(day)]
    if left:
        return f"窗口 {min(left, key=lambda o: o.begins).text()}"
    if dated:
        return None
    return "申报日期以当年通知为准"


def _losing(sorting: _Sorting, held: Titles, counted: Counted, day: date) -> None:
    """Whoever holds it now and will not at the year's end, where nothing else is known of him."""
    grants = _by_firm(held, counted)
    for code in _roll(held, counted, VALID, day).county:
        ends = [g.until for g in grants[code] if g.until]
        sorting.put(LOST, code, f"证书 {max(ends)} 到期，没有见到重新申报")


def _name(counted: Counted) -> str:
    return str(ledger.rulebook().policies[counted.policy].name)
