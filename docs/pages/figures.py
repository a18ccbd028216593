"""Every figure and claim of the rulebook: what is counted, in words, and in what unit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from guiju.figures.claims import KINDS
from guiju.figures.figure import COUNT, SUM, VALUE, Claim, Figure
from guiju.figures.nodes import Node, Part, Rung
from guiju.figures.nodes import Path as Field
from guiju.figures.words import scope_words
from guiju.rulebook import Rulebook

INTRODUCTION = """\
# Figures

Named numbers over the records of a ledger. What is counted stands in the condition, said in words
under 数什么; 口径 is what a reader must know beside it. `guiju figures --ledger DIR --period 2024
--id NAME` shows a figure with its records. How figures are written stands in
[`rulebook/figures/README.md`](../../rulebook/figures/README.md).
"""
CLAIMS = """\
## Claims

First, n-th, only one, a record: computed where a list or a history bears them out, else printed
with 对照不全 or 有记录以来（X年起）, or not at all.
"""
SORTS = dict(zip(KINDS, ("先后", "唯一", "首次或再次", "位次", "历史最好"), strict=True))


def page(book: Rulebook) -> str:
    """docs/reference/figures.md."""
    lines = [INTRODUCTION]
    figures = sorted(book.figures.figures.values(), key=_file)
    for file, group in groupby(figures, key=_file):
        lines += [f"## {Path(file).stem.replace('_', ' ').capitalize()}", "", _says(book, file), ""]
        lines += ["| id | 名称 | 单位 | 数什么 | 分项 | 口径 |", "| --- " * 6 + "|"]
        lines += [_row(figure, book) for figure in group]
        lines.append("")
    lines += [CLAIMS, "| id | 名称 | 类别 | 说法 | 对照 |", "| --- " * 5 + "|"]
    lines += [_claim(claim, book) for claim in book.figures.claims.values()]
    return "\n".join(lines)


def _file(figure: Figure) -> str:
    return str(figure.at.file)


def _says(book: Rulebook, file: str) -> str:
    """The comment a file begins with."""
    text = (book.root / file).read_text(encoding="utf-8")
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.removeprefix("#").strip())
    return " ".join(comments)


def _row(figure: Figure, book: Rulebook) -> str:
    part = figure.about.part_of
    means = figure.about.means.strip()
    if part:
        means += f"（{book.figures.figures[part].label}的一部分）"
    cells = [f"`{figure.id}`", figure.label, figure.unit, _how(figure, book), _by(figure.by), means]
    return "| " + " | ".join(cell or "—" for cell in cells) + " |"


def _how(figure: Figure, book: Rulebook) -> str:
    if figure.formula is not None:
        return f"`{figure.formula_text}`"
    kind = book.vocabulary.kinds[figure.over].label
    field = getattr(figure.measure.of, "label", "")
    verbs = {COUNT: "条数", SUM: f"{field}合计", VALUE: f"{field}的值"}
    verb = verbs.get(figure.measure.kind, f"不同的{field}数")
    newest = f"·只取{figure.latest.label}最近的" if figure.latest else ""
    return f"{kind}：{figure.scope}{newest}；{verb}"


def _by(by: Node | None) -> str:
    if isinstance(by, Field):
        return by.label
    if isinstance(by, Part):
        return f"{by.of.label}的{'年' if by.what == 'year' else '月'}份"
    return "梯级" if isinstance(by, Rung) else ""


def _claim(claim: Claim, book: Rulebook) -> str:
    wording = " / ".join(filter(None, (claim.first, claim.second, claim.says)))
    cells = [f"`{claim.id}`", claim.label, SORTS[claim.kind], wording, _list(claim, book)]
    return "| " + " | ".join(cells) + " |"


def _list(claim: Claim, book: Rulebook) -> str:
    if claim.figure:
        return f"`{claim.figure}` 历年的数"
    kind = book.vocabulary.kinds[claim.over].label
    return f"{kind}：{scope_words(claim.where)}" + "".join(_of(claim))


def _of(claim: Claim) -> Iterator[str]:
    if claim.order is not None:
        yield f"，按{claim.order.label}"
    if claim.subjects:
        yield f"；说的是 `{claim.subjects}` 的记录"
