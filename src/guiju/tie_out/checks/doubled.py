"""Approximations said twice, and multiples of a decrease."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Spot

_PREFIX = re.compile(r"超过|超|逾|近|约|大约|至少|不少于|不低于|不超过|最多|突破")
_BEHIND = re.compile(r"(?<=[0-9一二三四五六七八九十百千万亿 ])(?:余|多)|以上|以下|左右|上下|以内")
_DECREASE = re.compile(
    r"(?:减少|降低|下降|缩短|缩小|压缩)了?\s?(?:[0-9.]{1,6}|[一二两三四五六七八九十]{1,3}|数)倍"
)


def twice_approximate(proof: Proof) -> Iterator[Slip]:
    """超40余, 约30左右, 至少5个以上: one of the two is too many."""
    for statement in proof.statements:
        before = _PREFIX.match(statement.text)
        behind = _BEHIND.search(statement.text, before.end()) if before else None
        if before and behind:
            why = f"“{before[0]}”与“{behind[0]}”都表示概数，重复或矛盾"
            yield Slip("概数重复", statement.text, why, "只留一个", statement.place)


def times_less(proof: Proof) -> Iterator[Slip]:
    """减少3倍: what shrinks does so by a share, not by a multiple."""
    for paragraph in proof.text.paragraphs:
        for found in _DECREASE.finditer(paragraph.plain):
            spot = Spot(paragraph.number, *found.span())
            why = "减少、降低不能用倍数表示"
            yield Slip("倍数误用", found[0], why, "改为百分之几或几分之几", spot)
