"""What pages are given of one firm's judgements: plain, frozen, as the viewer may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

VERDICTS = {
    "eligible": "符合",
    "ineligible": "不符合",
    "unknown": "待定",
    "not_applicable": "不适用",
    None: "测算",
}
SUPPLIERS = {
    "enterprise": "企业可答",
    "officer": "科技局核定",
    "list": "查官方名单",
    "expert": "请专家认定",
    "platform": "平台评分",
    "market": "市场机构给出",
}
PERSONS = frozenset({"officer", "expert"})
"""Suppliers who do not know a fact but judge it."""


@dataclass(frozen=True)
class Cite:
    """What a fact of a condition rests on. label: the fact's own name; period: its year or ""."""

    concept: str
    label: str
    period: str
    source: str
    grade: str
    dated: str
    fact_id: int

    @classmethod
    def of(cls, label: str, said: Any, source: Any, grade: str, fact_id: int) -> Cite:
        """From a fact, or what stands for one, with the paper it rests on, if any."""
        return cls(
            concept=said.concept,
            label=label,
            period=said.period,
            source=str(source) if source else "",
            grade=grade,
            dated=source.dated if source else "",
            fact_id=fact_id,
        )


@dataclass(frozen=True)
class Missing:
    """A blank that would settle something: label with its years, who can supply it."""

    concept: str
    label: str
    years: tuple[int, ...]
    supplier: str

    @property
    def who(self) -> str:
        """Who can supply it, in Chinese."""
        return SUPPLIERS[self.supplier]


@dataclass(frozen=True)
class Bar:
    """Places from 0 to 1 on a line: what the firm has, from low to high, and what is asked.

    For `{% bullet bar.low bar.line high=bar.high at_most=bar.at_most top=1 %}`.
    """

    low: float
    high: float
    line: float
    at_most: bool


@dataclass(frozen=True)
class ConditionView:
    """One condition. outcome: met, unmet, unknown, person or waived.

    says: one whole sentence. about: what is compared; value, threshold, margin: short texts, ""
    where there is none. verified: whether the clause was seen in the law's own text. hidden: a
    value was left out because the viewer may not see it.
    """

    id: str
    outcome: str
    about: str
    says: str
    value: str
    threshold: str
    margin: str
    clause: str
    confidence: str
    bar: Bar | None
    missing: tuple[Missing, ...]
    cites: tuple[Cite, ...]
    hidden: bool = False

    @property
    def verified(self) -> bool:
        """Whether the clause was seen in the law's own text; else it shows as 依据待核."""
        return self.confidence == "V"


@dataclass(frozen=True)
class MoveView:
    """One fact to move. year: of a yearly fact; before, after, change as written in `unit`."""

    concept: str
    label: str
    year: int | None
    unit: str
    before: str
    after: str
    change: str
    text: str


@dataclass(frozen=True)
class PlanView:
    """Moves after which a policy, judged again, is no longer failed; text is one sentence.

    settles: nothing else is open then; else `still_missing` says what. mends: the conditions it
    mends. handing: when it can be handed in.
    """

    text: str
    moves: tuple[MoveView, ...]
    by_when: date
    wait_until: date | None
    months: int
    settles: bool
    still_missing: tuple[str, ...]
    mends: tuple[str, ...]
    handing: str
    hidden: bool = False


