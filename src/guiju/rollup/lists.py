"""Lists a record has or stands on: its items as records, membership of a roster."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.figures import nodes
from guiju.figures.functions import item_kind
from guiju.ledger import NOT_APPLICABLE, Record
from guiju.periods import Stretch
from guiju.rollup.evidence import set_aside
from guiju.rollup.setting import Answer, Setting

ROSTER = "roster"


def items(relation: str, record: Record) -> Iterator[Record]:
    """The items of a list, each as a record that stands on what the record itself stands on."""
    concept = record.concept(relation)
    if concept is not None and concept.fields:
        for item in record.lists.get(relation, ()):
            values = {name: value for name, value in item.items() if value is not None}
            yield Record(item_kind(concept), record.id, values, record.given)


def covers(test: nodes.Covers, record: Record, setting: Setting) -> Answer:
    """Whether the last day of the period lies in the stretch a field names."""
    value = setting.at(record, test.of)
    if isinstance(value, Stretch):
        return value.first <= setting.as_of <= value.last
    return False if value == NOT_APPLICABLE else None


def spans(test: nodes.Spans, record: Record, setting: Setting) -> Answer:
    """Whether a field names exactly the period."""
    value = setting.at(record, test.of)
    if isinstance(value, Stretch):
        return (value.first, value.last) == (setting.period.first, setting.period.last)
    return False if value == NOT_APPLICABLE else None


def listed(test: nodes.Listed, record: Record, setting: Setting) -> Answer:
    """A member of the newest list of the topic is one; others are not, where the list is whole."""
    own = setting.at(record, test.of)
    if own == NOT_APPLICABLE:
        return False
    newest = _newest(test.topic, setting)
    if own is None or newest is None:
        return None
    if own in newest.links.get("members", ()):
        return True
    return False if newest.value("complete") else None


def _newest(topic: str, setting: Setting) -> Record | None:
    """The last list of a topic on or before the end of the period, of those that may count."""
    dated = [
        (on.last, each)
        for each in setting.ledger.of(ROSTER)
        if each.value("topic") == topic and isinstance(on := each.value("as_of"), Stretch)
        if on.last <= setting.as_of and not set_aside([each.given], setting.ledger)
    ]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None
