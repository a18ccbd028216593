"""Money counted as granted before its contract is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guiju.tie_out.checks.figures_of import highest, lowest, shown, size
from guiju.tie_out.finding.line import FIGURE
from guiju.tie_out.measures import is_money
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.statement import Statement

_PENDING = re.compile(
    r"即将签(?:订|约|署)?|尚未签|还未签|未签订|未签约|待签|拟签|正在签|准备签|签订中|尚未下达|尚未批复|待批复|待下达"
)
_GRANTED = re.compile(r"(?:获批|获得|争取|到位|到账|落实|批复|下达|立项)")
_TOTAL = re.compile(r"累计|合计|共计|总计|总额|共|全年|今年以来")


def counted_early(proof: Proof) -> Iterator[Slip]:
    """A sum “granted” under the same heading, with an amount in it whose contract is to come."""
    money = [
        each
        for each in proof.statements
        if each.class_ == FIGURE and is_money(each.unit) and each.value is not None
    ]
    for place, total in enumerate(money):
        if _TOTAL.search(total.before) and _GRANTED.search(total.before):
            above = [each for each in money[:place] if each.headings == total.headings][-12:]
            waiting = [each for each in above if _PENDING.search(each.sentence)]
            for pending in waiting:
                yield _slip(total, pending, _is_in(total, above, waiting))


def _is_in(total: Statement, above: list[Statement], waiting: list[Statement]) -> bool:
    """Whether the total fits the sum of all above, and not without those waiting."""
    low, high = lowest(total), highest(total)

    def fits(parts: list[Statement]) -> bool:
        added = sum((size(each, each.value or Fraction()) for each in parts), Fraction(0))
        return (low is None or added >= low) and (high is None or added <= high)

    return fits(above) and not fits([each for each in above if each not in waiting])


def _slip(total: Statement, pending: Statement, certain: bool) -> Slip:
    value = shown(size(pending, pending.value or Fraction()))
    sign = _PENDING.search(pending.sentence)
    said = sign[0] if sign else ""
    verdict = (
        f"加上{value}万元才合“{total.text}”，已计入获批" if certain else "合计是否含这一笔没有说明"
    )
    why = f"“{pending.text}”的合同还没有签订（文中“{said}”），而后文按获批合计“{total.text}”；{verdict}"
    do = "按批复、合同、到账分列；计入的注明“待签合同”"
    return Slip("未签先计", pending.text, why, do, pending.place, (total.place,))
