"""Splitting a target: refused while it does not add up, the draft kept; settled by another."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators import actions, queries
from bureau.indicators.actions.targets import found
from bureau.indicators.models import Split
from bureau.ledger.models import Entity
from bureau.ledger.queries import towns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Cast = Callable[[str], Viewer]
SHARES = (6, 7, 4, 2, 1, 2, 2, 2, 1, 1, 1, 1)


def hte() -> Entity:
    """Return the net increase of 2024."""
    record = found("hte_net", 2024)
    assert record is not None
    return record


def lines(*shares: int) -> dict[str, str]:
    """Return shares by town."""
    return {town: str(share) for town, share in zip(towns(), shares, strict=True)}


def test_one_too_many_is_refused_and_the_draft_kept(viewer_as: Cast) -> None:
    """31 of 30: sum, target and difference are told; what was typed stays."""
    member = viewer_as("taskforce")
    split = actions.save_split(by=member, indicator=hte(), lines=lines(7, *SHARES[1:]))
    with pytest.raises(guiju.BadInput, match="合计 31，目标 30，多 1"):
        actions.hand_in_split(by=member, split=split)
    kept = Split.objects.get()
    assert (kept.state, kept.lines) == ("draft", lines(7, *SHARES[1:]))


def test_a_town_left_out_is_named(viewer_as: Cast) -> None:
    """A blank is not nought."""
    member, shares = viewer_as("taskforce"), lines(*SHARES)
    shares["320481106"] = ""
    split = actions.save_split(by=member, indicator=hte(), lines=shares)
    with pytest.raises(guiju.BadInput, match="天目湖镇没有填数"):
        actions.hand_in_split(by=member, split=split)


def test_settled_it_becomes_the_towns_targets(viewer_as: Cast) -> None:
    """The director settles what the task force drew up; 溧城街道 goes from 7 to 8, with history."""
    member = viewer_as("taskforce")
    shares = (6, 8, 3, *SHARES[3:])
    split = actions.save_split(by=member, indicator=hte(), lines=lines(*shares))
    actions.settle_split(
        by=viewer_as("director"), split=actions.hand_in_split(by=member, split=split)
    )
    page = queries.indicator("hte_net", viewer=viewer_as("director"), year=2024)
    targets = {town.name: town.target and town.target.number for town in page.towns}
    assert (targets["溧城街道"], targets["古县街道"]) == (8, 3)
    assert page.shares == page.figures.target == 30
    assert page.split is None


def test_who_drew_it_up_does_not_settle_it(viewer_as: Cast) -> None:
    """A chief may not settle at all; a split not handed in cannot be settled."""
    member = viewer_as("taskforce")
    split = actions.save_split(by=member, indicator=hte(), lines=lines(*SHARES))
    with pytest.raises(guiju.BadInput, match="还没有提交审定"):
        actions.settle_split(by=viewer_as("director"), split=split)
    with pytest.raises(PermissionDenied):
        actions.settle_split(by=viewer_as("planning_chief"), split=split)
    with pytest.raises(PermissionDenied):
        actions.save_split(by=viewer_as("town"), indicator=hte(), lines={})


def test_sent_back_the_shares_wait_for_the_next_draft(viewer_as: Cast) -> None:
    """A reason is asked for; the draft that follows has the same shares."""
    member, director = viewer_as("taskforce"), viewer_as("director")
    split = actions.save_split(by=member, indicator=hte(), lines=lines(*SHARES))
    handed = actions.hand_in_split(by=member, split=split)
    with pytest.raises(guiju.BadInput, match="没有写理由"):
        actions.return_split(by=director, split=handed, reason=" ")
    actions.return_split(by=director, split=handed, reason="古县街道太多")
    page = queries.indicator("hte_net", viewer=member, year=2024)
    assert page.split is not None
    assert (page.split.state, page.split.lines) == ("draft", lines(*SHARES))


def test_last_year_s_shares_add_up_to_the_target(viewer_as: Cast) -> None:
    """By what each town reached: 10, 5 and 0 of 15 share 32 as 21, 11 and 0."""
    member = viewer_as("taskforce")
    page = queries.indicator("hte_net", viewer=member, year=2025)
    before = {"320481001": Fraction(10), "320481002": Fraction(5)}
    shares = queries.proposed_shares(page.figures, "last", viewer=member, before=before)
    assert (shares["320481001"], shares["320481002"], shares["320481106"]) == ("21", "11", "0")
    assert queries.summed(shares, page.figures.target).difference == 0


def test_capacity_needs_a_run(viewer_as: Cast) -> None:
    """Without anybody judged there is no list to go by, and the page says so."""
    member = viewer_as("taskforce")
    page = queries.indicator("hte_net", viewer=member, year=2024)
    with pytest.raises(guiju.BadInput, match="还没有判定过"):
        queries.proposed_shares(page.figures, "capacity", viewer=member, before={})


def test_the_page_refuses_and_shows_what_was_typed(client_as: Callable[[str], Client]) -> None:
    """422, the message in words, and the typed shares in the fields."""
    shares = {f"town-{town}": share for town, share in lines(7, *SHARES[1:]).items()}
    member = client_as("taskforce")
    answer = member.post("/indicators/hte_net/split?year=2024", {"hand-in": "1", **shares})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "合计 31，目标 30，多 1" in page
    assert 'name="town-320481001" value="7"' in page
    mended = shares | {"town-320481001": "6"}
    answer = member.post("/indicators/hte_net/split?year=2024", {"hand-in": "1", **mended})
    assert answer.status_code == 302
