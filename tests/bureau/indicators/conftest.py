"""The example year 2024 in the ledger once for a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.ledgers import EXAMPLE


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The year 2024, loaded; gone again after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load-ledger", str(EXAMPLE))
        yield
        transaction.set_rollback(True)
