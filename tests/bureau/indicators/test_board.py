"""The board of 2024: eight indicators, each with what the ledger of the example year holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators import queries
from bureau.ledger.queries import rulebook
from tests.ledgers import EXAMPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Cast = Callable[[str], Viewer]


def line(board: queries.Board, code: str) -> queries.Line:
    """Return one line of a board."""
    return next(each for each in board.lines if each.code == code)


def test_eight_indicators_from_three_sets(viewer_as: Cast) -> None:
    """8 = 2 + 4 + 2, and the sets by name."""
    found = queries.board(viewer_as("director"), 2024)
    assert len(found.lines) == 8
    assert list(found.sets.values()) == [2, 4, 2]
    assert (found.as_of, found.known) == (date(2024, 12, 31), date(2025, 1, 8))
    assert found.years[0] == 2025


def test_a_year_s_end_says_who_fell_short(viewer_as: Cast) -> None:
    """高企净增: target 30, reached 27, short 3; platforms 4 of 4 reached."""
    found = queries.board(viewer_as("chief"), 2024)
    hte = line(found, "hte_net")
    assert (hte.target, hte.actual and hte.actual.number, hte.shortfall) == (30, 27, 3)
    assert (hte.state, hte.said) == ("unmet", "未达目标")
    reached = line(found, "platforms")
    assert (reached.shortfall, reached.said) == (0, "达到目标")
    share = line(found, "rd_share")
    assert share.shortfall == Fraction(6, 10)
    assert share.proposed is not None
    assert (share.proposed.number, share.proposed.reason) == (
        Fraction(619, 10),
        "两家企业研发活动漏报，已补",
    )


def test_what_was_known_in_november(viewer_as: Cast) -> None:
    """As known on 20 November: 19 by the third quarter, forecast 27, theirs 18, one apart."""
    found = queries.board(viewer_as("director"), 2024, as_known=date(2024, 11, 20))
    hte = line(found, "hte_net")
    assert hte.actual is not None
    assert (hte.actual.number, hte.as_of, hte.known) == (19, date(2024, 9, 30), date(2024, 10, 12))
    assert (hte.forecast, hte.shortfall, hte.said) == (27, 3, "预计达不到")
    assert hte.upper is not None
    assert (hte.upper.number, hte.difference) == (18, 1)
    assert hte.rank is not None
    assert (hte.rank.place, hte.rank.complete) == (4, False)


def test_a_place_among_departments_on_a_list_that_is_not_whole(viewer_as: Cast) -> None:
    """Second after 发改委 of the twelve listed, and the list is not whole."""
    place = queries.board(viewer_as("director"), 2024).place
    assert place is not None
    assert (place.place, place.of, place.leader, place.complete) == (2, 12, "发改委", False)


def test_our_own_count_is_the_figure_of_the_report(viewer_as: Cast) -> None:
    """Titles counted for the page and the figure of the rulebook agree for 2024."""
    book = rulebook()
    ledger = guiju.open_ledger(EXAMPLE, book.vocabulary, places=book.places)
    figures, when = guiju.Figures(book, ledger), guiju.stretch("2024")
    found = queries.board(viewer_as("director"), 2024)
    for code in ("hte_net", "stsme_in"):
        own = line(found, code).own
        assert own is not None
        assert own.number == figures.figure(book.indicators[code].figure, when).value


def test_a_town_sees_its_own_numbers_only(viewer_as: Cast) -> None:
    """天目湖镇: its target is 2; no number of the county, no other town's."""
    found = line(queries.board(viewer_as("town"), 2024), "hte_net")
    assert found.target is None
    assert {reading.town for reading in found.figures.readings} == {"320481106"}
    assert [reading.number for reading in found.figures.readings] == [2]


def test_a_firm_sees_none(viewer_as: Cast) -> None:
    """Indicators are for the bureau and the towns."""
    with pytest.raises(PermissionDenied):
        queries.board(viewer_as("enterprise"), 2024)
