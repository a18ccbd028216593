"""What a record may be called in a report, where personal and secret names do not stand."""

from __future__ import annotations

from datetime import date

from guiju.errors import BadInput, Problem
from guiju.ledger import Ledger, Record
from guiju.vocabulary import Concept

_CLOSED = {"commercial": "商业信息", "personal": "个人信息", "secret": "不公开的信息"}
_MOST_STEPS = 4


def public_name(record: Record, ledger: Ledger, on: date | None = None) -> str:
    """A record's name on a day; its id where the name is not open."""
    concept = _named_by(record, ledger)
    closed = concept is not None and concept.seen_as in _CLOSED
    return record.id if closed else ledger.name_of(record, on)


def demand_open_name(record: Record, ledger: Ledger) -> None:
    """BadInput unless the record's name may stand in a report."""
    concept = _named_by(record, ledger)
    if concept is not None:
        demand_open(concept)


def demand_open(concept: Concept) -> None:
    """BadInput unless the field may stand in a report."""
    if concept.seen_as in _CLOSED:
        met = f"“{concept.label}”是{_CLOSED[concept.seen_as]}，不能写进报告"
        raise BadInput(Problem(met, do="只写合计或个数，用 数(“名称”)"))


def _named_by(record: Record, ledger: Ledger) -> Concept | None:
    """The field a record's name is read from, in another record where a relation names it."""
    for _ in range(_MOST_STEPS):
        concept = record.kind.find(record.kind.named_by)
        if concept is None or concept.type != "entity":
            return concept
        others = ledger.related(record, concept.name)
        if not others:
            return concept
        record = others[0]
    return None
