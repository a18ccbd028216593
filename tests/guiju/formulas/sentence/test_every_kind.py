"""No kind of node is without words."""

from __future__ import annotations

import inspect

import pytest

from guiju.formulas import nodes as n
from guiju.formulas.sentence import WORDS, phrase
from guiju.vocabulary import Concept

ABSTRACT = {n.Node, n.Number, n.Predicate}
KINDS = [
    kind
    for _, kind in inspect.getmembers(n, inspect.isclass)
    if issubclass(kind, n.Node) and kind not in ABSTRACT
]

MONEY = Concept(name="sales", label="收入", type="money", unit="万元", period="year")
DAY = Concept(name="born", label="成立日期", type="date")
LEVEL = Concept(name="level", label="级别", type="choice", choices={"a": "市级", "b": "省级"})
FLAG = Concept(name="core", label="核心技术", type="bool")
LIST = Concept(name="awards", label="奖励", type="list", fields={"level": LEVEL})

FACT = n.Fact(unit=MONEY.measured_in, concept=MONEY)
BEFORE = n.Fact(unit=MONEY.measured_in, concept=MONEY, shift=-1)
FIVE = n.Constant(unit=MONEY.measured_in, value=5_000_000)
TRUTH = n.Truth(fact=n.Fact(concept=FLAG))
ROW = n.Row(test=TRUTH, value=FIVE)

EXAMPLES: list[n.Node] = [
    FIVE,
    n.Choice(lo=7, hi=8),
    FACT,
    n.Field(concept=LEVEL, name="level"),
    n.Scale(of=FACT, by=3),
    n.Sum(terms=(FACT, BEFORE)),
    n.Product(left=FACT, right=BEFORE),
    n.Quotient(top=FACT, bottom=BEFORE),
    n.Window(kind="mean", items=(FACT, BEFORE), shifts=(0, -1)),
    n.Best(items=(FACT, BEFORE)),
    n.Clip(of=FACT, lo=0, hi=5),
    n.Floor(of=FACT),
    ROW,
    n.Table(key=FACT, rows=(ROW,), default=FIVE),
    n.Known(fact=FACT, estimate=BEFORE),
    n.Count(concept=LIST),
    n.Elapsed(since=n.Fact(concept=DAY)),
    n.YearOf(of=n.Fact(concept=DAY)),
    n.AsOf(),
    n.ReferenceYear(),
    n.Nothing(reason="法无规定"),
    n.Metric(name="m", label="指标", body=FACT),
    n.Compare(left=FACT, word="at_least", right=FIVE),
    TRUTH,
    n.OneOf(of=n.Fact(concept=LEVEL), codes=("b",)),
    n.Holds(titles=("hte",), labels=("高企",)),
    n.Exists(shift=-1),
    n.Rising(items=(FACT, BEFORE)),
    n.Not(of=TRUTH),
    n.Both(tests=(TRUTH, TRUTH)),
    n.Either(tests=(TRUTH, TRUTH)),
    n.NamedPredicate(name="p", label="名称", body=TRUTH),
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_words(kind: type[n.Node]) -> None:
    """Each class of node is registered, and has an example here."""
    assert kind in WORDS
    assert any(type(example) is kind for example in EXAMPLES)


@pytest.mark.parametrize("node", EXAMPLES, ids=lambda node: type(node).__name__)
def test_words_are_chinese(node: n.Node) -> None:
    """What is said holds no identifier of ours."""
    words = phrase(node)
    assert words
    assert not any(letter.isascii() and letter.isalpha() for letter in words)
