"""An outline: the card at its head, and the prose below it, as a clerk writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.composition.card import read_card
from guiju.documents import MAX_BYTES
from guiju.errors import BadInput, Place, Problem

_RULE = "---"


@dataclass(frozen=True)
class Outline:
    """One outline. card: texts around the body, themselves templates; body begins on `line`."""

    path: Path
    name: str
    period: str
    card: Mapping[str, Any]
    body: str
    line: int


def find_outline(given: str, folder: Path) -> Path:
    """An outline by path, or by its name in the rulebook's reports folder."""
    path = Path(given)
    if path.suffix == ".md":
        return path
    found = folder / f"{given}.md"
    if not found.is_file():
        known = [file.stem for file in sorted(folder.glob("*.md")) if file.stem != "README"]
        raise BadInput(Problem(f"没有提纲“{given}”", expected="、".join(known), do="核对名称"))
    return found


def read_outline(path: Path, label: str | None = None) -> Outline:
    """The outline in a file; BadInput says what is wrong with its card and where."""
    name = label or str(path)
    lines = _text(path, name).splitlines()
    if not lines or lines[0].strip() != _RULE:
        expected = "第一行是 ---，接着是题目等，再一行 ---，然后是正文"
        raise BadInput(Problem("提纲没有抬头", Place(name, 1), expected))
    try:
        end = next(place for place, line in enumerate(lines[1:], 1) if line.strip() == _RULE)
    except StopIteration:
        raise BadInput(Problem("提纲的抬头没有结束", Place(name, 1), "再写一行 ---")) from None
    card = read_card(lines[1:end], name)
    body = "\n".join(lines[end + 1 :])
    return Outline(path, str(card["name"]), str(card.get("period", "year")), card, body, end + 2)


def _text(path: Path, name: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadInput(Problem("读不到提纲", Place(name), do="核对路径和权限")) from error
    if len(raw) > MAX_BYTES:
        raise BadInput(Problem(f"提纲有 {len(raw):,} 字节，过大", Place(name), do="核对文件"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem("提纲不是 UTF-8 编码", Place(name), do="另存为 UTF-8 后再试")
        raise BadInput(problem) from error
