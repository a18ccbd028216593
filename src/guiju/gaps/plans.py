"""What is suggested to a firm: moves of facts, or waiting, with what comes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from guiju.calendar import to_number
from guiju.evaluation.mentions import Names, facts_in, union
from guiju.formulas import nodes as n
from guiju.formulas.sentence import amount, day_words, quoted
from guiju.gaps.dating import NOT_HANDED_IN, Handing
from guiju.gaps.leaf_notes import nodes_of
from guiju.policies.conditions import Condition, Leaf
from guiju.vocabulary import TITLES, Concept

_PLACES = 6
# Read by functions, not by name: no node carries their concept.
_LABELS = {TITLES: "资质及有效期", n.REGISTRATION: "注册日期"}
_SUPPLIERS = {TITLES: "list", n.REGISTRATION: "enterprise"}
CHANGED_BY = {
    "enterprise": "企业自身情况，短期难以调整",
    "officer": "由科技局核定",
    "list": "以官方名单为准",
    "expert": "由专家评定",
    "platform": "由平台评定",
    "market": "由市场机构给出",
}


@dataclass(frozen=True)
class Move:
    """One fact to be moved; amounts in the unit people write it in.

    year: the year whose figure moves, None for what has no year.
    """

    concept: Concept
    year: int | None
    before: Fraction
    change: Fraction
    months: int

    @property
    def after(self) -> Fraction:
        """Where the fact then stands."""
        return self.before + self.change

    def text(self) -> str:
        """“研发费用增加234万元（至334万元）”."""
        if self.concept.type == "bool":
            return f"{self.concept.label}改为{quoted('是' if self.change > 0 else '否')}"
        word = "增加" if self.change > 0 else "减少"
        size, after = self._said(abs(self.change)), self._said(self.after)
        return f"{self.concept.label}{word}{size}（至{after}）"

    def _said(self, written: Fraction) -> str:
        unit = self.concept.measured_in
        return amount(written * (unit.scale if unit.money == 1 else 1), unit, _PLACES)


@dataclass(frozen=True)
class Blocked:
    """A condition that no move of the firm's can mend: whose facts it fails on, who sets them.

    held: what people call those of its facts that would move, had nobody said they cannot.
    """

    condition: Leaf
    facts: tuple[str, ...]
    suppliers: tuple[str, ...]
    held: tuple[str, ...] = ()

    def text(self) -> str:
        """“近五年国家科技奖励”：以官方名单为准."""
        name = self.condition.says or str(self.condition.id)
        if self.held:
            return f"{quoted(name)}：已说明{'、'.join(self.held)}不能调整"
        return f"{quoted(name)}：{'，'.join(CHANGED_BY[who] for who in self.suppliers)}"


@dataclass(frozen=True)
class Plan:
    """A set of moves after which the policy, judged again, is no longer failed.

    moves: what to move, each with the year whose figure is meant; mends: the conditions that were
    unmet and are not any more; months: until the slowest move or the waiting is done; wait_until:
    the first day on which time has mended its part, on which the whole was judged; by_when: the
    day on which all is in place. verdict_after: eligible, or unknown where `missing` is still
    blank or `review` needs a person; then `settles` is False. missing_labels: `missing` in words.
    handing: when it can be handed in then.
    """

    moves: tuple[Move, ...]
    mends: tuple[Condition, ...]
    months: int
    by_when: date
    wait_until: date | None
    verdict_after: str
    missing: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    missing_labels: tuple[str, ...] = ()
    handing: Handing = NOT_HANDED_IN

    @property
    def changes(self) -> dict[str, Fraction]:
        """Signed changes by fact, each in its written unit."""
        return {move.concept.name: move.change for move in self.moves}

    @property
    def settles(self) -> bool:
        """Whether the policy is met after it, with nothing left to be answered."""
        return self.verdict_after == "eligible"

    def text(self) -> str:
        """The plan in one Chinese sentence."""
        parts = [move.text() for move in self.moves]
        if self.wait_until:
            parts.append(f"等到{_day(self.wait_until)}")
        said = f"{'；'.join(parts)}。最早{_day(self.by_when)}可达到"
        if self.handing.text():
            said += f"，{self.handing.text()}"
        if self.settles:
            return f"{said}。"
        if self.missing_labels:
            said += f"；满足后仍待补：{'、'.join(self.missing_labels)}"
        return f"{said}；另有{len(self.review)}项需人工复核。" if self.review else f"{said}。"


class Plans(list[Plan]):
    """Plans, best first, with the conditions that close every way or some ways."""

    def __init__(self, plans: Iterable[Plan] = (), blocked: Iterable[Blocked] = ()) -> None:
        super().__init__(plans)
        self.blocked = tuple(blocked)


def blocked_by(leaf: Leaf, held: Collection[str] = ()) -> Blocked:
    """A leaf no lever reaches, with the facts it reads and who supplies them.

    held: the facts of which somebody said that they cannot be moved.
    """
    facts: Names = union(facts_in(node) for node in nodes_of(leaf))
    concepts = _concepts([leaf])
    suppliers = [
        concepts[name].supplier if name in concepts else _SUPPLIERS.get(name, "officer")
        for name in facts
    ]
    kept = labels([leaf], (name for name in facts if name in held))
    return Blocked(leaf, tuple(facts), tuple(dict.fromkeys(suppliers)), kept)


def labels(leaves: Iterable[Leaf], names: Iterable[str]) -> tuple[str, ...]:
    """What people call these facts, as far as the leaves read them."""
    concepts = _concepts(leaves)
    return tuple(
        concepts[name].label if name in concepts else _LABELS.get(name, name) for name in names
    )


def _concepts(leaves: Iterable[Leaf]) -> dict[str, Concept]:
    parts = (part for leaf in leaves for node in nodes_of(leaf) for part in node.walk())
    read = (part.concept for part in parts if isinstance(part, n.Fact | n.Count))
    return {concept.name: concept for concept in read}


def _day(day: date) -> str:
    return day_words(to_number(day))
