"""A firm without a record of a title does not hold it where the list is complete; else who knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries
from bureau.ledger.models import Entity, Source
from tests.bureau import cast

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)
UNTIL = date(2027, 11, 5)


@pytest.fixture
def firms() -> dict[str, Entity]:
    """Two firms; the first has been 高企 since 6 November 2024."""
    found = cast.firms()
    grant = {"holder": cast.FIRM, "kind": "hte", "granted_on": "2024-11-06"}
    actions.create(
        by=SYSTEM,
        kind="title",
        values={**grant, "valid_to": UNTIL.isoformat(), "state": "valid"},
    )
    return found


def declared(**about: Any) -> None:
    """Say that the list of titles is complete."""
    given = {"kind": "title", "place": cast.COUNTY, "as_of": "2024-12-31", **about}
    actions.declare_complete(by=SYSTEM, **given)


def titles(code: str, as_of: date = DAY) -> Any:
    """What is known of a firm's titles, the same for one, for many, for its file, for all."""
    alone = queries.facts_of(code, as_of=as_of)
    [among] = queries.facts_of_many([code], as_of=as_of)
    file = queries.file_of(code, viewer=SYSTEM, as_of=as_of)
    assert alone.titles == among.titles == file.facts.titles
    rows = {row["entity"]: row for row in queries.snapshot(as_of=as_of).frame.to_dicts()}
    never = -(2**31)
    for title in queries.kind_of("enterprise").title_codes:
        wide = rows[code].get(f"titles.{title}")
        assert wide == (None if alone.titles is None else alone.titles.get(title, never))
    return alone.titles


@pytest.mark.usefixtures("firms")
def test_no_list_is_complete() -> None:
    """Nobody said so: of the other firm nothing is known, of the first all but its own title."""
    assert titles(cast.OTHER_FIRM) is None
    own = titles(cast.FIRM)
    assert own["hte"] == guiju.calendar.to_number(UNTIL)
    assert own["stsme"] is None


@pytest.mark.usefixtures("firms")
def test_a_complete_list_makes_absence_a_no() -> None:
    """Up to its day; of a later day nothing is said."""
    declared()
    assert titles(cast.OTHER_FIRM) == {}
    assert titles(cast.FIRM) == {"hte": guiju.calendar.to_number(UNTIL)}
    assert titles(cast.OTHER_FIRM, date(2025, 1, 1)) is None


@pytest.mark.usefixtures("firms")
def test_a_list_of_one_title() -> None:
    """Only that title is a known no."""
    declared(field="kind", value="hte")
    found = titles(cast.OTHER_FIRM)
    assert "hte" not in found
    assert found["stsme"] is None


@pytest.mark.usefixtures("firms")
def test_a_list_of_one_town() -> None:
    """It speaks of that town's firms alone."""
    declared(place=cast.OTHER_TOWN)
    assert titles(cast.OTHER_FIRM) == {}
    assert titles(cast.FIRM)["stsme"] is None


@pytest.mark.usefixtures("firms")
def test_a_list_that_begins_in_a_year() -> None:
    """From 2020 on: a 高企 of three years would be on it in 2024; not so in 2022, or a gazelle."""
    declared(since="2020")
    found = titles(cast.OTHER_FIRM)
    assert "hte" not in found
    assert found["gazelle"] is None
    assert titles(cast.OTHER_FIRM, date(2022, 12, 31))["hte"] is None


@pytest.mark.usefixtures("firms")
def test_a_list_whose_source_was_withdrawn() -> None:
    """It says nothing any more."""
    source = actions.add_source(by=SYSTEM, kind="名单", title="示例资质名单")
    declared(source=source)
    assert titles(cast.OTHER_FIRM) == {}
    Source.objects.filter(pk=source.pk).update(withdrawn_on=date(2024, 1, 1))
    assert titles(cast.OTHER_FIRM) is None


@pytest.mark.usefixtures("firms")
def test_not_held_and_not_known_are_judged_apart() -> None:
    """The rung of a firm without records is open until the list is complete; then it has none."""
    book = queries.rulebook()
    firm = Entity.objects.get(code=cast.OTHER_FIRM)
    actions.record(by=SYSTEM, entity=firm, concept="listing_status", value="none")

    def rungs() -> tuple[int, int]:
        facts = queries.facts_of(cast.OTHER_FIRM, as_of=DAY)
        step = guiju.step_up(book, facts, DAY, next(iter(book.ladders)))
        return step.current

    assert rungs()[1] > 0
    declared()
    assert rungs() == (0, 0)
