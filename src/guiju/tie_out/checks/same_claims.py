"""The same claim made twice, and twice differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.checks.labels import label_of
from guiju.tie_out.finding.line import FIGURE, RANK
from guiju.tie_out.measures import HAN
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.statement import Statement

_SCOPE = re.compile(rf"(全[{HAN}])\Z|((?!.全)[{HAN}]{{2}})[市省县区]?\Z")
# 第一期, 第二批 number a series; these claim a place.
_PLACES = {"", "家", "名", "位", "个", "例", "强"}
_GRAM, _WINDOW, _PER_KEY = 5, 160, 60
_LEAST_LABEL = 8
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|去年|上年|今年|[上下]半年|[0-9]{1,2}月")
_RATES = {"%", "‰", "个百分点", ""}


def same_ranks(proof: Proof) -> Iterator[Slip]:
    """全省第3家 and 全省第三家 of one body: the same, or a contradiction."""
    seen: dict[tuple[str, str], list[Statement]] = {}
    for statement in proof.statements:
        scope = _SCOPE.search(statement.before) if statement.class_ == RANK else None
        if not scope or statement.unit not in _PLACES or statement.bound == "best":
            continue
        area = scope[1] or scope[2]
        earlier = seen.setdefault((area, statement.unit), [])
        for other in earlier[:_PER_KEY]:
            if other.sentence != statement.sentence and _same_subject(other, statement):
                yield _claim(area, other, statement)
                break
        earlier.append(statement)


def same_figures(proof: Proof) -> Iterator[Slip]:
    """One label with two values, where no year or month tells them apart."""
    seen: dict[tuple[str, str], list[Statement]] = {}
    for statement in proof.statements:
        label = label_of(statement) if statement.class_ == FIGURE else ""
        if len(label) >= _LEAST_LABEL and statement.unit not in _RATES:
            seen.setdefault((label, statement.unit), []).append(statement)
    for (label, _), stated in seen.items():
        # Three values and more are a list, one a town; two are a contradiction.
        if len(stated) == 2 and _contradict(*stated):
            first, second = stated
            why = f"“{label}”一处为“{first.text}”，一处为“{second.text}”"
            do = "核对后统一；口径或时点不同的，写明"
            yield Slip("同一说法不一致", second.text, why, do, second.place, (first.place,))


def _contradict(one: Statement, two: Statement) -> bool:
    if one.value is None or two.value is None or one.sentence == two.sentence:
        return False
    if one.fits(two.value) or two.fits(one.value):
        return False
    return set(_YEAR.findall(one.sentence)) == set(_YEAR.findall(two.sentence))


def _claim(scope: str, first: Statement, second: Statement) -> Slip:
    said = f"“{scope}{first.text}”与“{scope}{second.text}”"
    if first.value != second.value:
        why, do = f"{said}不一致", "核对后统一"
        name = "同一说法不一致"
    else:
        why, do = f"{said}说的是同一件事", "两处写法统一，或删去一处"
        name = "同一说法两次"
    return Slip(name, scope + second.text, why, do, second.place, (first.place,))


def _same_subject(one: Statement, two: Statement) -> bool:
    """Whether five characters stand in both sentences near the claim."""
    return bool(_grams(one) & _grams(two))


def _grams(statement: Statement) -> set[str]:
    at = statement.sentence.find(statement.clause.strip())
    near = statement.sentence[max(0, at - _WINDOW) : at + _WINDOW].replace(statement.text, "，")
    runs = re.findall(rf"[{HAN}]{{{_GRAM},}}", near)
    return {run[i : i + _GRAM] for run in runs for i in range(len(run) - _GRAM + 1)}
