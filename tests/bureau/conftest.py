"""The cast as fixtures: `viewer_as("town")`, `client_as("town")`, and the things they work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Entity
from tests.bureau import cast
from tests.ledgers import EXAMPLE


@pytest.fixture
def viewer_as(db: None) -> Callable[[str], Viewer]:
    """Offer somebody of the cast as queries and actions know him."""
    return cast.viewer


@pytest.fixture
def client_as(db: None) -> Callable[[str], Client]:
    """Offer a browser in which somebody of the cast is signed in."""
    return cast.client_of


@pytest.fixture
def firms(db: None) -> dict[str, Entity]:
    """Return one firm in each of two towns, by code."""
    return cast.firms()


@pytest.fixture
def platforms(db: None) -> dict[str, Entity]:
    """Return an institute and a centre it hosts, by code."""
    return cast.platforms()


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The year 2024, loaded once for a module whose tests all begin with it; gone after."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load-ledger", str(EXAMPLE))
        yield
        transaction.set_rollback(True)
