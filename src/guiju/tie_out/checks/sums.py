"""Wholes and parts: a part above its whole, parts that do not add up."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from guiju.tie_out.checks.figures_of import by_sentence, dimension, highest, lowest, shown, size
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.statement import Statement

_RATES = {"%", "‰", "个百分点", "百分点", "倍", ""}
_OPENS = re.compile(r"其中|分别(?:为|是|有)|包括|(?<=[0-9个家项名人件万亿元])\(")
# Behind these a figure is no part of the one before: 其中新增5家，累计达40家.
_NO_PART = re.compile(
    r"累计|总数|总量|总额|总计|合计|共|达到?\Z|较|比|目前|截至|每|连续|时隔|平均|至"
)
_LEVELS = ("国家", "省", "市", "县", "区")
_PRIZES = re.compile(r"特等奖|[一二三]等奖|优秀奖|优胜奖|金奖|银奖|铜奖")
_LEVEL = re.compile(r"\A(?:国家|部|省|市|县|区)")


@dataclass(frozen=True)
class _Split:
    """A whole, its parts, and the words before each part."""

    whole: Statement
    parts: tuple[Statement, ...]
    labels: tuple[str, ...]
    bracket: bool


def parts_and_wholes(proof: Proof) -> Iterator[Slip]:
    """Every sentence with 其中, 分别 or figures in brackets behind a figure."""
    for figures in by_sentence(proof.statements):
        if len(figures) > 1:
            for split in _splits(proof, figures):
                yield from _judged(split)


def _splits(proof: Proof, figures: list[Statement]) -> Iterator[_Split]:
    plain = proof.text.paragraph(figures[0].place.paragraph).plain
    for place, (before, first) in enumerate(itertools.pairwise(figures)):
        gap = plain[before.place.end : first.place.start]
        opening = _OPENS.search(plain[before.place.end - 1 : first.place.start])
        if not opening or "。" in gap or before.unit in _RATES:
            continue
        bracket = opening[0] == "("
        end = plain.find(")", before.place.end) if bracket else len(plain)
        following = [f for f in figures[place + 1 :] if f.place.end <= end]
        whole = _whole(figures[: place + 1], following)
        if whole:
            yield _gathered(plain, whole, following, bracket)


def _whole(before: list[Statement], following: list[Statement]) -> Statement | None:
    """The nearest figure before that counts what the first part counts."""
    wanted = dimension(following[0]) if following else None
    fitting = [figure for figure in before[-3:] if dimension(figure) == wanted]
    return fitting[-1] if fitting else None


def _gathered(plain: str, whole: Statement, following: list[Statement], bracket: bool) -> _Split:
    parts: list[Statement] = []
    labels: list[str] = []
    last = whole.place.end
    for figure in following:
        label = plain[last : figure.place.start]
        last = figure.place.end
        if _NO_PART.search(label) or (parts and ("其中" in label or ";" in label or "；" in label)):
            break
        if dimension(figure) == dimension(whole) and figure.bound != "at_least":
            parts.append(figure)
            labels.append(label.rpartition("其中")[2].lstrip("，,、:(（和及与有为"))
    return _Split(whole, tuple(parts), tuple(labels), bracket)


def _judged(split: _Split) -> Iterator[Slip]:
    top, bottom = highest(split.whole), lowest(split.whole)
    for part in split.parts:
        least = lowest(part)
        if top is not None and least is not None and least > top:
            why = f"部分“{part.text}”大于总数“{split.whole.text}”"
            do = "核对两个数和它们的单位"
            yield Slip("部分大于总数", part.text, why, do, part.place, (split.whole.place,))
            return
    values = [part.value for part in split.parts]
    if len(values) < 2 or any(v is None for v in values) or not _exclusive(split):
        return
    total = sum((size(p, p.value) for p in split.parts if p.value is not None), Fraction(0))
    over = top is not None and total > top
    under = bottom is not None and total < bottom and _exhaustive(split)
    if over or under:
        yield _unequal(split, total)


def _unequal(split: _Split, total: Fraction) -> Slip:
    listed = "＋".join(part.text for part in split.parts)
    why = f"各部分 {listed} 合计{_as_printed(split.whole, total)}，与总数“{split.whole.text}”不符"
    places = tuple(part.place for part in split.parts)
    return Slip("合计不符", split.whole.text, why, "核对总数和各部分", split.whole.place, places)


def _as_printed(whole: Statement, total: Fraction) -> str:
    return shown(total / size(whole, Fraction(1))) + whole.unit


def _exclusive(split: _Split) -> bool:
    """Whether nothing can be in two of the parts: levels, prizes, brackets, one verb for all."""
    labels = split.labels
    if split.bracket or all(_PRIZES.search(label) for label in labels):
        return True
    levels = [found[0] for label in labels if (found := _LEVEL.match(label))]
    if len(levels) == len(labels) == len(set(levels)):
        return True
    return len(labels[0]) > 2 and len({label[:2] for label in labels}) == 1


def _exhaustive(split: _Split) -> bool:
    """Whether the parts are said to be all: in a bracket, or levels the whole names too."""
    if split.bracket:
        return True
    named = split.whole.before
    levels = [found[0] for label in split.labels if (found := _LEVEL.match(label))]
    if len(levels) == len(split.labels):
        return "、".join(levels) in named or all(level in named for level in levels)
    return len(split.parts) > 2 and len({label[:2] for label in split.labels}) == 1