@dataclass(frozen=True)
class PolicyView:
    """One policy over one firm. verdict: eligible, ineligible, unknown, not_applicable or None.

    says: the whole answer in one paragraph. score: "72—79分" or "". lacking: what a refusal comes
    down to. blocked: what no step of the firm's mends.
    """

    id: str
    name: str
    version: str
    verdict: str | None
    reason: str
    says: str
    source_title: str
    source_number: str
    confidence: str
    score: str
    conditions: tuple[ConditionView, ...]
    lacking: tuple[str, ...]
    missing: tuple[Missing, ...]
    review: tuple[str, ...]
    advice: tuple[str, ...]
    plans: tuple[PlanView, ...] = ()
    blocked: tuple[str, ...] = ()

    @property
    def verdict_label(self) -> str:
        """符合, 不符合, 待定, 不适用, or 测算 where there is no verdict."""
        return VERDICTS[self.verdict]

    def count(self, outcome: str) -> int:
        """How many conditions came out so."""
        return sum(condition.outcome == outcome for condition in self.conditions)

    @property
    def counts(self) -> dict[str, int]:
        """The same for each outcome: met, unmet, unknown, person, waived."""
        names = ("met", "unmet", "unknown", "person", "waived")
        return {name: self.count(name) for name in names}

    @property
    def open_first(self) -> tuple[ConditionView, ...]:
        """The conditions with what asks for something first: unmet, unknown, person, met."""
        order = ("unmet", "unknown", "person", "met", "waived")
        return tuple(sorted(self.conditions, key=lambda each: order.index(each.outcome)))


@dataclass(frozen=True)
class RungView:
    """A rung of a ladder. state: done, here, next or ahead; note: “有效至…” or what leads there."""

    number: int
    code: str
    name: str
    short: str
    state: str
    note: str
    policies: tuple[str, ...]


@dataclass(frozen=True)
class Risk:
    """A rung that may be lost: which, why, and the last day it still stands."""

    rung: str
    reason: str
    on: date


@dataclass(frozen=True)
class LadderView:
    """Where a firm stands. low, high: the rungs it may stand on, equal when known, 0 for none."""

    id: str
    name: str
    low: int
    high: int
    rungs: tuple[RungView, ...]
    next_rung: RungView | None
    ways: tuple[PolicyView, ...]
    unlocks: tuple[str, ...]
    risks: tuple[Risk, ...]

    @property
    def standing(self) -> str:
        """What people call standing there."""
        names = {0: "未入梯次", **{rung.number: rung.name for rung in self.rungs}}
        return names[self.low] if self.low == self.high else f"{names[self.low]}以上待定"

    @property
    def best(self) -> PlanView | None:
        """The smallest step to the next rung, where there is one."""
        return next((plan for way in self.ways for plan in way.plans), None)


@dataclass(frozen=True)
class Ask:
    """A question worth asking, the most useful first.

    years: the blank years of a yearly fact. decides: names of the policies some answer settles;
    surely: those every plausible answer settles. choices: (code, label) of a choice.
    """

    concept: str
    label: str
    asks: str
    means: str
    type: str
    unit: str
    years: tuple[int, ...]
    choices: tuple[tuple[str, str], ...]
    supplier: str
    decides: tuple[str, ...]
    surely: tuple[str, ...]
    concerns: tuple[str, ...]

    @property
    def who(self) -> str:
        """Who can answer, in Chinese."""
        return SUPPLIERS[self.supplier]


@dataclass(frozen=True)
class Brief:
    """A policy over a firm in one line.

    unmet: what must change, a choice with no way met counting as one; missing: the blanks that
    would settle an open verdict; reason: why it does not apply.
    """

    id: str
    name: str
    verdict: str | None
    group: str
    unmet: tuple[str, ...]
    missing: tuple[str, ...]
    reason: str

    @property
    def verdict_label(self) -> str:
        """符合, 不符合, 待定, 不适用 or 测算."""
        return VERDICTS[self.verdict]


@dataclass(frozen=True)
class Judged:
    """One firm on one day, as one viewer may see it.

    policies: those told in full; briefs: every policy in a line (`Brief`).
    """

    code: str
    name: str
    as_of: date
    rulebook: str
    policies: tuple[PolicyView, ...]
    ladders: tuple[LadderView, ...]
    questions: tuple[Ask, ...]
    briefs: tuple[Brief, ...]
    hidden: bool

    def policy(self, identity: str) -> PolicyView | None:
        """One of the policies."""
        return next((each for each in self.policies if each.id == identity), None)

    @property
    def ladder(self) -> LadderView | None:
        """The first of the ladders, the one boards show."""
        return self.ladders[0] if self.ladders else None
