"""Words for tables: each row as the bracket it really covers, 超过5,000万元、不超过2亿元时为4%."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guiju.formulas import nodes as n
from guiju.formulas.sentence.amounts import amount
from guiju.formulas.sentence.reading import part, phrase, words_for
from guiju.formulas.sentence.values import boundary, unit_of, value_words
from guiju.formulas.sentence.words import OPPOSITE, UPWARD
from guiju.formulas.sentence.years import RELATIVE, Years
from guiju.vocabulary import Unit

OTHERWISE = "其余情形"
_Bound = tuple[str, n.Constant]


@dataclass(frozen=True)
class _Span:
    """The keys a row is for: a lower and an upper bound, or one value."""

    lower: _Bound | None = None
    upper: _Bound | None = None
    only: n.Constant | None = None

    def within(self, word: str, limit: n.Constant) -> _Span:
        """The same, narrowed by one more comparison."""
        if word == "is":
            return replace(self, only=limit)
        old, new = (self.lower if word in UPWARD else self.upper), limit.value
        tighter = old is None or (new > old[1].value if word in UPWARD else new < old[1].value)
        # At the same limit the exclusive word is the tighter one.
        tighter = tighter or (old is not None and new == old[1].value and word not in _INCLUSIVE)
        if not tighter:
            return self
        changed = {"lower" if word in UPWARD else "upper": (word, limit)}
        return replace(self, **changed)  # type: ignore[arg-type]

    def words(self, key: n.Number) -> str:
        """不低于3%、低于5%."""
        if self.only is not None:
            return f"为{value_words(self.only.value, key, _unit(key, self.only))}"
        bounds = [bound for bound in (self.lower, self.upper) if bound is not None]
        return "、".join(
            boundary(word, key, limit.value) + value_words(limit.value, key, _unit(key, limit))
            for word, limit in bounds
        )


_INCLUSIVE = ("at_least", "at_most")


def _unit(key: n.Number, limit: n.Constant) -> Unit:
    return unit_of(key) if unit_of(key).label else unit_of(limit)


@words_for(n.Table)
def brackets(node: n.Table, years: Years = RELATIVE, unit: Unit | None = None) -> str:
    """Every row: 上年销售收入不超过5,000万元时为5%，超过5,000万元时为3%.

    `unit` is what plain numbers in the rows are measured in.
    """
    spans = _spans(node)
    said = []
    for index, value in enumerate(_values(node)):
        if spans is None or node.key is None:
            case = phrase(node.rows[index].test, years) if index < len(node.rows) else OTHERWISE
        else:
            case = spans[index].words(node.key) or OTHERWISE
            case = f"{part(node.key, years)}{case}" if index == 0 else case
        said.append(f"{case}{'' if case == OTHERWISE else '时'}为{row_value(value, years, unit)}")
    return "，".join(said)


def bracket(node: n.Table, index: int, years: Years = RELATIVE) -> str:
    """The case one row is for: 上年销售收入超过5,000万元、不超过2亿元."""
    spans = _spans(node)
    if spans is not None and node.key is not None:
        return f"{part(node.key, years)}{spans[index].words(node.key)}"
    return phrase(node.rows[index].test, years) if index < len(node.rows) else OTHERWISE


def row_value(value: n.Number, years: Years, unit: Unit | None = None) -> str:
    """What a row gives; percentages are percentages whatever the table is measured in."""
    if isinstance(value, n.Constant):
        plain = unit if unit is not None and value.free and not value.unit.label else None
        return value_words(value.value, value, plain)
    if isinstance(value, n.Choice):
        own = value.unit if value.unit.label else (unit or value.unit)
        return f"{amount(value.lo, own)}至{amount(value.hi, own)}之间"
    return part(value, years)


def _values(node: n.Table) -> list[n.Number]:
    return [*(row.value for row in node.rows), node.default]


def _spans(node: n.Table) -> list[_Span] | None:
    """The keys of every row and of the rest, None where rows are no plain comparisons."""
    found: list[_Span] = []
    left_over = _Span()
    for row in node.rows:
        test = row.test
        if not isinstance(test, n.Compare) or test.left != node.key:
            return None
        if not isinstance(test.right, n.Constant):
            return None
        found.append(left_over.within(test.word, test.right))
        if test.word in OPPOSITE:
            left_over = left_over.within(OPPOSITE[test.word], test.right)
    return [*found, left_over]


@words_for(n.Row)
def _row(node: n.Row, years: Years) -> str:
    return f"{phrase(node.test, years)}时为{row_value(node.value, years)}"
