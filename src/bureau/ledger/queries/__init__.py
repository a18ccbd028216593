"""What may be asked of the room; whoever asks is named, and gets what he may see."""

from bureau.ledger.queries.counting import countable
from bureau.ledger.queries.dossiers import Dossier, Entry, Line, dossier
from bureau.ledger.queries.everyone import snapshot
from bureau.ledger.queries.exporting import statements
from bureau.ledger.queries.files import File, Related, file_of
from bureau.ledger.queries.imports import (
    import_job,
    import_jobs,
    import_kinds,
    import_progress,
    import_rows,
    open_questions,
    rejected_rows,
    sees_rows,
    shown_fields,
)
from bureau.ledger.queries.industries import industries, industry_counts, industry_rows
from bureau.ledger.queries.judging import facts_of, facts_of_many, facts_with
from bureau.ledger.queries.lists import among, entity, proposals, row, rows, secret_rows
from bureau.ledger.queries.returns import (
    Handed,
    months_of,
    overview,
    own_towns,
    returns_of,
    sees_returns,
)
from bureau.ledger.queries.searching import search
from bureau.ledger.queries.seeing import band, masked, sight
from bureau.ledger.queries.sources import sources
from bureau.ledger.queries.states import state
from bureau.ledger.queries.tables import Cell, Record, Shown, table
from bureau.ledger.reading import county, kind_of, rulebook, town_name, towns, vocabulary
from bureau.ledger.things import thing_of, thing_of_field
from bureau.ledger.values import shown

__all__ = [
    "Cell",
    "Dossier",
    "Entry",
    "File",
    "Handed",
    "Line",
    "Record",
    "Related",
    "Shown",
    "among",
    "band",
    "countable",
    "county",
    "dossier",
    "entity",
    "facts_of",
    "facts_of_many",
    "facts_with",
    "file_of",
    "import_job",
    "import_jobs",
    "import_kinds",
    "import_progress",
    "import_rows",
    "industries",
    "industry_counts",
    "industry_rows",
    "kind_of",
    "masked",
    "months_of",
    "open_questions",
    "overview",
    "own_towns",
    "proposals",
    "rejected_rows",
    "returns_of",
    "row",
    "rows",
    "rulebook",
    "search",
    "secret_rows",
    "sees_returns",
    "sees_rows",
    "shown",
    "shown_fields",
    "sight",
    "snapshot",
    "sources",
    "state",
    "statements",
    "table",
    "thing_of",
    "thing_of_field",
    "town_name",
    "towns",
    "vocabulary",
]
