"""The year 2024 loaded into the service once a module, and an edition of its report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.ledger.actions import load
from bureau.ledger.queries import rulebook
from bureau.reports import actions
from bureau.reports.models import Edition
from tests.bureau import cast

YEAR = Path(__file__).parents[3] / "examples" / "liyang-2024"


@pytest.fixture(scope="module")
def composed(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """Load the year, open its report and compose it; each test begins from there."""
    with django_db_blocker.unblock(), transaction.atomic():
        book, lead = rulebook(), cast.viewer("planning_chief")
        load(by=SYSTEM, told=guiju.read_statements(YEAR, book.vocabulary, places=book.places))
        made = actions.open_edition(by=lead, outline="annual-2024", period="2024")
        actions.compose(by=lead, edition=made)
        yield made.pk
        transaction.set_rollback(True)


@pytest.fixture
def lead(db: None) -> Viewer:
    """Return the chief of the section that leads."""
    return cast.viewer("planning_chief")


@pytest.fixture
def edition(composed: int, db: None) -> Edition:
    """Return the annual report of 2024, composed once."""
    return Edition.objects.get(pk=composed)


def handed_in(edition: Edition, lead: Viewer) -> Edition:
    """Every section handed in, and the edition sent for signing."""
    for section in edition.sections.all():
        actions.hand_in(by=lead, section=section)
    checking = actions.advance(by=lead, edition=Edition.objects.get(pk=edition.pk))
    return actions.advance(by=lead, edition=checking)
