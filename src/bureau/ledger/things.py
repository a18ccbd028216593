"""Which row of the table of rights a kind, or one of its fields, stands under."""

from __future__ import annotations

from typing import Any

FIRM, YEAR_FACTS, CONTACTS = "firm", "year_facts", "contacts"
RECORD, MONEY, PERSON, SECRET = "record", "record_money", "person", "secret"

# Kinds that are no plain records of the bureau's work.
_KINDS = {
    "enterprise": FIRM,
    "title": "title",
    "town": FIRM,
    "person": PERSON,
    "talent_award": PERSON,
    "talent_intake": PERSON,
    "service_item": PERSON,
    "need": "ticket",
    "achievement": "ticket",
    "match": "ticket",
    "policy_doc": "policy",
    "window": "policy",
    "indicator": "indicator",
    "indicator_value": "indicator",
    "points_weight": "policy",
    "plan": "internal",
    "task": "internal",
    "application": "application",
}

# What a firm, a platform or a town enters is a proposal until somebody of the bureau accepts it.
OUTSIDE = frozenset({"town", "enterprise", "platform"})


def thing_of(kind: str) -> str:
    """The row of rights of a kind's records; plain records where nothing else is said."""
    return _KINDS.get(kind, RECORD)


def thing_of_field(kind: str, concept: Any) -> str:
    """The row of rights of one field: commercial and personal ones have rows of their own."""
    return thing_seen_as(kind, concept.seen_as)


def thing_seen_as(kind: str, seen_as: str) -> str:
    """The row of rights of what is open, commercial, personal or secret about a kind."""
    thing = thing_of(kind)
    if seen_as == "secret":
        return SECRET
    if seen_as == "personal":
        return CONTACTS if thing == FIRM else PERSON
    if seen_as == "commercial":
        return YEAR_FACTS if thing == FIRM else MONEY
    return thing
