"""Every number of a text as a statement, with its class, clause and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from guiju.tie_out.finding import MOST_NUMBERS, find, too_many
from guiju.tie_out.finding.line import FIGURE, PLAN, RANK, Line, Mention
from guiju.tie_out.outline import Standing, outline
from guiju.tie_out.parts import clauses, sentences
from guiju.tie_out.plans import planned_clauses
from guiju.tie_out.statement import Statement
from guiju.tie_out.texts import Paragraph, Spot, Text

_UP = re.compile(
    r"(?:增长|增加(?!值)|增幅|增速|上升|提高|提升|上涨|扩大|(?<!新)增(?!加值))[^，。；,;0-9“]{0,4}\Z"
)
_DOWN = re.compile(r"(?:下降|减少|降低|回落|缩减|下滑|降幅|压减)[^，。；,;0-9“]{0,4}\Z")
_LOOK_BACK = 8
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}) ?年")
_REPORT_YEAR = re.compile(
    r"((?:19|20)[0-9]{2}) ?年(?:度)?[^，。,0-9]{0,10}(?:总结|情况|述职|汇报|报告|回顾)"
)


def statements(text: Text, slogans: Collection[str] = ()) -> tuple[Statement, ...]:
    """Every number of a text, in order; BadInput where it has more than MOST_NUMBERS.

    slogans: terms with a number in them that are never figures.
    """
    year = reported_year(text)
    terms = frozenset(slogans)
    found: list[Statement] = []
    for paragraph, standing in outline(text):
        mentions = find(Line(paragraph.plain, terms))
        if mentions:
            found += _Reading(paragraph, standing, year).stated(mentions)
        if len(found) > MOST_NUMBERS:
            raise too_many()
    return tuple(found)


def reported_year(text: Text) -> int | None:
    """The year a text reports on: that of its title, else the one it names most."""
    years: Counter[str] = Counter()
    for paragraph in text.paragraphs:
        if title := _REPORT_YEAR.search(paragraph.plain):
            return int(title[1])
        years.update(_YEAR.findall(paragraph.plain))
    return int(years.most_common(1)[0][0]) if years else None


@dataclass
class _Reading:
    """One paragraph being read; what is said of a whole sentence is worked out once."""

    paragraph: Paragraph
    standing: Standing
    year: int | None

    def __post_init__(self) -> None:
        plain = self.paragraph.plain
        self._sentences, self._clauses = sentences(plain), clauses(plain)
        self._span = (-1, -1)
        self._sentence = ""
        self._planned = planned_clauses(plain, self.standing.planned, self.year)

    def stated(self, mentions: list[Mention]) -> Iterator[Statement]:
        """The statements of the mentions, which come in order."""
        last: Statement | None = None
        for mention in mentions:
            self._go_to(mention.start)
            stated = self._statement(mention)
            if last and self._listed_with(last, stated):
                stated = replace(stated, change=last.change)
            yield stated
            last = stated

    def _go_to(self, at: int) -> None:
        start, end = self._sentences.around(at)
        if (start, end) != self._span:
            self._span, self._sentence = (start, end), self.paragraph.text[start:end].strip()

    def _statement(self, mention: Mention) -> Statement:
        start, end = self._clauses.around(mention.start)
        # A title or range may reach over a comma; its clause then does too.
        end = max(end, self._clauses.around(mention.end - 1)[1])
        planned = start in self._planned
        plain = self.paragraph.plain
        return Statement(
            text=self.paragraph.text[mention.start : mention.end],
            value=mention.value,
            low=mention.low,
            high=mention.high,
            closed=mention.closed,
            bound=mention.bound,
            unit=mention.unit,
            class_=_class(mention, planned),
            planned=planned,
            change=_change(mention, plain[max(start, mention.start - _LOOK_BACK) : mention.start]),
            when=mention.when,
            sentence=self._sentence,
            clause=self.paragraph.text[start:end],
            at=mention.start - start,
            headings=self.standing.headings,
            place=Spot(self.paragraph.number, mention.start, mention.end),
        )

    def _listed_with(self, last: Statement, stated: Statement) -> bool:
        """26.3%、44.4% behind one 增长: the second grew as well."""
        between = self.paragraph.plain[last.place.end : stated.place.start]
        return between in ("、", "和", "及", "与") and last.unit == stated.unit


def _class(mention: Mention, planned: bool) -> str:
    return PLAN if planned and mention.class_ in (FIGURE, RANK) else str(mention.class_)


def _change(mention: Mention, before: str) -> str | None:
    if mention.class_ != FIGURE:
        return None
    if _DOWN.search(before):
        return "down"
    return "up" if _UP.search(before) else None
