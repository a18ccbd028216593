"""The facts of a body by theme, in the order a firm thinks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bureau.ledger import queries as ledger

# The vocabulary keeps a firm's facts in a file a theme; here the themes get their names.
THEMES: Mapping[str, str] = {
    "enterprise": "登记信息",
    "identity": "基本情况",
    "money": "收入和财务",
    "research": "研发费用",
    "people": "人员",
    "property": "知识产权",
    "platforms": "研发机构和项目",
    "recognition": "资质和评分",
    "market": "产品和市场",
    "listing": "融资和上市",
    "standing": "信用和合规",
    "talent_candidate": "拟申报人才",
}
OTHER = "其他"


@dataclass(frozen=True)
class Theme:
    """One theme: what is known, with all it rests on, and what is not."""

    id: str
    name: str
    known: tuple[ledger.Line, ...]
    missing: tuple[ledger.Line, ...]


def themes_of(dossier: ledger.Dossier) -> list[Theme]:
    """Every fact of a dossier under its theme; what was only proposed counts as known."""
    lines: dict[str, list[ledger.Line]] = defaultdict(list)
    for line in dossier.lines.values():
        lines[theme_of(line.concept)].append(line)
    order = [*(theme for theme in THEMES if theme in lines), *(t for t in lines if t not in THEMES)]
    return [_theme(each, lines[each]) for each in order]


def theme_of(concept: Any) -> str:
    """The file of the vocabulary a concept stands in."""
    return PurePosixPath(concept.at.file or "").stem


def is_known(line: ledger.Line) -> bool:
    """Whether something is known, or said by the body itself."""
    return line.now is not None or bool(line.proposals)


def _theme(name: str, lines: list[ledger.Line]) -> Theme:
    asked = [line for line in lines if line.concept.retired is None]
    return Theme(
        id=name,
        name=THEMES.get(name, OTHER),
        known=tuple(line for line in asked if is_known(line)),
        missing=tuple(line for line in asked if not is_known(line)),
    )
