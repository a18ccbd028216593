"""The cast as fixtures: `viewer_as("town")`, `client_as("town")`, and the things they work on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Entity
from tests.bureau import cast


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
