"""The functions a condition on records may call, a short list and no more."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from fractions import Fraction

from guiju.errors import BadInput
from guiju.figures.names import Names
from guiju.figures.nodes import (
    Blank,
    Linked,
    Listed,
    Literal,
    Number,
    Part,
    Reached,
    Rung,
    Says,
    Settled,
    Size,
    Test,
    Verdict,
)
from guiju.vocabulary import Concept, Kind, close_to

STAGE = "stage"
_COMPLETED_BY = {"reached": "reached(阶段) in period", "verdict": "verdict(政策) == eligible"}
VERDICTS = ("eligible", "ineligible", "unknown", "not_applicable")


class Functions(ABC):
    """The part of a reader that reads calls."""

    def __init__(self, names: Names) -> None:
        self.names = names

    @abstractmethod
    def test(self, tree: ast.expr) -> Test:
        """A piece that must be yes or no."""

    def _call(self, tree: ast.Call) -> Test:
        name = called(tree)
        makers = {"blank": self._blank, "linked": self._linked, "has": self._has}
        makers |= {"settled": self._settled, "listed": self._listed}
        if name in _COMPLETED_BY:
            self.names.refuse(f"{name}(…) 没有写完", expected=_COMPLETED_BY[name])
        if name not in makers:
            known = [*makers, *_COMPLETED_BY]
            met = f"没有“{name}”这个函数" if name else "这里不能这样调用"
            self.names.refuse(met, "、".join(known), close_to(str(name), known))
        return makers[name](tree)

    def _listed(self, tree: ast.Call) -> Test:
        path, concepts = self.names.path(self._argument(tree, 0))
        if concepts[0].type != "entity" or concepts[0].many:
            self.names.refuse(f"“{path.label}”不是单一关系", do="写一个指向记录的字段")
        return Listed(path, text_of(self.names, self._argument(tree, 1)))

    def _blank(self, tree: ast.Call) -> Test:
        return Blank(self.names.path(self._argument(tree, 0))[0])

    def _has(self, tree: ast.Call) -> Test:
        path, concepts = self.names.path(self._argument(tree, 0))
        item = concepts[0].item
        if item is None:
            self.names.refuse(f"“{path.label}”不是列表", do="改用 == 或 in")
        return Says(path, (code_of(self._argument(tree, 1)),))

    def _linked(self, tree: ast.Call) -> Test:
        relation = self.names.relation(code_of(self._argument(tree, 0)))
        if len(tree.args) == 1:
            return Linked(relation.name, relation.label)
        tests = tuple(
            type(self)(self.names.beside(kind)).test(tree.args[1])
            for kind in self._fit(relation, tree)
        )
        return Linked(relation.name, relation.label, tests[0])

    def _fit(self, relation: Concept, tree: ast.Call) -> list[Kind]:
        """The kinds of a relation that know the condition's names; the first, if none does.

        The items of a list are records of a kind that has the list's fields.
        """
        if relation.fields:
            return [item_kind(relation)]
        targets, fitting = self.names.targets(relation), list[Kind]()
        for kind in targets:
            try:
                type(self)(self.names.beside(kind)).test(tree.args[1])
                fitting.append(kind)
            except BadInput:
                continue
        return fitting or [targets[0]]

    def _settled(self, tree: ast.Call) -> Test:
        theme = code_of(self._argument(tree, 0))
        if theme not in self.names.themes:
            do = close_to(theme, self.names.themes)
            self.names.refuse(f"没有“{theme}”这个主题", "、".join(sorted(self.names.themes)), do)
        return Settled(theme)

    def _verdict(self, tree: ast.Call, items: list[ast.expr]) -> Test:
        policy, codes = code_of(self._argument(tree, 0)), tuple(code_of(item) for item in items)
        if policy not in self.names.policies:
            self.names.refuse(f"没有政策“{policy}”", do=close_to(policy, self.names.policies))
        for code in codes:
            if code not in VERDICTS:
                self.names.refuse(f"没有结论“{code}”", expected="、".join(VERDICTS))
        return Verdict(policy, codes)

    def _reached(self, tree: ast.Call) -> Test:
        stage = code_of(self._argument(tree, 0))
        concept = self.names.kind.find(STAGE)
        if concept is None or stage not in concept.choices:
            known = "、".join(concept.choices) if concept else "这种记录没有阶段"
            self.names.refuse(f"没有阶段“{stage}”", expected=known)
        return Reached(stage, concept.choices[stage])

    def _numeric_call(self, tree: ast.Call) -> Number:
        name = called(tree)
        if name == "rung":
            return self._rung(tree)
        if name == "percent":
            return self._percent(self._argument(tree, 0))
        if name == "count":
            relation = self.names.relation(code_of(self._argument(tree, 0)))
            return Size(relation.name, relation.label)
        if name in ("year", "month"):
            path, concepts = self.names.path(self._argument(tree, 0))
            if concepts[0].type != "date":
                self.names.refuse(f"“{path.label}”不是日期")
            return Part(path, str(name))
        self.names.refuse(f"没有“{name}”这个函数", expected="year、month、count、rung")

    def _percent(self, tree: ast.expr) -> Literal:
        """`5%`, which the parser of formulas makes percent(5)."""
        if not isinstance(tree, ast.Constant) or type(tree.value) not in (int, float):
            self.names.refuse("百分比要写成数字", expected="如 5%")
        return Literal(Fraction(str(tree.value)) / 100)

    def _rung(self, tree: ast.Call | None) -> Rung:
        named = code_of(tree.args[0]) if tree is not None and tree.args else None
        if self.names.kind.name != "enterprise" or not self.names.ladders:
            self.names.refuse("只有企业才有梯次")
        if named is not None and named not in self.names.ladders:
            self.names.refuse(f"没有梯次“{named}”", expected="、".join(self.names.ladders))
        return Rung(named or self.names.ladders[0])

    def _argument(self, tree: ast.Call, place: int) -> ast.expr:
        if place >= len(tree.args) or tree.keywords:
            self.names.refuse(f"{called(tree)}(…) 里写得不全", do="对照手册补上")
        return tree.args[place]


def called(tree: ast.expr) -> str | None:
    """The function a call names, or the bare name itself."""
    function = tree.func if isinstance(tree, ast.Call) else tree
    return function.id if isinstance(function, ast.Name) else None


def code_of(tree: ast.expr) -> str:
    """A bare word or quoted text as the code it stands for."""
    if isinstance(tree, ast.Name):
        return tree.id
    return str(tree.value) if isinstance(tree, ast.Constant) else ""


def whole(tree: ast.expr) -> int | None:
    """A literal whole number, None when it is anything else."""
    try:
        value = ast.literal_eval(tree)
    except (ValueError, TypeError, SyntaxError):
        return None
    return value if type(value) is int else None


def item_kind(relation: Concept) -> Kind:
    """The items of a list as records: what conditions on them are read against."""
    return Kind(relation.name, relation.label, {}, relation.fields)


def text_of(names: Names, tree: ast.expr) -> str:
    """A quoted text; refused when it is anything else."""
    if not isinstance(tree, ast.Constant) or not isinstance(tree.value, str):
        names.refuse("文字和日期要加引号", expected='如 "低空经济"、"2024-09"')
    return tree.value
