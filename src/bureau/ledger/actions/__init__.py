"""What may be done in the room: every write, in one transaction, by somebody."""

from bureau.ledger.actions.bulk import Line, record_many
from bureau.ledger.actions.creating import create
from bureau.ledger.actions.deciding import decide
from bureau.ledger.actions.firms import read_firms
from bureau.ledger.actions.forgetting import anonymise, forget_old_contacts
from bureau.ledger.actions.loading import load
from bureau.ledger.actions.merging import merge, unmerge
from bureau.ledger.actions.papers import (
    add_source,
    declare_complete,
    keep_attachment,
    restore_source,
    withdraw_source,
)
from bureau.ledger.actions.recording import ANY, MovedOn, record
from bureau.ledger.actions.staging import move_stage
from bureau.ledger.deriving import derive_all

__all__ = [
    "ANY",
    "Line",
    "MovedOn",
    "add_source",
    "anonymise",
    "create",
    "decide",
    "declare_complete",
    "derive_all",
    "forget_old_contacts",
    "keep_attachment",
    "load",
    "merge",
    "move_stage",
    "read_firms",
    "record",
    "record_many",
    "restore_source",
    "unmerge",
    "withdraw_source",
]
