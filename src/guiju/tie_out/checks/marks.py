"""Punctuation: half-width marks among Chinese, marks set twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.measures import HAN
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Spot

_LEFT = f"(?<=[{HAN}”’》）〕】％%])"
_RIGHT = f"(?=[{HAN}“‘《（〔【])"
_HALF_WIDTH = (
    ("半角逗号", "，", re.compile(rf"{_LEFT},|,{_RIGHT}")),
    ("半角冒号", "：", re.compile(rf"{_LEFT}:|:{_RIGHT}")),
    ("半角分号", "；", re.compile(rf"{_LEFT};|;{_RIGHT}")),
    ("半角问号叹号", "？！", re.compile(rf"{_LEFT}[?!]|[?!]{_RIGHT}")),
    ("半角句号", "。", re.compile(rf"(?<=[{HAN}”》）])\.(?=[{HAN}“《]|\s*$)")),
    ("半角引号", "“”", re.compile(rf"{_LEFT}\"|\"(?=[{HAN}])")),
    (
        "半角括号",
        "（）",
        re.compile(rf"\((?=[{HAN}“《])|(?<=[{HAN}”》])[()]|\)(?=[{HAN}，。；：、])"),
    ),
)
_TWICE = re.compile(r"([，。；：、！？,;])\1+|[，、；：][，、；：。]|[。！？][，；：、。]|。[”’]。")


def half_width(proof: Proof) -> Iterator[Slip]:
    """One slip a sort of mark, however often it stands there."""
    for name, right, pattern in _HALF_WIDTH:
        spots = [
            Spot(paragraph.number, *found.span())
            for paragraph in proof.text.paragraphs
            for found in pattern.finditer(paragraph.text)
        ]
        if spots:
            printed = proof.text.printed(spots[0])
            why = f"汉字之间用了半角标点“{printed}”，共{len(spots)}处"
            yield Slip(name, printed, why, f"改为全角“{right}”", spots[0], tuple(spots[1:]))


def set_twice(proof: Proof) -> Iterator[Slip]:
    """，， and 。， and their like."""
    for paragraph in proof.text.paragraphs:
        for found in _TWICE.finditer(paragraph.text):
            spot = Spot(paragraph.number, *found.span())
            why = "两个标点连在一起"
            yield Slip("标点重复", _short(found[0]), why, "只留一个", spot)


def _short(printed: str) -> str:
    return printed if len(printed) <= 8 else printed[:8] + "…"
