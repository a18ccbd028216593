"""Enumerations that skip or repeat: 一是、三是; 一、三、."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.numerals import chinese
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Spot

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
            number = int(chinese(found["n"]) or 0)
            spot = Spot(paragraph.number, *found.span("mark"))
            if (last and number != 1 and number != last[0] + 1) or (
                last and number == last[0] == 1
            ):
                yield _slip(found["mark"], last, number, spot)
            last = number, found["mark"]


def headed(proof: Proof) -> Iterator[Slip]:
    """一、 … 三、 at the heads of paragraphs; inner numbers begin anew under an outer one."""
    last: dict[int, tuple[int, str]] = {}
    for paragraph in proof.text.paragraphs:
        for level, pattern in enumerate(_HEADS):
            found = pattern.match(paragraph.plain)
            if not found:
                continue
            number = int(found["n"]) if found["n"].isdecimal() else int(chinese(found["n"]) or 0)
            before = last.get(level)
            if before and number not in (1, before[0] + 1):
                spot = Spot(paragraph.number, *found.span("mark"))
                yield _slip(found["mark"], before, number, spot)
            last = {deep: entry for deep, entry in last.items() if deep < level}
            last[level] = number, found["mark"]


def _slip(mark: str, last: tuple[int, str], number: int, spot: Spot) -> Slip:
    same = number == last[0]
    why = f"“{mark}”写了两次" if same else f"“{last[1]}”之后是“{mark}”，中间缺号或次序不对"
    return Slip("序号不连", mark, why, "依次改正序号，核对是否漏了一段", spot)
