"""Wrong words by the rulebook's list, places left to be filled in, numbers cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.measures import HAN
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Spot

_UNFILLED = re.compile(
    rf"(?:[*＊]{{1,8}}|[Xx×ＸⅩ]{{2,8}}|○{{2,8}}|_{{1,8}}|□{{1,8}})(?=[{HAN}])|(?<=[{HAN}])_{{1,8}}(?=[{HAN}])"
    r"|[12][0-9][0-9]?[Xx*＊]{1,2}(?=年)"
)
_CUT_SHORT = re.compile(r"(?<![0-9.])[0-9]{1,9}[.．](?=[%％万亿元])")
# 3×7 and a bullet before a word are no blanks.
_BULLET = re.compile(r"\s*\Z")


def wrong_words(proof: Proof) -> Iterator[Slip]:
    """体质机制 for 体制机制 and their like."""
    for paragraph in proof.text.paragraphs:
        for start, word in proof.wording.found_in(paragraph.text):
            spot = Spot(paragraph.number, start, start + len(word.wrong))
            yield Slip("错词", word.wrong, word.why, f"改为“{word.right}”", spot)


def unfilled(proof: Proof) -> Iterator[Slip]:
    """XX, **万元, 202x年: what was to be filled in before the text went out, as one slip."""
    spots: list[Spot] = []
    for paragraph in proof.text.paragraphs:
        for found in _UNFILLED.finditer(paragraph.text):
            bullet = found[0] in ("*", "□") and _BULLET.match(paragraph.text[: found.start()])
            if not bullet:
                spots.append(Spot(paragraph.number, *found.span()))
    if spots:
        printed = proof.text.printed(spots[0])
        why = f"占位符号没有换成实际内容，共{len(spots)}处"
        yield Slip("占位未填", printed, why, "填上实际内容", spots[0], tuple(spots[1:]))


def cut_short(proof: Proof) -> Iterator[Slip]:
    """21.%: a point with nothing behind it."""
    for paragraph in proof.text.paragraphs:
        for found in _CUT_SHORT.finditer(paragraph.text):
            spot = Spot(paragraph.number, found.start(), found.end() + 1)
            printed = proof.text.printed(spot)
            yield Slip("数字不全", printed, "小数点后面没有数字", "补全小数或去掉小数点", spot)
