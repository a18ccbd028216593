"""Why a benefit to which a firm is surely entitled is left out of the best combination."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guiju.calendar import to_number
from guiju.formulas.sentence import day_words, quoted
from guiju.stacking.case import Case, Group
from guiju.stacking.combination import LeftOut, money
from guiju.stacking.rules import Exclude, Received, Rule, Stacking, TakeTheHigher, counted
from guiju.stacking.search import best_choice
from guiju.stacking.sizing import Sizes


@dataclass(frozen=True)
class Reasons:
    """The best choice of a case and what it pays, against which what was left is held."""

    sizes: Sizes
    case: Case
    chosen: tuple[str, ...]
    total: int

    @property
    def stacking(self) -> Stacking:
        """The rules."""
        return self.sizes.stacking

    def left_out(self, name: str) -> LeftOut:
        """One benefit of the case that is not among the chosen."""
        rules, why = self._why(name)
        forced = best_choice(self.case, name)
        instead = None if forced is None else forced[1]
        if instead is not None and rules and any(self._choosable(rule) for rule in rules):
            less = self.total - instead
            why += f"；改取此项，合计{money(instead)}，" + (
                f"少{money(less)}" if less else "并不更多"
            )
        return LeftOut(self.stacking.benefits[name], why, rules, instead)

    def _choosable(self, rule: Rule) -> bool:
        return isinstance(rule, Exclude | TakeTheHigher)

    def _why(self, name: str) -> tuple[tuple[Rule, ...], str]:
        against = list(self.case.against((*self.chosen, name)))
        if against:
            found = [self._unlawful(name, each) for each in against]
            return tuple(rule for rule, _ in found), "；".join(why for _, why in found)
        paid = self.case.paid((*self.chosen, name))
        if paid[name]:
            return self._in_the_way(name, paid)
        return self._nothing(name)

    def _unlawful(self, name: str, against: object) -> tuple[Rule, str]:
        if not isinstance(against, Group):
            funding = self.stacking.co_funding(name)
            assert funding is not None
            return funding, f"要先取得{self._named(funding.of)}才有配套（{funding.cited.text()}）"
        rule_of = {rule.id: rule for rule in self.stacking.rules}
        rule = rule_of[against.rule]
        taken = [other for other in self.chosen if other in against.members]
        before = self._before(rule)
        if isinstance(rule, TakeTheHigher):
            return rule, f"就高不重复，已取{self._named(taken)}（{rule.cited.text()}）"
        assert isinstance(rule, Exclude)
        others = "、".join(part for part in (self._named(taken), self._dated(before)) if part)
        most = "只能择一" if rule.most == 1 else f"至多取{rule.most}项"
        return rule, f"与{others}{most}（{rule.cited.text()}）"

    def _nothing(self, name: str) -> tuple[tuple[Rule, ...], str]:
        """It would be lawful and pay nothing."""
        rules = {rule.id: rule for rule in self.stacking.rules}
        paid = self.case.paid(self.chosen)
        for ceiling in self.case.ceilings:
            used = sum(paid.get(member, 0) for member in ceiling.members)
            if name in ceiling.members and used >= ceiling.limit:
                rule = rules[ceiling.rule]
                why = f"上限已满，再取也不增加（{rule.cited.text()}）"
                return (rule,), why
        for rule in self.stacking.rules:
            if isinstance(rule, TakeTheHigher) and name in rule.of:
                before = self._dated(self._before(rule))
                return (rule,), f"就高不重复，{before}已不低于此项（{rule.cited.text()}）"
        rule_of = self.stacking.co_funding(name)
        found = (rule_of,) if rule_of else ()
        return found, "按此计算为0元"

    def _in_the_way(self, name: str, paid: dict[str, int]) -> tuple[tuple[Rule, ...], str]:
        """It would pay, and what is paid after it would lose as much or more."""
        before = self.case.paid(self.chosen)
        losing = [other for other in self.chosen if paid[other] < before[other]]
        caps = {c.rule for c in self.case.ceilings if name in c.members}
        rules = tuple(rule for rule in self.stacking.rules if rule.id in caps)
        cited = "、".join(rule.cited.text() for rule in rules)
        change = self.total - sum(paid.values())
        result = f"合计反而少{money(change)}" if change else "合计并不增加"
        return rules, f"受同一上限所限，取它则{self._named(losing)}减少，{result}（{cited}）"

    def _before(self, rule: Rule) -> list[Received]:
        return counted(rule, self.sizes.firm.received, self.sizes.firm.as_of)

    def _named(self, names: Iterable[str]) -> str:
        return "、".join(quoted(self.stacking.benefits[name].label) for name in names)

    def _dated(self, received: Iterable[Received]) -> str:
        return "、".join(
            f"{day_words(to_number(each.on))}已享受的{self._named([each.benefit])}"
            for each in received
        )
