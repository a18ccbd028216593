"""One line in the log of readings a page: who saw what is not for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bureau.accounts import actions
from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Row
from bureau.ledger.things import thing_of_field


def log(
    viewer: Viewer,
    thing: str,
    code: str,
    how: str,
    fields: Iterable[str],
    bodies: Iterable[str] = (),
) -> None:
    """Remember a look at commercial or personal facts; bodies: of a list, whose they are."""
    actions.log_reading(
        viewer=viewer, thing=thing, code=code, how=how, fields=fields, bodies=bodies
    )


def log_field(viewer: Viewer, row: Row, concept: Any) -> None:
    """Remember a look at one closed fact of one record."""
    log(viewer, thing_of_field(row.kind, concept), row.code, "page", [concept.name])
