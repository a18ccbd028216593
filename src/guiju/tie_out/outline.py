"""Headings: under which a paragraph stands, and whether they announce what will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.tie_out.parts import sentences
from guiju.tie_out.texts import Paragraph, Text

_N = "[一二三四五六七八九十]{1,3}"
_NUMBERED = (
    (1, re.compile(rf"\s*(?:{_N}、|第{_N}(?:部分|章))")),
    (2, re.compile(rf"\s*\({_N}\)")),
    (3, re.compile(r"\s*[0-9]{1,2}[.、](?![0-9])")),
    (4, re.compile(r"\s*\([0-9]{1,2}\)")),
)
TITLE_LEVEL, LOOSE_LEVEL = 0, 5
"""An unnumbered line that opens a part of the text, and one that is a mere sub-heading."""
_LONGEST_HEADING = 40
_PLAN = "(?:思路|计划|打算|安排|设想|方案|目标|要点|重点|举措)"
# 创新工作思路 is something done; a heading of plans has 工作思路 at its head or behind a time.
_PLANNED = re.compile(
    rf"(?:^|年|年度|年的|下半年|阶段|步|期|今后|及|和|与|、|主要|重点|总体|\)|局)(?:重点|主要|总体|科技|的)?工作{_PLAN}"
    rf"|^(?:思路|打算|目标|展望)|(?:思路|打算|目标)(?:和|及|与)(?:举措|打算|目标|任务|措施)|展望$"
    r"|^(?:下一?步|下阶段|下半年|明年|来年|今后)|(?:目标|重点)任务$|(?:发展|主要|总体|规划)目标$"
    rf"|(?:19|20)[0-9]{{2}}年(?:度)?(?:的)?(?:重点|主要)?{_PLAN}"
    r"|(?:行动方案|行动计划|实施方案|发展规划|工作计划|工作方案|工作要点)(?:\(.{1,12}\))?年?$"
)
_REPORTED = re.compile(r"总结|回顾|情况|成效|完成|进展|成绩|亮点|做法|汇报|述职|问题|不足|经验")
_ENDS = "。；;，,：:、!?！？"


@dataclass(frozen=True)
class Standing:
    """Where a paragraph stands: the headings above it, outermost first; planned: see module."""

    headings: tuple[str, ...]
    planned: bool


@dataclass(frozen=True)
class _Heading:
    level: int
    words: str

    @property
    def planned(self) -> bool:
        return bool(_PLANNED.search(self.words)) and not self.reported

    @property
    def reported(self) -> bool:
        return bool(_REPORTED.search(self.words))


def outline(text: Text) -> Iterator[tuple[Paragraph, Standing]]:
    """Every paragraph with its standing; a heading stands under itself."""
    above: list[_Heading] = []
    for paragraph in text.paragraphs:
        heading = _heading(paragraph)
        if heading:
            while above and above[-1].level >= heading.level:
                above.pop()
            above.append(heading)
        yield paragraph, Standing(tuple(head.words for head in above), _planned(above))


def _planned(above: list[_Heading]) -> bool:
    """The innermost heading that says either: a plan may open with a look back."""
    telling = [head.planned for head in above if head.planned or head.reported]
    return bool(telling) and telling[-1]


def _heading(paragraph: Paragraph) -> _Heading | None:
    plain = paragraph.plain
    for level, pattern in _NUMBERED:
        if found := pattern.match(plain):
            words = plain[found.end() : sentences(plain).ends[0]].strip(_ENDS + " ")
            return _Heading(paragraph.level or level, words[:_LONGEST_HEADING])
    words = plain.strip()
    if paragraph.level is None and (len(words) > _LONGEST_HEADING or words[-1:] in _ENDS):
        return None
    return _Heading(paragraph.level or _loose_level(words), words[:_LONGEST_HEADING])


def _loose_level(words: str) -> int:
    """An unnumbered line ends the part before it only when it says what the next one is."""
    opens = _PLANNED.search(words) or _REPORTED.search(words)
    return TITLE_LEVEL if opens else LOOSE_LEVEL
