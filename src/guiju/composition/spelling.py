"""Names of figures and claims in an outline, also where no condition leads today."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import nodes

from guiju.errors import Place, Problems
from guiju.figures import FigureBook, base_of
from guiju.vocabulary import close_to

_OF_FIGURES = (
    "数 量 超 余 增幅 有 已定 同 份 分述 列举 口径 记录 名单 列名 表 份表 图 走势图"
).split()
_OF_CLAIMS = "说 述说 能说 成立".split()
_SEVERAL = ("同", "走势图")
"""Words whose every argument is a figure; of the others only the first is."""


def misspelt(tree: nodes.Template, book: FigureBook, file: str, first: int) -> Problems:
    """Every name nobody defined, by line; `first` is the line the text begins on."""
    problems = Problems()
    for call in tree.find_all(nodes.Call):
        word = call.node.name if isinstance(call.node, nodes.Name) else ""
        known: Collection[str] = book.claims if word in _OF_CLAIMS else book.figures
        kind = "断言" if word in _OF_CLAIMS else "数"
        for name, line in _names(call, word):
            if base_of(name) not in known:
                do = close_to(name, known) or "用 guiju figures 查看全部名称"
                problems.note(f"没有“{name}”这个{kind}", Place(file, first + line - 1), do=do)
    return Problems(sorted(problems, key=lambda problem: problem.at.line or 0))


def _names(call: nodes.Call, word: str) -> Iterator[tuple[str, int]]:
    if word in _OF_FIGURES or word in _OF_CLAIMS:
        for given in call.args if word in _SEVERAL else call.args[:1]:
            yield from _written(given)


def _written(given: nodes.Expr) -> Iterator[tuple[str, int]]:
    """Names written out: one, a list of them, or the values of {words: name}."""
    if isinstance(given, nodes.Const) and isinstance(given.value, str):
        yield given.value, given.lineno
    elif isinstance(given, nodes.List):
        for item in given.items:
            yield from _written(item)
    elif isinstance(given, nodes.Dict):
        for pair in given.items:
            yield from _written(pair.value)
