"""A condition read on one record: yes, no, or unknown for want of a fact."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any as Anything

from guiju.figures import nodes
from guiju.figures.functions import STAGE
from guiju.ledger import NOT_APPLICABLE, Cell, Record
from guiju.ledger.showing import code_of, text_of
from guiju.periods import DAY, Stretch
from guiju.rollup.lists import covers, items, listed, spans
from guiju.rollup.setting import Answer, Interval, Setting
from guiju.rollup.standing import not_yet, reached
from guiju.vocabulary import Concept


def holds(test: nodes.Test | None, record: Record, setting: Setting) -> Answer:
    """Whether a condition holds of a record, None when a blank leaves it open."""
    if test is None:
        return True
    return _READINGS[type(test)](test, record, setting)


def _all(test: nodes.All, record: Record, setting: Setting) -> Answer:
    answers = [holds(part, record, setting) for part in test.tests]
    if False in answers:
        return False
    return None if None in answers else True


def _any(test: nodes.Any, record: Record, setting: Setting) -> Answer:
    answers = [holds(part, record, setting) for part in test.tests]
    if True in answers:
        return True
    return None if None in answers else False


def _not(test: nodes.Not, record: Record, setting: Setting) -> Answer:
    answer = holds(test.of, record, setting)
    return None if answer is None else not answer


def _choice(test: nodes.Choice, record: Record, setting: Setting) -> Answer:
    found = setting.follow(record, test.of)
    if found is None:
        return None
    owner, name = found
    concept = owner.concept(name)
    if concept is None:
        return False
    values = _all_values(owner, concept, setting)
    answers = {_chosen(test, value, concept, owner, setting) for value in values}
    return answers.pop() if len(answers) == 1 else None


def _all_values(record: Record, concept: Concept, setting: Setting) -> tuple[Cell | None, ...]:
    if concept.yearly:
        return (setting.value(record, concept.name),)
    return setting.values(record, concept.name)


def _chosen(
    test: nodes.Choice, value: Cell | None, concept: Concept, owner: Record, setting: Setting
) -> Answer:
    if value == NOT_APPLICABLE:
        return False
    if not isinstance(value, int):
        return False if concept.name == STAGE and not_yet(owner, test, setting) else None
    order = list(concept.choices)
    if test.word == "is":
        return order[value] in test.codes
    stages = owner.kind.stages if concept.name == STAGE else None
    if test.codes[0] not in order or (stages is not None and stages.is_side(order[value])):
        return False
    return order_holds(value, test.word, order.index(test.codes[0]))


def order_holds(left: Fraction | int, word: str, right: Fraction | int) -> bool:
    """A boundary word between two known numbers."""
    return {
        "at_least": left >= right,
        "more_than": left > right,
        "at_most": left <= right,
        "less_than": left < right,
        "is": left == right,
    }[word]


def _says(test: nodes.Says, record: Record, setting: Setting) -> Answer:
    found = setting.follow(record, test.of)
    if found is None:
        return None
    owner, name = found
    concept, value = owner.concept(name), setting.value(owner, name)
    if concept is None:
        return False
    if value is None:
        return None
    if isinstance(value, tuple):
        item = concept.item or concept
        said = {form(item, part) for part in value for form in (code_of, text_of)}
    else:
        said = {code_of(concept, value), text_of(concept, value)}
        other = setting.ledger.find(value) if isinstance(value, str) else None
        said |= {setting.ledger.name_of(other)} if other is not None else set()
    return bool(said & set(test.texts))


def _truth(test: nodes.Truth, record: Record, setting: Setting) -> Answer:
    value = setting.at(record, test.of)
    return None if value is None else value == 1


def _compare(test: nodes.Compare, record: Record, setting: Setting) -> Answer:
    if any(_absent(side, record, setting) for side in (test.left, test.right)):
        return False
    left, right = number(test.left, record, setting), number(test.right, record, setting)
    if left is None or right is None:
        return None
    right = right[0] * test.scale, right[1] * test.scale
    answers = {order_holds(a, test.word, b) for a in left for b in right}
    if test.word == "is" and (left[0] != left[1] or right[0] != right[1]):
        return None if left[0] <= right[1] and right[0] <= left[1] else False
    return answers.pop() if len(answers) == 1 else None


def _absent(node: nodes.Number, record: Record, setting: Setting) -> bool:
    """Whether there is known to be no such number."""
    return isinstance(node, nodes.Path) and setting.at(record, node) == NOT_APPLICABLE


def _amid(test: nodes.Amid, record: Record, setting: Setting) -> Answer:
    value = setting.at(record, test.of)
    if isinstance(value, Stretch):
        return value.within(test.within or setting.period)
    return False if value == NOT_APPLICABLE else None


def _before(test: nodes.Before, record: Record, setting: Setting) -> Answer:
    value = setting.at(record, test.of)
    if not isinstance(value, Stretch):
        return False if value == NOT_APPLICABLE else None
    # A month written into the condition is meant whole: before it begins, or until it ends.
    whole = test.day or Stretch(setting.as_of, setting.as_of, DAY)
    limit = whole.first if test.word in ("less_than", "at_least") else whole.last
    ends = {
        order_holds(end.toordinal(), test.word, limit.toordinal())
        for end in (value.first, value.last)
    }
    return ends.pop() if len(ends) == 1 else None


def _blank(test: nodes.Blank, record: Record, setting: Setting) -> Answer:
    return setting.at(record, test.of) in (None, NOT_APPLICABLE)


def _linked(test: nodes.Linked, record: Record, setting: Setting) -> Answer:
    setting.touched.add((record.id, test.relation))
    others = [
        *items(test.relation, record),
        *setting.ledger.related(record, test.relation, setting.as_of),
    ]
    if test.test is None:
        return bool(others or record.lists.get(test.relation))
    answers = [holds(test.test, other, setting) for other in others]
    if True in answers:
        return True
    return None if None in answers else False


def _verdict(test: nodes.Verdict, record: Record, setting: Setting) -> Answer:
    return setting.firms.verdict(record, test.policy, setting.as_of) in test.verdicts


def _settled(test: nodes.Settled, record: Record, setting: Setting) -> Answer:
    policies = setting.firms.book.policies.values()
    of_theme = [policy.id for policy in policies if test.theme in policy.themes]
    verdicts = {setting.firms.verdict(record, policy, setting.as_of) for policy in of_theme}
    return bool(verdicts & {"eligible", "ineligible"})


_READINGS: dict[type[nodes.Test], Callable[[Anything, Record, Setting], Answer]] = {
    nodes.All: _all,
    nodes.Any: _any,
    nodes.Not: _not,
    nodes.Choice: _choice,
    nodes.Says: _says,
    nodes.Truth: _truth,
    nodes.Compare: _compare,
    nodes.Amid: _amid,
    nodes.Before: _before,
    nodes.Reached: reached,
    nodes.Blank: _blank,
    nodes.Linked: _linked,
    nodes.Covers: covers,
    nodes.Spans: spans,
    nodes.Listed: listed,
    nodes.Verdict: _verdict,
    nodes.Settled: _settled,
}


def number(node: nodes.Number, record: Record, setting: Setting) -> Interval | None:
    """A number of a record as an interval, None when unknown."""
    if isinstance(node, nodes.Literal):
        return node.value, node.value
    if isinstance(node, nodes.Rung):
        on = setting.earlier(node.shift).last
        found = setting.firms.rung(record, node.ladder, on)
        return None if found is None else (Fraction(found[0]), Fraction(found[1]))
    if isinstance(node, nodes.Size):
        setting.touched.add((record.id, node.of))
        held = record.links.get(node.of) or record.lists.get(node.of) or ()
        return Fraction(len(held)), Fraction(len(held))
    if isinstance(node, nodes.Part):
        value = setting.at(record, node.of)
        if not isinstance(value, Stretch):
            return None
        first, last = getattr(value.first, node.what), getattr(value.last, node.what)
        return (Fraction(first), Fraction(last)) if first == last else None
    value = setting.at(record, node)
    if value == NOT_APPLICABLE:
        return Fraction(0), Fraction(0)
    return (Fraction(value), Fraction(value)) if isinstance(value, int) else None
