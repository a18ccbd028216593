"""A figure cut otherwise: the same count or sum over another scope, level or kind of money.

The cut stands behind the figure's name, `provincial_funds|kind=received`. Only a choice that the
figure fixes may change, and only to another choice of the same field: a name is never read as a
condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from guiju.errors import BadInput, Problem
from guiju.figures.figure import About, Expression, Figure, FigureBook, Operation, Term
from guiju.figures.making import fixed_by
from guiju.figures.nodes import All, Choice, Test
from guiju.figures.words import scope_words
from guiju.vocabulary import STAGE, Vocabulary, close_to

MARK, IS = "|", "="


@dataclass(frozen=True)
class Cut:
    """A choice a figure fixes: the field, its code now, and every choice there is, by code.

    onward: whether the figure takes the code and everything above it, as in 省级以上.
    """

    field: str
    label: str
    code: str
    choices: Mapping[str, str]
    onward: bool


def base_of(name: str) -> str:
    """The name of the figure that was cut otherwise; of any other, its own."""
    return name.partition(MARK)[0]


def name_of_cut(name: str, changes: Mapping[str, str]) -> str:
    """The name under which a figure goes when its choices are changed."""
    return MARK.join([name, *(f"{field}{IS}{changes[field]}" for field in sorted(changes))])


def cuts_of(figure: Figure, book: FigureBook, vocabulary: Vocabulary) -> tuple[Cut, ...]:
    """What may be cut otherwise; of a formula, what all its figures fix alike."""
    if figure.formula is None:
        return tuple(_cuts(figure, vocabulary))
    parts = [book.figures[name] for name in dict.fromkeys(terms_of(figure.formula))]
    each = [cuts_of(part, book, vocabulary) for part in parts]
    return tuple(cut for cut in (each[0] if each else ()) if all(cut in other for other in each))


def figure_of(name: str, book: FigureBook, vocabulary: Vocabulary) -> Figure:
    """A figure by its name, cut as the name says; BadInput names what there is instead."""
    base, *written = name.split(MARK)
    figure = book.figures.get(base)
    if figure is None:
        do = close_to(base, book.figures) or "用 guiju figures 看有哪些数"
        raise BadInput(Problem(f"没有“{base}”这个数", do=do))
    if not written:
        return figure
    offered = {cut.field: cut for cut in cuts_of(figure, book, vocabulary)}
    changes = dict(_change(figure, part, offered) for part in written)
    return _recut(figure, changes, name, book, vocabulary)


def _change(figure: Figure, written: str, offered: Mapping[str, Cut]) -> tuple[str, str]:
    field, _, code = written.partition(IS)
    cut = offered.get(field)
    if cut is None:
        expected = "、".join(f"{each.field}（{each.label}）" for each in offered.values()) or "无"
        met = f"“{figure.label}”不能按“{field}”换口径"
        raise BadInput(Problem(met, expected=expected, do="换一项，或另写一个数"))
    if code not in cut.choices:
        expected = "、".join(f"{each}（{label}）" for each, label in cut.choices.items())
        raise BadInput(Problem(f"“{cut.label}”没有选项“{code}”", expected=expected))
    return field, code


def _recut(
    figure: Figure,
    changes: Mapping[str, str],
    name: str,
    book: FigureBook,
    vocabulary: Vocabulary,
) -> Figure:
    cuts = [cut for cut in cuts_of(figure, book, vocabulary) if cut.field in changes]
    label, said = _relabelled(figure.label, cuts, changes)
    means = f"由“{figure.label}”换口径而来：{said}。"
    about = About(label, means=means, owner=figure.about.owner, warns=figure.about.warns)
    if figure.formula is not None:
        formula = _renamed(figure.formula, changes)
        return replace(figure, id=name, about=about, formula=formula)
    where = _changed(figure.where, changes, {cut.field: cut for cut in cuts})
    # Its notes count records of the old cut: a text would be held to them and fail.
    made = replace(figure, id=name, about=about, where=where, where_text="", notes=())
    made = replace(made, scope=scope_words(where), fixed=fixed_by(where))
    twin = next((other for other in book.figures.values() if _counts_alike(other, made)), None)
    return replace(twin, id=name) if twin is not None else made


def _relabelled(label: str, cuts: list[Cut], changes: Mapping[str, str]) -> tuple[str, str]:
    """The label with the new choices for the old; those it does not name stand behind it."""
    behind, said = [], []
    for cut in cuts:
        up = "以上" if cut.onward else ""
        old, new = cut.choices[cut.code] + up, cut.choices[changes[cut.field]] + up
        said.append(new)
        if old in label:
            label = label.replace(old, new)
        elif old != new:
            behind.append(new)
    return label + (f"（改按{'、'.join(behind)}）" if behind else ""), "、".join(said)


def _counts_alike(one: Figure, other: Figure) -> bool:
    """Whether two definitions count the same, whatever they are called."""

    def told(figure: Figure) -> tuple[object, ...]:
        parts = frozenset(_tests(figure.where))
        return figure.over, parts, figure.measure, figure.unit, figure.latest

    return one.formula is None and told(one) == told(other)


def _cuts(figure: Figure, vocabulary: Vocabulary) -> Iterator[Cut]:
    kind = vocabulary.kinds[figure.over]
    for test in _tests(figure.where):
        if not isinstance(test, Choice) or len(test.of.names) != 1 or len(test.codes) != 1:
            continue
        concept = kind.find(test.of.names[0])
        if concept is None or concept.name == STAGE or test.word not in ("is", "at_least"):
            continue
        onward = test.word == "at_least"
        yield Cut(test.of.names[0], concept.label, test.codes[0], concept.choices, onward)


def _tests(where: Test | None) -> tuple[Test, ...]:
    if isinstance(where, All):
        return where.tests
    return (where,) if where is not None else ()


def _changed(where: Test | None, changes: Mapping[str, str], cuts: Mapping[str, Cut]) -> Test:
    def one(test: Test) -> Test:
        if not isinstance(test, Choice) or len(test.of.names) != 1 or len(test.codes) != 1:
            return test
        code = changes.get(test.of.names[0])
        if code is None:
            return test
        return replace(test, codes=(code,), labels=(cuts[test.of.names[0]].choices[code],))

    made = tuple(one(test) for test in _tests(where))
    return All(made) if isinstance(where, All) else made[0]


def terms_of(formula: Expression) -> Iterator[str]:
    """The figures a formula names, in order."""
    if isinstance(formula, Term):
        yield formula.figure
    elif isinstance(formula, Operation):
        yield from terms_of(formula.left)
        yield from terms_of(formula.right)


def _renamed(formula: Expression, changes: Mapping[str, str]) -> Expression:
    if isinstance(formula, Term):
        return replace(formula, figure=name_of_cut(formula.figure, changes))
    if isinstance(formula, Operation):
        left, right = (_renamed(side, changes) for side in (formula.left, formula.right))
        return replace(formula, left=left, right=right)
    assert isinstance(formula, Fraction)
    return formula
