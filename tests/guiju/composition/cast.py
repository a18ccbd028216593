"""Small parts of documents for single promises, and origins to mark them with."""

from __future__ import annotations

from dataclasses import replace

from guiju.composition.document import (
    Block,
    Document,
    Heading,
    Letterhead,
    Origin,
    Paragraph,
    Run,
)

FUNDS = Origin(
    "figure",
    "provincial_funds",
    "2024年",
    "获批省级以上项目平台资金",
    "口径：项目平台·批复·省级以上；3条记录共3533万元；情况截至2024年12月31日",
    ("funding-01", "funding-02", "funding-03"),
)
GROWTH = Origin(
    "figure", "provincial_funds_growth", "2024年", "资金同比增长", "3533÷910.57－1＝288.0%", ()
)
SECOND = Origin(
    "claim",
    "city_ordinal",
    "2024年",
    "全市第几家",
    "名单不全，不能断言",
    ("platform-02",),
    holds=False,
)
TALENT = Origin(
    "figure",
    "new_talent",
    "2024年",
    "重点科创平台新增人才",
    "14家平台填报合计342人",
    tuple(f"platform-{number:02d}" for number in range(1, 15)),
)


def said(text: str, *marked: tuple[str, Origin]) -> tuple[Run, ...]:
    """Cut a text into runs, each marked stretch with its origin, in the order given."""
    runs = []
    for stretch, origin in marked:
        before, _, text = text.partition(stretch)
        runs += [Run(before), Run(stretch, origin)] if before else [Run(stretch, origin)]
    return (*runs, Run(text)) if text else tuple(runs)


def noted(number: int) -> Run:
    """The mark of a note."""
    return Run(f"〔{number}〕", note=number)


def prose(text: str, *marked: tuple[str, Origin]) -> Paragraph:
    """A paragraph."""
    return Paragraph(said(text, *marked))


def heading(level: int, text: str) -> Heading:
    """A heading."""
    return Heading(level, said(text))


def cells(*texts: str) -> tuple[tuple[Run, ...], ...]:
    """A row of a table."""
    return tuple(said(text) for text in texts)


def document(*blocks: Block, **changes: object) -> Document:
    """A document of these blocks alone, without letterhead unless given."""
    return replace(Document(("关于工作情况的报告",), Letterhead(), blocks), **changes)


_TALK = (
    "围绕主导产业梳理关键技术需求，组织揭榜挂帅，推动产学研深度融合；完善成果转化的分工、利益分享和容错机制，"
    "建设概念验证中心和中试平台；发挥政府引导基金作用，引导社会资本投早、投小、投长期、投硬科技；"
    "健全镇区、部门协同推进的工作机制，逐月调度、按季通报，确保各项指标稳步提升；"
)


def sentence(characters: int) -> str:
    """A sentence of so many characters, a full stop at its end."""
    return (_TALK * 5)[: characters - 1] + "。"
