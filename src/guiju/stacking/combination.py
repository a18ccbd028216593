"""The best lawful combination: what is taken, what is left and why, what is not yet known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from guiju.formulas.sentence import amount, quoted
from guiju.stacking.rules import Benefit, Rule
from guiju.vocabulary import LEVELS, Unit

_MONEY = Unit(money=1)
_PLACES = 6


@dataclass(frozen=True)
class Taken:
    """A benefit taken; amount: what it pays, in 分; cut: how much a ceiling takes off."""

    benefit: Benefit
    amount: int
    cut: int = 0
    cut_by: tuple[Rule, ...] = ()

    def text(self) -> str:
        """“省级奖励”30万元（省级，省科技厅）."""
        who = LEVELS[self.benefit.level]
        payer = f"{who}，{self.benefit.department}" if self.benefit.department else who
        said = f"{quoted(self.benefit.label)}{money(self.amount)}（{payer}）"
        if not self.cut:
            return said
        why = "、".join(rule.cited.text() for rule in self.cut_by)
        return f"{said}，因封顶少{money(self.cut)}（{why}）"


@dataclass(frozen=True)
class LeftOut:
    """A benefit left out, and why; rules: those that keep it out.

    instead: the best sum there would be with it, in 分; None where no lawful choice has it.
    """

    benefit: Benefit
    why: str
    rules: tuple[Rule, ...] = ()
    instead: int | None = None

    def text(self) -> str:
        """“市级奖励”：就高不重复 …."""
        return f"{quoted(self.benefit.label)}：{self.why}"


@dataclass(frozen=True)
class Open:
    """A benefit or a ceiling of which too little is known; missing: the facts that would tell."""

    id: str
    label: str
    why: str
    missing: tuple[str, ...] = ()

    def text(self) -> str:
        """“国家级奖励”：金额未见规定."""
        asked = f"，待补：{'、'.join(self.missing)}" if self.missing else ""
        return f"{quoted(self.label)}：{self.why}{asked}"


@dataclass(frozen=True)
class Combination:
    """The best lawful combination of what is certain.

    taken: in the order in which it is paid. total: the sum of what is taken, in 分, and the most
    the best sum can still be when everything open turns out well; None where nothing limits it.
    """

    taken: tuple[Taken, ...]
    left_out: tuple[LeftOut, ...]
    open: tuple[Open, ...]
    total: tuple[int, int | None]

    def text(self) -> str:
        """The whole in Chinese, a line each."""
        low, high = self.total
        if low == high:
            head = f"最优合计{money(low)}"
        elif high is None and not low:
            head = "最优合计尚不清楚"
        elif high is None:
            head = f"最优合计至少{money(low)}，上限要看尚不清楚的事项"
        else:
            head = f"最优合计{money(low)}至{money(high)}"
        lines = [head, *(f"取：{each.text()}" for each in self.taken)]
        lines += [f"不取：{each.text()}" for each in self.left_out]
        lines += [f"尚不清楚：{each.text()}" for each in self.open]
        return "\n".join(lines)


def money(cents: int) -> str:
    """An amount as people write it, nothing cut."""
    return amount(Fraction(cents), _MONEY, _PLACES)
