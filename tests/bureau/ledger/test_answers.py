"""A firm's own answers: counted for its own pages, taken back by itself, by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import actions, queries
from tests.bureau.cast import FIRM

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 1)
As = Callable[[str], Viewer]


def answer(by: Viewer, firm: Any, value: str) -> Any:
    """What the firm says of its sales of 2024, 8,060 万元 on record."""
    return actions.record(
        by=by, entity=firm, concept="sales_revenue", period="2024", value=value, grade="C"
    )


def sales(viewer: Viewer, *people: int | None) -> int:
    """What the firm is judged by, in 万元."""
    file = queries.file_of(FIRM, viewer=viewer, as_of=DAY, answered_by=people)
    return int(file.facts.years["sales_revenue"][2024]) // 1_000_000


def test_own_answers_count_where_they_are_asked_for(firms: Any, viewer_as: As) -> None:
    """The last of two answers; on record stays 8,060 for everybody who does not ask for them."""
    own, chief = viewer_as("enterprise"), viewer_as("chief")
    answer(own, firms[FIRM], "9000")
    answer(own, firms[FIRM], "9100")
    assert sales(own, own.user_id) == 9100
    assert sales(own) == sales(chief) == 8060


def test_what_others_proposed_does_not_count_as_ones_own(firms: Any, viewer_as: As) -> None:
    """A town officer's figure is no answer of the firm's."""
    own, town = viewer_as("enterprise"), viewer_as("town")
    answer(town, firms[FIRM], "9000")
    assert sales(own, own.user_id) == 8060


def test_an_answer_taken_back_counts_no_more(firms: Any, viewer_as: As) -> None:
    """And nobody is asked to confirm it."""
    own, chief = viewer_as("enterprise"), viewer_as("chief")
    made = answer(own, firms[FIRM], "9000")
    assert made in queries.proposals(viewer=chief)
    actions.take_back(by=own, fact=made)
    assert sales(own, own.user_id) == 8060
    assert made not in queries.proposals(viewer=chief)


def test_only_its_own_people_take_an_answer_back(firms: Any, viewer_as: As) -> None:
    """Not another firm, not the town, not a chief: he decides instead."""
    made = answer(viewer_as("enterprise"), firms[FIRM], "9000")
    for other in ("other_enterprise", "town", "chief", "public"):
        with pytest.raises(PermissionDenied):
            actions.take_back(by=viewer_as(other), fact=made)


def test_what_is_decided_is_not_taken_back(firms: Any, viewer_as: As) -> None:
    """An accepted answer stands until it is corrected."""
    own = viewer_as("enterprise")
    made = answer(own, firms[FIRM], "9000")
    actions.decide(by=viewer_as("chief"), fact=made, accepted=True)
    with pytest.raises(guiju.BadInput, match="处理过"):
        actions.take_back(by=own, fact=made)


def test_a_firm_corrects_itself_and_gives_itself_no_title(firms: Any, viewer_as: As) -> None:
    """Its name is proposed anew and stands; a title it may not enter at all."""
    own = viewer_as("enterprise")
    made = actions.record(by=own, entity=firms[FIRM], concept="name", value="示例湖畔新名有限公司")
    assert made.proposed
    assert queries.row(FIRM, viewer=own).name != "示例湖畔新名有限公司"
    values = {"holder": FIRM, "kind": "hte", "granted_on": "2025-01-01", "state": "valid"}
    with pytest.raises(PermissionDenied):
        actions.create(by=own, kind="title", values=values)
