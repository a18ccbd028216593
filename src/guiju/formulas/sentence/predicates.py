"""Words for yes/no: each as a clause that holds, and as the clause that holds when it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.formulas import nodes as n
from guiju.formulas.sentence.lists import ranking_words
from guiju.formulas.sentence.reading import part, phrase, words_for
from guiju.formulas.sentence.values import boundary, concept_of, limit_words
from guiju.formulas.sentence.words import OPPOSITE, chinese, listed, quoted
from guiju.formulas.sentence.years import Years

_RECOGNITIONS = ("资质", "资格", "称号", "认定", "证书", "奖")
_PLACE_DIGITS = 6


@words_for(n.Compare)
def _compare(node: n.Compare, years: Years) -> str:
    ranking = ranking_words(node)
    if ranking is not None:
        return ranking
    return f"{part(node.left, years)}{limit_of(node, years)}"


def limit_of(node: n.Compare, years: Years) -> str:
    """The second half of a comparison: 不低于4%."""
    if isinstance(node.right, n.Constant):
        return limit_words(node.word, node.left, node.right)
    return f"{boundary(node.word, node.left)}{part(node.right, years)}"


@words_for(n.Truth)
def _truth(node: n.Truth, years: Years) -> str:
    return f"{quoted(phrase(node.fact, years))}为是"


@words_for(n.OneOf)
def _one_of(node: n.OneOf, years: Years) -> str:
    return f"{part(node.of, years)}{choice_words(node)}"


def choice_words(node: n.OneOf) -> str:
    """为“甲”或“乙”; a place lies within a region."""
    concept = concept_of(node.of)
    if concept is None or concept.type != "choice":
        codes = [code[:_PLACE_DIGITS] for code in node.codes]
        return f"属于区划{listed(codes, '或')}"
    return f"为{listed([quoted(concept.choices[code]) for code in node.codes], '或')}"


@words_for(n.Holds)
def _holds(node: n.Holds, years: Years) -> str:
    return f"持有有效的{titles_words(node)}"


def titles_words(node: n.Holds) -> str:
    """高新技术企业资质; several joined by 或."""
    said = listed(node.labels, "或")
    return said if said.endswith(_RECOGNITIONS) else f"{said}资质"


@words_for(n.Exists)
def _exists(node: n.Exists, years: Years) -> str:
    return f"{years.of(node.shift) or '当年'}企业已成立"


@words_for(n.Rising)
def _rising(node: n.Rising, years: Years) -> str:
    return f"{rising_subject(node, years)}逐年上升"


def rising_subject(node: n.Rising, years: Years) -> str:
    """近三年营业收入: what should rise."""
    span = years.span(tuple(range(0, -len(node.items), -1)))
    return f"{span}{part(node.items[0], years.quiet)}"


@words_for(n.Not)
def _not(node: n.Not, years: Years) -> str:
    return negated(node.of, years)


@words_for(n.Both)
def _both(node: n.Both, years: Years) -> str:
    return "，且".join(phrase(test, years) for test in node.tests)


@words_for(n.Either)
def _either(node: n.Either, years: Years) -> str:
    return "，或".join(phrase(test, years) for test in node.tests)


@words_for(n.NamedPredicate)
def _named(node: n.NamedPredicate, years: Years) -> str:
    return f"{quoted(node.label)}为是" if chinese(node.label) else phrase(node.body, years)


def negated(node: n.Predicate, years: Years) -> str:
    """The clause that holds when a yes/no is no."""
    words = _NEGATED.get(type(node))
    found = words(node, years) if words else None
    return found or f"不属于{quoted(phrase(node, years))}的情形"


def _no_comparison(node: n.Compare, years: Years) -> str | None:
    if node.word not in OPPOSITE:
        return f"{part(node.left, years)}不{limit_of(node, years)}"
    turned = n.Compare(left=node.left, word=OPPOSITE[node.word], right=node.right)
    return f"{part(node.left, years)}{limit_of(turned, years)}"


def _no_choice(node: n.OneOf, years: Years) -> str | None:
    return f"{part(node.of, years)}不{choice_words(node)}"


def _no_name(node: n.NamedPredicate, years: Years) -> str | None:
    return f"{quoted(node.label)}为否" if chinese(node.label) else negated(node.body, years)


_NEGATED: dict[type[n.Predicate], Callable[[Any, Years], str | None]] = {
    n.Compare: _no_comparison,
    n.Truth: lambda node, years: f"{quoted(phrase(node.fact, years))}为否",
    n.OneOf: _no_choice,
    n.Holds: lambda node, years: f"未{phrase(node, years)}",
    n.Exists: lambda node, years: f"{years.of(node.shift) or '当年'}企业尚未成立",
    n.Rising: lambda node, years: f"{rising_subject(node, years)}未逐年上升",
    n.Not: lambda node, years: phrase(node.of, years),
    n.NamedPredicate: _no_name,
}
