"""What a split adds up to, and proposals for one: last year's shares, capacity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators.models import Split
from bureau.indicators.models.splits import DRAFT, HANDED
from bureau.indicators.queries.foreseeing import counted_of
from bureau.indicators.queries.shapes import Figures
from bureau.indicators.queries.shortfall import plain, shortfall
from bureau.indicators.sharing import parsed, shared
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Entity

RATIO = "%"
LAST, CAPACITY, HAND = "last", "capacity", "hand"


@dataclass(frozen=True)
class Sum:
    """Shares together against the target. unreadable: towns whose share is no number, or blank."""

    total: Fraction
    target: Fraction | None
    unreadable: tuple[str, ...] = ()

    @property
    def difference(self) -> Fraction | None:
        """The sum less the target."""
        return None if self.target is None else self.total - self.target

    @property
    def wrong(self) -> bool:
        """Whether it may not be handed in."""
        return bool(self.unreadable) or self.difference != 0

    @property
    def said(self) -> str:
        """What is wrong, with sum, target and difference; what is right too."""
        if self.target is None:
            return "这项指标还没有目标数，先在目标表里登记"
        if self.unreadable:
            names = "、".join(ledger.town_name(town) for town in self.unreadable)
            return f"{names}没有填数或填的不是数（没有任务的填 0）"
        gap = self.difference or Fraction(0)
        told = f"各镇区（街道）合计 {plain(self.total)}，目标 {plain(self.target)}"
        if not gap:
            return f"{told}，相等"
        return f"{told}，{'多' if gap > 0 else '少'} {plain(abs(gap))}"


def summed(lines: Mapping[str, str], target: Fraction | None) -> Sum:
    """What typed shares come to."""
    read = {town: parsed(text) for town, text in lines.items()}
    unreadable = tuple(town for town, value in read.items() if value is None or value < 0)
    return Sum(sum((v for v in read.values() if v is not None), Fraction(0)), target, unreadable)


def target_of(indicator: Entity) -> Fraction | None:
    """The target of the whole county, as it stands."""
    concept = ledger.kind_of("indicator").concepts["target"]
    held = Current.objects.filter(entity=indicator, concept="target", state="known").first()
    if held is None or held.number is None:
        return None
    return Fraction(held.number, concept.written_scale)


def open_split(figures: Figures) -> Split | None:
    """The draft or what waits to be settled."""
    found = Split.objects.filter(indicator=figures.row.pk, state__in=(DRAFT, HANDED))
    return found.select_related("saved_by").first()


def step_of(target: Fraction) -> Fraction:
    """The smallest part a target is shared in: a whole one, or as fine as it is written."""
    step = Fraction(1)
    while (target / step).denominator != 1 and step > Fraction(1, 10**6):
        step /= 10
    return step


def proposed_shares(
    figures: Figures, method: str, *, viewer: Viewer, before: Mapping[str, Fraction]
) -> dict[str, str]:
    """Shares by last year's numbers or by capacity, adding up to the target.

    before: last year's number of each town. BadInput where there is nothing to go by.
    """
    if figures.target is None:
        raise guiju.BadInput.saying("这项指标还没有目标数，不能分解", do="先在目标表里登记")
    weights = _last(before) if method == LAST else _capacity(figures, viewer)
    shares = shared(figures.target, weights, step_of(figures.target))
    return {town: plain(share) for town, share in shares.items()}


def _last(before: Mapping[str, Fraction]) -> dict[str, Fraction]:
    # Who lost firms last year weighs nothing; he is not asked for less than none.
    weights = {town: max(before.get(town, Fraction(0)), Fraction(0)) for town in ledger.towns()}
    if not any(weights.values()):
        raise guiju.BadInput.saying(
            "没有上年各镇区（街道）的数", do="改用人工填写，或按差一步企业数"
        )
    return weights


def _capacity(figures: Figures, viewer: Viewer) -> dict[str, Fraction]:
    """By how many firms of each town could come to it this year."""
    counted = counted_of(figures.definition)
    if counted is None:
        met = "这项指标不按企业资质计数，没有差一步企业名单"
        raise guiju.BadInput.saying(met, do="改用人工填写，或按上年完成数")
    told = shortfall(counted, figures.year, figures.target, viewer=viewer)
    weights = {each.town: Fraction(each.usable) for each in told.towns() if each.town}
    if not any(weights.values()):
        met = "最近一次判定里没有差一步的企业" if told.run else "还没有判定过，没有差一步企业名单"
        raise guiju.BadInput.saying(met, do="先判定一次，或改用人工填写")
    return weights
