"""The best lawful combination for a firm: exact, with the reason for whatever is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from guiju.errors import BadInput, Problem
from guiju.evaluation.judging import Judgement, judge
from guiju.facts.entity import Facts
from guiju.rulebook import Rulebook
from guiju.slips import close_to
from guiju.stacking.case import Case
from guiju.stacking.combination import Combination, LeftOut, Open, Taken
from guiju.stacking.loading import load_stacking
from guiju.stacking.reasons import Reasons
from guiju.stacking.rules import Benefit, Received, Rule, Stacking
from guiju.stacking.search import best_choice
from guiju.stacking.sizing import Sizes, open_base
from guiju.stacking.standing import MAYBE, NO, Firm


def best_combination(
    rulebook: Rulebook,
    facts: Facts,
    as_of: date,
    stacking: Stacking | Path | str | None = None,
    received: Iterable[tuple[str, int, date]] = (),
) -> Combination:
    """Judge the policies that entitle, and combine what a firm may take on a day.

    stacking: benefits and rules, or the file or folder they stand in; the rulebook's own if None.
    The most money; of equally good combinations the one of fewest benefits, then the one that
    takes what is paid earlier. Amounts are whole 分. What depends on something open is not taken
    and is named; the sum is then an interval. received: what was paid to the firm before, each with
    the benefit's id, the amount in 分 and the day.
    """
    if not isinstance(stacking, Stacking):
        stacking = load_stacking(rulebook, *([] if stacking is None else [stacking]))
    policies = {each.policy for each in stacking.benefits.values() if each.policy is not None}
    judgements = judge(rulebook, facts, as_of, sorted(policies)) if policies else {}
    return best(stacking, rulebook, judgements, facts, as_of, received)


def best(
    stacking: Stacking,
    rulebook: Rulebook,
    judgements: Mapping[str, Judgement],
    facts: Facts,
    as_of: date,
    received: Iterable[tuple[str, int, date]] = (),
) -> Combination:
    """The same from verdicts that have been reached already, by policy id."""
    known = tuple(Received(*each) for each in received)
    _refuse_strangers(stacking, known)
    sizes = Sizes.of(stacking, Firm(rulebook, judgements, facts, as_of, known))
    case = sizes.certain_case()
    found = best_choice(case)
    assert found is not None  # taking nothing is always lawful
    chosen, total = found
    reasons = Reasons(sizes, case, chosen, total)
    open_ = (*_open_benefits(sizes), *_open_rules(sizes))
    return Combination(
        taken=tuple(_taken(sizes, case, chosen)),
        left_out=tuple(_left_out(sizes, reasons, {each.id for each in open_})),
        open=open_,
        total=(total, _most(sizes, total) if open_ else total),
    )


def _refuse_strangers(stacking: Stacking, received: Iterable[Received]) -> None:
    for each in received:
        if each.benefit not in stacking.benefits:
            do = close_to(each.benefit, stacking.benefits) or "核对编号"
            raise BadInput(Problem(f"已享受的“{each.benefit}”不在所列的资金里", do=do))


def _most(sizes: Sizes, total: int) -> int | None:
    case = sizes.hopeful_case()
    found = None if case is None else best_choice(case)
    return None if found is None else max(found[1], total)


def _taken(sizes: Sizes, case: Case, chosen: tuple[str, ...]) -> Iterator[Taken]:
    paid = case.paid(chosen)
    rules = {rule.id: rule for rule in sizes.stacking.rules}
    for name in chosen:
        due = case.offers[case.place[name]].due(paid)
        over = [c for c in case.ceilings if name in c.members and paid[name] < due]
        full = [c for c in over if sum(paid.get(m, 0) for m in c.members) >= c.limit]
        by: tuple[Rule, ...] = tuple(rules[ceiling.rule] for ceiling in full)
        yield Taken(sizes.stacking.benefits[name], paid[name], due - paid[name], by)


def _left_out(sizes: Sizes, reasons: Reasons, open_: set[str]) -> Iterator[LeftOut]:
    for name, benefit in sizes.stacking.benefits.items():
        standing = sizes.standing[name]
        if standing.answer == NO:
            yield LeftOut(benefit, standing.why)
        elif name in reasons.case.place and name not in reasons.chosen and name not in open_:
            yield reasons.left_out(name)


def _open_benefits(sizes: Sizes) -> Iterator[Open]:
    for name, benefit in sizes.stacking.benefits.items():
        standing = sizes.standing[name]
        if standing.answer == MAYBE:
            yield Open(name, benefit.label, standing.why, standing.missing)
        elif standing.answer != NO:
            yield from _open_amount(sizes, name, benefit)


def _open_amount(sizes: Sizes, name: str, benefit: Benefit) -> Iterator[Open]:
    rule = sizes.stacking.co_funding(name)
    if not sizes.certain(benefit):
        stated = benefit.amount is not None
        why = "金额尚不清楚" if stated else "金额未见规定，以文件为准"
        yield Open(name, benefit.label, why, sizes.amount[name].missing)
    elif rule is not None and open_base(sizes, rule):
        labels = "、".join(sizes.stacking.benefits[base].label for base in rule.of)
        yield Open(name, benefit.label, f"要看能否取得“{labels}”（{rule.cited.text()}）")


def _open_rules(sizes: Sizes) -> Iterator[Open]:
    for rule in sizes.open_rules():
        missing = sizes.limit[rule.id].missing
        names = "、".join(sizes.stacking.benefits[name].label for name in rule.of)
        yield Open(rule.id, f"{names}的上限", f"上限算不出来（{rule.cited.text()}）", missing)
