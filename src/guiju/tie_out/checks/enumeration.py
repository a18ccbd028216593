"""Enumerations that skip or repeat: 一是、三是; 一、三、."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.numerals import chinese
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Paragraph, Spot

_N = "[一二三四五六七八九十]{1,3}"
_RUNNING = re.compile(rf"(?:^|[。；;：:，,])\s?(?P<mark>(?P<n>{_N})(?:是|要))")
# Headings and items at the head of a paragraph, outermost first.
_HEADS = tuple(
    re.compile(rf"\s*(?P<mark>{pattern})")
    for pattern in (
        rf"(?P<n>{_N})、",
        rf"\((?P<n>{_N})\)",
        r"(?P<n>[0-9]{1,2})[.、](?![0-9])",
        r"\((?P<n>[0-9]{1,2})\)",
    )
)


def running(proof: Proof) -> Iterator[Slip]:
    """一是 … 三是 inside one paragraph; another 一是 begins anew."""
    for paragraph in proof.text.paragraphs:
        last: tuple[int, str] | None = None
        for found in _RUNNING.finditer(paragraph.plain):
            now = _read(paragraph, found)
            # 一是, 一是 is an item left unnumbered; 一是 behind 二是 opens a new row.
            if last and now[0] != last[0] + 1 and (now[0] != 1 or last[0] == 1):
                yield _slip(paragraph, found, last, now)
            last = now


def headed(proof: Proof) -> Iterator[Slip]:
    """一、 … 三、 at the heads of paragraphs; inner numbers begin anew under an outer one."""
    last: dict[int, tuple[int, str]] = {}
    for paragraph in proof.text.paragraphs:
        for level, pattern in enumerate(_HEADS):
            if found := pattern.match(paragraph.plain):
                now, before = _read(paragraph, found), last.get(level)
                if before and now[0] not in (1, before[0] + 1):
                    yield _slip(paragraph, found, before, now)
                last = {deep: entry for deep, entry in last.items() if deep < level}
                last[level] = now


def _read(paragraph: Paragraph, found: re.Match[str]) -> tuple[int, str]:
    """The number, and the mark as printed."""
    number = int(found["n"]) if found["n"].isdecimal() else int(chinese(found["n"]) or 0)
    return number, paragraph.text[slice(*found.span("mark"))]


def _slip(
    paragraph: Paragraph, found: re.Match[str], last: tuple[int, str], now: tuple[int, str]
) -> Slip:
    why = f"“{last[1]}”之后是“{now[1]}”，中间缺号或次序不对"
    if last[0] == now[0]:
        why = f"“{now[1]}”写了两次"
    spot = Spot(paragraph.number, *found.span("mark"))
    return Slip("序号不连", now[1], why, "依次改正序号，核对是否漏了一段", spot)
