"""Formula text → nodes: the grammar of Python expressions, a short list of functions, no more."""

from __future__ import annotations

import ast
import re
from fractions import Fraction
from typing import Any

from guiju.errors import BadInput, Problem
from guiju.formulas import calls
from guiju.formulas.building import add, agreed, compare, constant, divide, multiply, scaled
from guiju.formulas.names import resolve
from guiju.formulas.nodes import (
    Both,
    Constant,
    Either,
    Fact,
    Field,
    Node,
    Not,
    Number,
    OneOf,
    Predicate,
    Row,
    Table,
    Truth,
)
from guiju.formulas.scope import Refusing, Scope
from guiju.formulas.shifting import shifted

MAX_LENGTH = 2_000
_DAY = re.compile(r"(?<![\w.])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?!\w)")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_PERCENT = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)%")
BOUNDARY_WORDS = {
    ast.GtE: "at_least",
    ast.Gt: "more_than",
    ast.LtE: "at_most",
    ast.Lt: "less_than",
    ast.Eq: "is",
}


def parse(text: Any, scope: Scope) -> Node:
    """The node of a formula, a number or a percentage; BadInput says what is wrong."""
    if isinstance(text, int | Fraction) and not isinstance(text, bool):
        return constant(text)
    if not isinstance(text, str):
        scope.refuse(f"公式“{text}”读不懂", expected="一个数、百分比或公式")
    tree = syntax(text, scope)
    try:
        return Parser(scope, _marked(text)).node(tree)
    except RecursionError:
        scope.refuse("公式嵌套太深", do="拆成几个 metrics")


def number(text: Any, scope: Scope) -> Number:
    """A formula that must be a number."""
    return as_number(parse(text, scope), scope)


def predicate(text: Any, scope: Scope) -> Predicate:
    """A formula that must be yes or no."""
    return as_predicate(parse(text, scope), scope)


