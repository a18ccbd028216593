"""The text of a condition on records → nodes, in the grammar of formulas."""

from __future__ import annotations

import ast
from dataclasses import replace
from fractions import Fraction

from guiju.errors import BadInput
from guiju.figures.functions import Functions, called, code_of, text_of, whole
from guiju.figures.names import Names
from guiju.figures.nodes import (
    AS_OF,
    PERIOD,
    All,
    Amid,
    Any,
    Before,
    Choice,
    Compare,
    Covers,
    Literal,
    Not,
    Number,
    Path,
    Rung,
    Says,
    Spans,
    Test,
    Truth,
)
from guiju.formulas.nodes import Node
from guiju.formulas.parse import BOUNDARY_WORDS, syntax
from guiju.periods import Stretch, stretch
from guiju.vocabulary import Concept, close_to

_NUMERIC = ("count", "number", "money", "ratio")
MOST_PERIODS = 20


def condition(text: str, names: Names) -> Test:
    """The condition a text says; BadInput names the word nobody knows."""
    tree = syntax(text, names)
    try:
        return Reader(names).test(tree)
    except RecursionError:
        names.refuse("条件嵌套太深", do="拆成几个数")


def parting(text: str, names: Names) -> Node:
    """What a figure is parted by: a field, the year or month of a date, a firm's rung."""
    reader = Reader(names)
    tree = syntax(text, names)
    if isinstance(tree, ast.Call) or (isinstance(tree, ast.Name) and tree.id == "rung"):
        return reader.number(tree, None)[0]
    return names.path(tree)[0]


