"""The tables of the room: what is true, and what is derived from it."""

from bureau.ledger.models.derived import Current, Key, NameIndex, Row
from bureau.ledger.models.importing import ImportJob, TownReturn
from bureau.ledger.models.papers import Attachment, Card, Completeness, Source
from bureau.ledger.models.truth import Decision, Entity, Fact

__all__ = [
    "Attachment",
    "Card",
    "Completeness",
    "Current",
    "Decision",
    "Entity",
    "Fact",
    "ImportJob",
    "Key",
    "NameIndex",
    "Row",
    "Source",
    "TownReturn",
]
