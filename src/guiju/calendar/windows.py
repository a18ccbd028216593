"""Windows: when something can be handed in, as notices of some years say, seen from any year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from guiju.calendar.edges import Edge
from guiju.errors import Place
from guiju.marks import OPEN_MARK

STEPS = MappingProxyType(
    {
        "notice": "通知",
        "submission": "企业填报",
        "renewal": "更新信息",
        "annual_report": "年报",
        "tax": "申报纳税",
        "county_review": "县级审核",
        "recommendation": "推荐上报",
        "paper": "纸质材料",
        "results": "公布结果",
        "event": "活动",
        "duty": "本局工作",
    }
)
"""What is done in a window."""
APPLYING = ("submission",)
"""The steps by which a firm asks for something new."""
BY_NOTICE = "以当年通知为准"


@dataclass(frozen=True)
class Stated:
    """What one document says of when.

    year: of which year it speaks, None for every year. An end nobody wrote down is None.
    """

    opens: Edge | None
    closes: Edge | None
    year: int | None
    confidence: str
    source: str = ""

    @property
    def decides(self) -> bool:
        """Whether a date may be taken from it: it names one, and is not in doubt."""
        return self.confidence != OPEN_MARK and (self.opens or self.closes) is not None


@dataclass(frozen=True)
class Window:
    """When a step of a policy, or of something without one, can be taken.

    policies: the ids of those it belongs to. stated: by different documents, at most one a year
    and one for every year. note: what else was said of when; confidence: the mark of that.
    """

    id: str
    title: str
    step: str
    stated: tuple[Stated, ...]
    policies: tuple[str, ...] = ()
    note: str = ""
    confidence: str = ""
    at: Place = Place()

    def said_of(self, year: int) -> Stated | None:
        """What holds in a year: its own notice, else the rule, else the newest notice before it.

        Where only later notices are known, the first of them. None where nothing decides.
        """
        by_year = {stated.year: stated for stated in self.stated if stated.decides}
        if year in by_year:
            return by_year[year]
        if None in by_year:
            return by_year[None]
        known = sorted(known for known in by_year if known is not None)
        earlier = [known_year for known_year in known if known_year < year]
        nearest = earlier[-1:] or known[:1]
        return by_year[nearest[0]] if nearest else None

    def opening(self, year: int) -> Opening | None:
        """The window as it opens in a year, None where nothing decides."""
        stated = self.said_of(year)
        return None if stated is None else Opening(self, stated, year)

    def text(self) -> str:
        """What was read of it, for a page: dates with their marks, then the note."""
        parts = [_stated_text(stated) for stated in self.stated if stated.opens or stated.closes]
        mark = f"（{self.confidence}）" if self.note and self.confidence else ""
        said = "；".join(part for part in (*parts, f"{self.note}{mark}") if part)
        return f"{self.title}（{STEPS[self.step]}）：{said}"


@dataclass(frozen=True)
class Opening:
    """A window in one year; where its document speaks of another year, it is taken from that."""

    window: Window
    stated: Stated
    year: int

    @property
    def first(self) -> date | None:
        """The first day it may be open, None when nobody said."""
        return self.stated.opens.first(self.year) if self.stated.opens else None

    @property
    def last(self) -> date | None:
        """The last day it may be open, None when nobody said."""
        return self.stated.closes.last(self._closing_year) if self.stated.closes else None

    @property
    def deadline(self) -> date | None:
        """The last day, where a day was written down."""
        return self.last if self.stated.closes and self.stated.closes.exact else None

    @property
    def sure(self) -> bool:
        """Whether the dates were said of this very year, or of every year."""
        return self.stated.year in (self.year, None)

    @property
    def begins(self) -> date:
        """The day to order openings by: the first, else the earliest meaning of the closing."""
        if self.first is not None:
            return self.first
        assert self.stated.closes is not None
        return self.stated.closes.first(self.year)

    @property
    def _closing_year(self) -> int:
        opens, closes = self.stated.opens, self.stated.closes
        over = opens and closes and closes.last(self.year) < opens.first(self.year)
        return self.year + bool(over)

    def open_on(self, day: date) -> bool | None:
        """Whether it is open on a day; None where what was written down does not tell."""
        opens, closes = self.stated.opens, self.stated.closes
        if opens and day < opens.first(self.year):
            return False
        if closes and day > closes.last(self._closing_year):
            return False
        begun = opens is not None and day >= opens.last(self.year)
        still = closes is not None and day <= closes.first(self._closing_year)
        return True if begun and still else None

    def days_left(self, day: date) -> int | None:
        """Days from `day` to the deadline, 0 on it, negative after; None without one."""
        return None if self.deadline is None else (self.deadline - day).days

    def reaches(self, day: date) -> bool:
        """Whether something ready on `day` can still count on it.

        A window of unknown end is counted on only until it opens.
        """
        if self.last is not None:
            return self.last >= day
        return self.stated.opens is not None and self.stated.opens.last(self.year) >= day

    def text(self) -> str:
        """“2026年6月1日—8月31日（以当年通知为准）”."""
        taken = "" if self.sure else f"参照{self.stated.year}年，"
        return f"{self._dates()}（{taken}{BY_NOTICE}）"

    def _dates(self) -> str:
        opens, closes = self.stated.opens, self.stated.closes
        if opens is None:
            assert closes is not None
            return f"{self.year}年{closes.text()}截止"
        begin = f"{self.year}年{opens.text()}"
        if closes is None:
            return f"{begin}起"
        if closes == opens:
            return begin
        turn = f"{self._closing_year}年" if self._closing_year != self.year else ""
        return f"{begin}—{turn}{closes.text()}"


def next_opening(
    windows: Iterable[Window], day: date, steps: tuple[str, ...] = APPLYING
) -> Opening | None:
    """The earliest opening of these windows that something ready on `day` can count on."""
    found = [
        opening
        for window in windows
        if window.step in steps
        for year in range(day.year - 1, day.year + 3)
        if (opening := window.opening(year)) and opening.reaches(day)
    ]
    return min(found, key=lambda opening: (opening.begins, opening.window.id), default=None)


def _stated_text(stated: Stated) -> str:
    opens, closes = stated.opens, stated.closes
    ends = [edge.text() for edge in (opens, closes) if edge]
    dates = "—".join(dict.fromkeys(ends)) + ("起" if not closes else "截止" if not opens else "")
    year = "每年" if stated.year is None else f"{stated.year}年"
    source = f"，{stated.source}" if stated.source else ""
    return f"{year}{dates}（{stated.confidence}{source}）"
