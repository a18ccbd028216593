"""Brackets and quotation marks that open without closing, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Paragraph, Spot

_OPENS = {"（": "）", "(": ")", "“": "”", "‘": "’", "《": "》", "【": "】", "〔": "〕", "[": "]"}
_CLOSES = {close: opening for opening, close in _OPENS.items()}
_SAME = {"（": "(", "）": ")"}
_MARK = re.compile("[" + re.escape("".join([*_OPENS, *_CLOSES])) + "]")
# 1) and 一） number an item; ’ between Latin letters is an apostrophe.
_ITEM = re.compile(r"(?:\A|[。；;：:，,\s])\s*[0-9A-Za-z一二三四五六七八九十①-⑳]{1,3}\Z")
_LONGEST_ITEM = 8


def unpaired(proof: Proof) -> Iterator[Slip]:
    """Every mark without its partner in the same paragraph."""
    for paragraph in proof.text.paragraphs:
        yield from _unpaired(paragraph)
        straight = paragraph.text.count('"')
        if straight % 2:
            at = paragraph.text.rfind('"')
            yield _slip(paragraph, at, "引号", "直引号的个数是单数，少了一边")


def _unpaired(paragraph: Paragraph) -> Iterator[Slip]:
    opened: list[tuple[str, int]] = []
    for found in _MARK.finditer(paragraph.text):
        mark, at = found[0], found.start()
        if mark in _OPENS:
            opened.append((mark, at))
        elif opened and _plain(opened[-1][0]) == _plain(_CLOSES[mark]):
            opening, _ = opened.pop()
            if opening != _CLOSES[mark]:
                why = f"“{opening}”与“{mark}”一个全角、一个半角"
                yield _slip(paragraph, at, "括号", why, "统一为全角（）")
        elif any(_plain(opening) == _plain(_CLOSES[mark]) for opening, _ in opened[-8:]):
            while _plain(opened[-1][0]) != _plain(_CLOSES[mark]):
                yield _left_open(paragraph, *opened.pop())
            opened.pop()
        elif not _no_pair(paragraph.text, mark, at):
            yield _slip(paragraph, at, _sort(mark), f"“{mark}”前面没有与它配对的“{_CLOSES[mark]}”")
    for mark, at in opened:
        yield _left_open(paragraph, mark, at)


def _plain(mark: str) -> str:
    return _SAME.get(mark, mark)


def _no_pair(text: str, mark: str, at: int) -> bool:
    if mark == "’":
        return text[at - 1 : at].isascii()
    return mark in ")）" and bool(_ITEM.search(text[max(0, at - _LONGEST_ITEM) : at]))


def _left_open(paragraph: Paragraph, mark: str, at: int) -> Slip:
    return _slip(paragraph, at, _sort(mark), f"“{mark}”在本段内没有收尾的“{_OPENS[mark]}”")


def _sort(mark: str) -> str:
    return "引号" if mark in "“”‘’" else "书名号" if mark in "《》" else "括号"


def _slip(paragraph: Paragraph, at: int, sort: str, why: str, do: str = "") -> Slip:
    printed = paragraph.text[at : at + 10]
    spot = Spot(paragraph.number, at, at + len(printed))
    return Slip(f"{sort}不成对", printed, why, do or f"补上缺的{sort}，或删去多余的", spot)
