"""What several sign lies in the towns of all of them."""

from __future__ import annotations

import pytest

from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries
from bureau.ledger.deriving import derive_all
from bureau.ledger.fingerprint import fingerprint
from bureau.ledger.models import Entity, Row
from tests.bureau import cast

pytestmark = pytest.mark.django_db


def signed(code: str, *parties: str) -> Entity:
    """An agreement of these parties."""
    values = {"title": code, "kind": "strategic", "parties": list(parties), "stage": "signed"}
    return actions.create(by=SYSTEM, kind="agreement", code=code, values=values)


def read_by(name: str) -> list[str]:
    """The agreements somebody of the cast may read."""
    found = queries.rows("agreement", viewer=cast.viewer(name)).order_by("code")
    return list(found.values_list("code", flat=True))


def test_towns_of_all_who_sign() -> None:
    """A firm of each town: both officers read it; of one town: its officer alone."""
    cast.firms()
    cast.platforms()
    signed("both", cast.FIRM, cast.OTHER_FIRM)
    signed("here", cast.FIRM, cast.HOST)
    signed("there", cast.OTHER_FIRM)
    signed("nowhere", cast.HOST)
    assert Row.objects.get(code="both").towns == f" {cast.OTHER_TOWN} {cast.TOWN} "
    assert read_by("town") == ["both", "here"]
    assert read_by("other_town") == ["both", "there"]
    assert queries.row("both", viewer=cast.viewer("other_town")).code == "both"


def test_a_firm_that_moves_takes_its_agreements_along() -> None:
    """Its new town's officer reads them from then on, and the old one's no more."""
    firms, towns = cast.firms(), cast.towns()
    signed("here", cast.FIRM)
    assert read_by("other_town") == []
    actions.record(
        by=SYSTEM,
        entity=firms[cast.FIRM],
        concept="town",
        value=towns[cast.OTHER_TOWN].code,
        period="2024-06-01",
    )
    assert read_by("town") == []
    assert read_by("other_town") == ["here"]


def test_made_again_it_is_the_same() -> None:
    """Derived from the truth alone."""
    cast.firms()
    signed("both", cast.FIRM, cast.OTHER_FIRM)
    before = fingerprint()
    derive_all()
    assert fingerprint() == before
