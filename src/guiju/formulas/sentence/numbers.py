"""Words for plain numbers: facts with their year, multiples, the best of several."""

from __future__ import annotations

from guiju.formulas import nodes as n
from guiju.formulas.sentence.amounts import ABOUT, amount
from guiju.formulas.sentence.reading import part, phrase, words_for
from guiju.formulas.sentence.values import unit_of, value_words
from guiju.formulas.sentence.words import (
    chinese,
    field_name,
    listed,
    without_day,
)
from guiju.formulas.sentence.years import Years
from guiju.vocabulary import PURE, SHARE

# Points per patent are capped in points, not in patents: other units are left out.
_SELF_EVIDENT = ("万元", "元", "亿元", "%", "分", "年", "天")
_OWN_YEAR = ("上年", "近", "最近", "当年")


@words_for(n.Constant)
def _constant(node: n.Constant, years: Years) -> str:
    return value_words(node.value, node)


@words_for(n.Choice)
def _choice(node: n.Choice, years: Years) -> str:
    return f"{amount(node.lo, node.unit)}至{amount(node.hi, node.unit)}之间"


@words_for(n.Fact)
def _fact(node: n.Fact, years: Years) -> str:
    label = node.concept.label
    if not node.concept.yearly or (node.shift == 0 and label.startswith(_OWN_YEAR)):
        return label
    return years.of(node.shift) + label


@words_for(n.Field)
def _field(node: n.Field, years: Years) -> str:
    return field_name(node.concept.label)


@words_for(n.Metric)
def _metric(node: n.Metric, years: Years) -> str:
    if not chinese(node.label):
        return part(node.body, years)
    return (years.of(node.shift) if node.shift else "") + node.label


@words_for(n.Scale)
def _scale(node: n.Scale, years: Years) -> str:
    of, by = part(node.of, years), node.by
    if by == -1:
        return f"负的{of}"
    if by.denominator == 1:
        return f"{of}的{int(by)}倍"
    percent = amount(by, SHARE)
    return f"{of}的{by if by.numerator == 1 or percent.startswith(ABOUT) else percent}"


@words_for(n.Product)
def _product(node: n.Product, years: Years) -> str:
    return f"{part(node.left, years)}乘以{part(node.right, years)}"


@words_for(n.Best)
def _best(node: n.Best, years: Years) -> str:
    items = [part(item, years) for item in node.items]
    degree = "较" if len(items) == 2 else "最"
    return f"{listed(items, '与')}中的{degree}{'高' if node.kind == 'max' else '低'}者"


@words_for(n.Clip)
def _clip(node: n.Clip, years: Years) -> str:
    unit = unit_of(node) if unit_of(node).label in _SELF_EVIDENT else PURE
    low, high = (amount(end, unit) for end in (node.lo, node.hi))
    of = part(node.of, years)
    return f"{of}（最高{high}）" if node.lo == 0 else f"{of}（{low}至{high}之间）"


@words_for(n.Floor)
def _floor(node: n.Floor, years: Years) -> str:
    return f"{part(node.of, years)}的整数部分"


@words_for(n.Known)
def _known(node: n.Known, years: Years) -> str:
    return phrase(node.fact, years)


@words_for(n.Elapsed)
def _elapsed(node: n.Elapsed, years: Years) -> str:
    event = without_day(node.since.concept.label)
    return f"{event}至评价日的{'天' if node.kind == 'days' else '年'}数"


@words_for(n.YearOf)
def _year_of(node: n.YearOf, years: Years) -> str:
    of = phrase(node.of, years)
    return f"{of}所在年份" if isinstance(node.of, n.AsOf) else f"{without_day(of)}年份"


@words_for(n.AsOf)
def _as_of(node: n.AsOf, years: Years) -> str:
    return "评价日"


@words_for(n.ReferenceYear)
def _reference_year(node: n.ReferenceYear, years: Years) -> str:
    if years.reference is not None:
        return f"{years.reference + node.shift}年"
    return f"基准年度之前第{-node.shift}年" if node.shift else "基准年度"


@words_for(n.Nothing)
def _nothing(node: n.Nothing, years: Years) -> str:
    return f"不予计算（{node.reason}）"
