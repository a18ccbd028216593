"""What may be done in the room: every write, in one transaction, by somebody."""

from bureau.ledger.actions.answering import (
    answer_all,
    answer_rows,
    begin_check,
    check_import,
)
from bureau.ledger.actions.bulk import Line, record_many
from bureau.ledger.actions.committing import begin_commit, commit_import, undo_import
from bureau.ledger.actions.creating import create
from bureau.ledger.actions.deciding import decide, take_back
from bureau.ledger.actions.exporting import Exported, export_list, open_columns, template_of
from bureau.ledger.actions.firms import read_firms
from bureau.ledger.actions.forgetting import anonymise, forget_old_contacts
from bureau.ledger.actions.importing import choose_sheet, match_columns, start_import
from bureau.ledger.actions.loading import load
from bureau.ledger.actions.long_steps import run_or_enqueue
from bureau.ledger.actions.merging import merge, unmerge
from bureau.ledger.actions.noting import note_standing
from bureau.ledger.actions.papers import (
    add_source,
    declare_complete,
    keep_attachment,
    restore_source,
    withdraw_source,
)
from bureau.ledger.actions.recording import ANY, MovedOn, record
from bureau.ledger.actions.returns import check_town, file_nothing_new, return_sheet
from bureau.ledger.actions.staging import keep_moves, move_stage
from bureau.ledger.deriving import derive_all

__all__ = [
    "ANY",
    "Exported",
    "Line",
    "MovedOn",
    "add_source",
    "anonymise",
    "answer_all",
    "answer_rows",
    "begin_check",
    "begin_commit",
    "check_import",
    "check_town",
    "choose_sheet",
    "commit_import",
    "create",
    "decide",
    "declare_complete",
    "derive_all",
    "export_list",
    "file_nothing_new",
    "forget_old_contacts",
    "keep_attachment",
    "keep_moves",
    "load",
    "match_columns",
    "merge",
    "move_stage",
    "note_standing",
    "open_columns",
    "read_firms",
    "record",
    "record_many",
    "restore_source",
    "return_sheet",
    "run_or_enqueue",
    "start_import",
    "take_back",
    "template_of",
    "undo_import",
    "unmerge",
    "withdraw_source",
]