class Reader(Functions):
    """One condition being read."""

    def test(self, tree: ast.expr) -> Test:
        """A piece that must be yes or no."""
        if isinstance(tree, ast.BoolOp):
            parts = tuple(self.test(value) for value in tree.values)
            return All(parts) if isinstance(tree.op, ast.And) else Any(parts)
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not):
            return Not(self.test(tree.operand))
        if isinstance(tree, ast.Compare):
            return self._comparison(tree)
        if isinstance(tree, ast.Call):
            return self._call(tree)
        path, concepts = self.names.path(tree)
        if concepts[0].type != "bool":
            self.names.refuse(f"“{path.label}”不是是否项", do="加上比较，如 == 或 >=")
        return Truth(path)

    def number(self, tree: ast.expr, beside: Concept | None) -> tuple[Number, Concept | None]:
        """A piece that must be a number, and the concept it is when it is a field."""
        if isinstance(tree, ast.Constant) and isinstance(tree.value, int | float):
            return Literal(Fraction(str(tree.value))), beside
        if isinstance(tree, ast.Subscript) and isinstance(tree.value, ast.Name | ast.Call):
            inner, _ = self.number(tree.value, beside)
            shift = whole(tree.slice)
            if not isinstance(inner, Rung) or shift is None or not -MOST_PERIODS <= shift <= 0:
                self.names.refuse("只有梯次可以写上一期", expected="rung[-1]")
            return Rung(inner.ladder, shift), None
        if isinstance(tree, ast.Name) and tree.id == "rung":
            return self._rung(None), None
        if isinstance(tree, ast.Call):
            return self._numeric_call(tree), None
        path, concepts = self.names.path(tree)
        if concepts[0].type not in _NUMERIC:
            self.names.refuse(f"“{path.label}”不是数", expected="数量、金额、比例")
        return path, concepts[0]

    def _comparison(self, tree: ast.Compare) -> Test:
        if len(tree.ops) != 1:
            self.names.refuse("一次只能比较两边", do="用 and 连接两个比较")
        operator, left, right = tree.ops[0], tree.left, tree.comparators[0]
        if isinstance(operator, ast.In | ast.NotIn):
            inside = self._inside(left, right)
            return Not(inside) if isinstance(operator, ast.NotIn) else inside
        if isinstance(operator, ast.NotEq):
            return Not(self._compared(left, "is", right))
        word = BOUNDARY_WORDS.get(type(operator))
        if word is None:
            self.names.refuse("不支持这种比较", expected=">=、>、<=、<、==、!=、in")
        return self._compared(left, word, right)

    def _compared(self, left: ast.expr, word: str, right: ast.expr) -> Test:
        if isinstance(left, ast.Call) and called(left) == "verdict":
            return self._verdict(left, [right])
        if not isinstance(left, ast.Name | ast.Attribute) or called(left) == "rung":
            return self._numbers(left, word, right)
        path, concepts = self.names.path(left)
        if concepts[0].type == "choice":
            return self._choice(path, concepts, word, [right])
        if concepts[0].type == "date":
            return self._date(path, word, right)
        if concepts[0].type in _NUMERIC:
            return self._numbers(left, word, right)
        if word != "is":
            self.names.refuse(f"“{path.label}”只能用 == 或 in 比较")
        return Says(path, (text_of(self.names, right),))

    def _numbers(self, left: ast.expr, word: str, right: ast.expr) -> Test:
        first, concept = self.number(left, None)
        second, other = self.number(right, concept)
        if not isinstance(second, Literal):
            if concept is not None and other is not None:
                _refuse_clash(concept, other, self.names)
            return Compare(first, word, second)
        if concept is None:
            return Compare(first, word, second)
        return Compare(first, word, replace(second, unit=concept.unit), concept.written_scale)

    def _inside(self, left: ast.expr, right: ast.expr) -> Test:
        items = right.elts if isinstance(right, ast.List | ast.Tuple) else None
        if isinstance(left, ast.Call) and called(left) == "reached":
            if items is not None or getattr(right, "id", None) != PERIOD:
                self.names.refuse("reached(阶段) 只能与 in period 连用")
            return self._reached(left)
        if isinstance(left, ast.Call) and called(left) == "verdict" and items is not None:
            return self._verdict(left, items)
        if isinstance(left, ast.Call) and items is not None:
            return Any(tuple(self._numbers(left, "is", item) for item in items))
        if getattr(left, "id", None) == AS_OF and items is None and self._is_field(right):
            return self._covers(right)
        path, concepts = self.names.path(left)
        if concepts[0].type == "date":
            return self._amid(path, right)
        if items is None:
            self.names.refuse("in 后面写 period 或 [ … ]")
        if concepts[0].type == "choice":
            return self._choice(path, concepts, "is", items)
        return Says(path, tuple(text_of(self.names, item) for item in items))

    def _choice(
        self, path: Path, concepts: tuple[Concept, ...], word: str, items: list[ast.expr]
    ) -> Choice:
        codes = tuple(code_of(item) for item in items)
        for code in codes:
            if not any(code in concept.choices for concept in concepts):
                known = [f"{c}（{label}）" for c, label in concepts[0].choices.items()]
                near = close_to(code, concepts[0].choices) or "从选项中选一个"
                self.names.refuse(f"“{path.label}”没有选项“{code}”", "、".join(known), near)
        labels = tuple(
            next(concept.choices[code] for concept in concepts if code in concept.choices)
            for code in codes
        )
        return Choice(path, word, codes, labels)

    def _date(self, path: Path, word: str, right: ast.expr) -> Test:
        if getattr(right, "id", None) == AS_OF:
            return Before(path, word)
        if getattr(right, "id", None) == PERIOD and word == "is":
            return Spans(path)
        day = self._stretch(right)
        return Amid(path, day) if word == "is" else Before(path, word, day)

    def _is_field(self, tree: ast.expr) -> bool:
        """Whether what stands right of `in` is a field, and not the period or a written date."""
        if getattr(tree, "id", None) == PERIOD:
            return self.names.kind.find(PERIOD) is not None
        return isinstance(tree, ast.Name | ast.Attribute)

    def _covers(self, right: ast.expr) -> Covers:
        path, concepts = self.names.path(right)
        if concepts[0].type != "date":
            self.names.refuse(f"“{path.label}”不是日期", expected="as_of in 年度一类的字段")
        return Covers(path)

    def _amid(self, path: Path, right: ast.expr) -> Amid:
        if getattr(right, "id", None) == PERIOD:
            return Amid(path)
        return Amid(path, self._stretch(right))

    def _stretch(self, tree: ast.expr) -> Stretch:
        try:
            return stretch(text_of(self.names, tree))
        except BadInput as error:
            placed = [replace(problem, at=self.names.at) for problem in error.problems]
            raise BadInput(placed) from error


def _refuse_clash(concept: Concept, other: Concept, names: Names) -> None:
    if concept.measured_in.dimension != other.measured_in.dimension:
        names.refuse(f"“{concept.label}”与“{other.label}”单位不同，不能比较")