def syntax(text: str, scope: Refusing) -> ast.expr:
    """The bare expression tree of a formula text."""
    if len(text) > MAX_LENGTH:
        scope.refuse(f"公式有 {len(text)} 个字符，过长", expected=f"不超过 {MAX_LENGTH} 个字符")
    _refuse_days(text, scope)
    try:
        return ast.parse(_marked(text).strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        problem = Problem(f"公式“{text}”写法有误", scope.at, do="检查括号、逗号和运算符")
        raise BadInput(problem) from error


def as_number(node: Node, scope: Scope) -> Number:
    """`node` as a number, or a message that it is yes/no."""
    if isinstance(node, Fact) and node.concept.type == "bool":
        scope.refuse(f"“{node.concept.label}”是是否类，不能当数用")
    if not isinstance(node, Number):
        scope.refuse("这里要一个数，公式给出的是是/否", do="检查公式")
    return node


def as_predicate(node: Node, scope: Scope) -> Predicate:
    """`node` as yes/no, or a message that it is a number."""
    if isinstance(node, Fact | Field) and node.concept.type == "bool":
        return Truth(fact=node)  # type: ignore[arg-type]
    if not isinstance(node, Predicate):
        scope.refuse("这里要一个是/否的判断，公式给出的是数", do="加上比较，如 >= 0")
    return node


def _refuse_days(text: str, scope: Refusing) -> None:
    """A day is no formula: Python would read 2023-10-11 as the number 2002, a day in 1975."""
    written = _DAY.search(_QUOTED.sub("", text))
    if written:
        scope.refuse(
            f"公式里不能写日期“{written[0]}”",
            expected="日期只能作条件的界限，如 at_least: 2023-10-11",
            do="把日期写成界限；列表里按年份筛选，或用 within_years、within_days",
        )


def _marked(text: str) -> str:
    # `%` is no operator here: 5% becomes a call, so that Python's grammar can carry it.
    return _PERCENT.sub(r"percent(\1)", text)


class Parser:
    """One formula being read; each syntax kind has one small method."""

    def __init__(self, scope: Scope, text: str) -> None:
        self.scope = scope
        self.text = text.strip()

    def node(self, tree: ast.expr) -> Node:
        """The node of a piece of syntax."""
        method = getattr(self, f"_{type(tree).__name__.lower()}", None)
        if method is None:
            source = ast.get_source_segment(self.text, tree) or self.text
            self.scope.refuse(f"公式里不能写“{source}”", expected="加减乘除、比较和内置函数")
        return method(tree)  # type: ignore[no-any-return]

    def number(self, tree: ast.expr) -> Number:
        """A piece that must be a number."""
        return as_number(self.node(tree), self.scope)

    def predicate(self, tree: ast.expr) -> Predicate:
        """A piece that must be yes or no."""
        return as_predicate(self.node(tree), self.scope)

    def whole(self, tree: ast.expr, what: str) -> int:
        """A literal whole number, as windows and shifts need."""
        try:
            value = ast.literal_eval(tree)
        except ValueError:
            value = None
        if not isinstance(value, int) or isinstance(value, bool):
            self.scope.refuse(f"{what}要写成整数")
        return value

    def _constant(self, tree: ast.Constant) -> Node:
        if isinstance(tree.value, bool) or not isinstance(tree.value, int | float):
            self.scope.refuse(f"公式里不能写“{tree.value!r}”", expected="数字或名称")
        source = ast.get_source_segment(self.text, tree) or str(tree.value)
        try:
            return constant(Fraction(source.replace("_", "")))
        except ValueError:
            self.scope.refuse(f"数字“{source}”读不懂", expected="如 60、0.5、5%")

    def _name(self, tree: ast.Name) -> Node:
        return resolve(tree.id, self.scope)

    def _subscript(self, tree: ast.Subscript) -> Node:
        shift = self.whole(tree.slice, "年份移动")
        if shift > 0:
            self.scope.refuse("年份只能向前移", expected="x[-1]、x[-2] …")
        return shifted(self.node(tree.value), shift)

    def _unaryop(self, tree: ast.UnaryOp) -> Node:
        if isinstance(tree.op, ast.Not):
            return Not(of=self.predicate(tree.operand))
        return scaled(
            self.number(tree.operand), Fraction(-1 if isinstance(tree.op, ast.USub) else 1)
        )

    def _binop(self, tree: ast.BinOp) -> Node:
        left, right = self.number(tree.left), self.number(tree.right)
        if isinstance(tree.op, ast.Add):
            return add(left, right, self.scope)
        if isinstance(tree.op, ast.Sub):
            return add(left, scaled(right, Fraction(-1)), self.scope)
        if isinstance(tree.op, ast.Mult):
            return multiply(left, right, self.scope)
        if isinstance(tree.op, ast.Div):
            return divide(left, right, self.scope)
        self.scope.refuse("公式里只有加减乘除", do="乘方、取余等改写成已有函数")

    def _boolop(self, tree: ast.BoolOp) -> Node:
        parts = tuple(self.predicate(value) for value in tree.values)
        return Both(tests=parts) if isinstance(tree.op, ast.And) else Either(tests=parts)

    def _ifexp(self, tree: ast.IfExp) -> Node:
        values = (self.number(tree.body), self.number(tree.orelse))
        value, default = agreed(values, self.scope, "两种取值")
        row = Row(test=self.predicate(tree.test), value=value)
        return Table(unit=default.unit, rows=(row,), default=default)

    def _compare(self, tree: ast.Compare) -> Node:
        if len(tree.ops) != 1:
            self.scope.refuse("一次只能比较两边", do="用 and 连接两个比较")
        operator, right = tree.ops[0], tree.comparators[0]
        if isinstance(operator, ast.In | ast.NotIn):
            found = self._within_choices(tree.left, right)
            return Not(of=found) if isinstance(operator, ast.NotIn) else found
        if isinstance(operator, ast.NotEq):
            return Not(of=self._one_comparison(tree.left, "is", right))
        if type(operator) not in BOUNDARY_WORDS:
            self.scope.refuse("不支持这种比较", expected=">=、>、<=、<、==、!=、in")
        return self._one_comparison(tree.left, BOUNDARY_WORDS[type(operator)], right)

    def _one_comparison(self, left_tree: ast.expr, word: str, right_tree: ast.expr) -> Predicate:
        left = self.node(left_tree)
        if is_choice(left):
            rank = self._rank(left, right_tree)
            return compare(as_number(left, self.scope), word, rank, self.scope)
        right = self.number(right_tree)
        return compare(as_number(left, self.scope), word, right, self.scope)

    def _within_choices(self, left_tree: ast.expr, right: ast.expr) -> Predicate:
        left = self.node(left_tree)
        if not is_choice(left) or not isinstance(right, ast.List | ast.Tuple):
            self.scope.refuse("in 只用于选项", expected="level in [provincial, national]")
        ranks = [self._rank(left, item) for item in right.elts]
        codes = tuple(item.id for item in right.elts if isinstance(item, ast.Name))
        spans = tuple((int(rank.value), int(rank.value)) for rank in ranks)
        return OneOf(of=as_number(left, self.scope), spans=spans, codes=codes)

    def _rank(self, node: Node, tree: ast.expr) -> Constant:
        code = tree.id if isinstance(tree, ast.Name) else str(getattr(tree, "value", ""))
        return choice_rank(node, code, self.scope)

    def _call(self, tree: ast.Call) -> Node:
        return calls.build(self, tree)


def is_choice(node: Node) -> bool:
    """Whether a node is a fact or field with named choices."""
    return isinstance(node, Fact | Field) and node.concept.type == "choice"


def choice_rank(node: Node, code: str, scope: Scope) -> Constant:
    """The position of a choice code, as a constant to compare with."""
    assert isinstance(node, Fact | Field)
    rank = node.concept.choice_rank(code)
    if rank is None:
        scope.refuse(
            f"“{node.concept.label}”没有选项“{code}”", expected="、".join(node.concept.choices)
        )
    return constant(rank)
