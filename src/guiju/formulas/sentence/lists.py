"""Words for counting records: 近五年国家级科技奖励（排名前3）的项数."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.formulas import nodes as n
from guiju.formulas.sentence.amounts import amount
from guiju.formulas.sentence.reading import phrase, words_for
from guiju.formulas.sentence.values import TIMES, concept_of, is_rank, unit_of, value_words
from guiju.formulas.sentence.words import field_name, listed, numeral, without_day
from guiju.formulas.sentence.years import Years

_DEGREES = {"is": "", "at_least": "及以上", "at_most": "及以下"}
_RANKINGS = ("排名", "名次", "位次", "顺序", "排序")


@words_for(n.Count)
def _count(node: n.Count, years: Years) -> str:
    before, inside = list[str](), list[str]()
    for test in _tests(node.test):
        adjective = _before_the_noun(test)
        if adjective is None:
            inside.append(phrase(test, years))
        else:
            before.append(adjective)
    noted = f"（{listed(inside)}）" if inside else ""
    what = without_day(node.concept.label)
    measured = "次数" if unit_of(node) == TIMES else "项数"
    return f"{_window(node)}{''.join(before)}{what}{noted}的{measured}"


def _tests(test: n.Predicate | None) -> Iterator[n.Predicate]:
    if isinstance(test, n.Both):
        yield from test.tests
    elif test is not None:
        yield test


def _window(node: n.Count) -> str:
    if node.years is not None:
        return f"近{numeral(node.years)}年"
    return f"近{node.days}天内" if node.days is not None else ""


def _before_the_noun(test: n.Predicate) -> str | None:
    """国家级, 省级及以上: a filter by level stands before what is counted."""
    if isinstance(test, n.OneOf) and is_rank(test.of):
        concept = concept_of(test.of)
        return listed([concept.choices[code] for code in test.codes], "或") if concept else None
    if not isinstance(test, n.Compare) or not is_rank(test.left) or test.word not in _DEGREES:
        return None
    if not isinstance(test.right, n.Constant):
        return None
    return value_words(test.right.value, test.left) + _degree(test.left, test.word, test.right)


def _degree(ranked: n.Number, word: str, limit: n.Constant) -> str:
    """及以上, and nothing where no level stands higher: 国家级, not 国家级及以上."""
    concept = concept_of(ranked)
    top = concept is not None and limit.value == len(concept.choices) - 1
    return "" if word == "at_least" and top else _DEGREES[word]


def ranking_words(node: n.Compare) -> str | None:
    """排名前3 for a place among the winners, None for other comparisons."""
    if not isinstance(node.left, n.Field) or not isinstance(node.right, n.Constant):
        return None
    label = field_name(node.left.concept.label)
    if node.word != "at_most" or not label.endswith(_RANKINGS):
        return None
    return f"{label}前{amount(node.right.value, n.Constant().unit)}"
