"""One firm of the cast with an application, for whoever asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from tests.bureau import cast

Apply = Callable[..., Entity]


@pytest.fixture
def apply(firms: dict[str, Entity]) -> Apply:
    """`apply("hte", 2024, stage="filling")`: an application of FIRM, or of another."""

    def applied(policy: str, year: int, firm: str = cast.FIRM, **more: object) -> Entity:
        values = {"enterprise": firm, "policy": policy, "year": str(year), **more}
        return ledger.create(by=SYSTEM, kind="application", values=values)

    return applied
