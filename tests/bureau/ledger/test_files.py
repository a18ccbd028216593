"""A firm's file in few queries says the same as its dossier and its facts asked for apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from bureau.accounts.models import User
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.ledger import actions, queries

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)
TOWN = "320481106"


@pytest.fixture
def chief() -> Viewer:
    """The chief of the section that answers for firms."""
    user = User.objects.create(username="gaoxin", full_name="高新科长")
    return Viewer(user.pk, "高新科长", (Standing("chief", section="高新科"),))


@pytest.fixture
def firm() -> Any:
    """A firm with a title, a project with money, and a duplicate that was merged into it."""
    town = actions.create(
        by=SYSTEM,
        kind="town",
        values={"name": "天目湖镇", "code": TOWN, "kind": "town", "officer": "某某"},
    )
    values = {"name": "示例智能装备有限公司", "life_status": "active", "town": town.code}
    made = actions.create(
        by=SYSTEM, kind="enterprise", values={**values, "sales_revenue": {2023: "8060"}}
    )
    actions.create(
        by=SYSTEM,
        kind="title",
        values={
            "holder": made.code,
            "kind": "stsme",
            "granted_on": "2024-05-10",
            "valid_to": "2025-03-31",
            "state": "valid",
        },
    )
    twin = actions.create(
        by=SYSTEM,
        kind="enterprise",
        values={
            "name": "示例智能装备公司",
            "life_status": "active",
            "employees_total": {2023: "88"},
        },
    )
    actions.merge(by=SYSTEM, duplicate=twin, into=made, reason="同一家")
    return made


def test_what_it_is_judged_by_is_what_facts_of_gives(firm: Any, chief: Viewer) -> None:
    """Merged facts and titles included, now and as known on a day."""
    actions.declare_complete(by=SYSTEM, kind="title", place="320481", as_of="2024-12-31")
    for as_known in (None, date(2100, 1, 1), date(2020, 1, 1)):
        file = queries.file_of(firm.code, viewer=chief, as_of=DAY, as_known=as_known)
        asked = queries.facts_of(firm.code, as_of=DAY, as_known=as_known)
        assert file.facts == asked
    now = queries.file_of(firm.code, viewer=chief, as_of=DAY)
    assert now.facts.years["employees_total"] == {2023: 88}
    assert now.facts.titles == {"stsme": (date(2025, 3, 31) - date(1970, 1, 1)).days}
    assert now.dossier == queries.dossier(firm.code, viewer=chief)
    assert [row.name for row in now.dossier.merged] == ["示例智能装备公司"]


def test_the_records_that_name_it_are_there(firm: Any, chief: Viewer) -> None:
    """The title, by the relation it names the firm by, with its fields as people read them."""
    (title,) = queries.file_of(firm.code, viewer=chief, as_of=DAY).records
    assert title.row.kind == "title"
    assert [concept.label for concept in title.by] == ["持有企业"]
    assert title.said["valid_to"] == "2025年3月31日"


def test_records_out_of_reach_are_left_out(firm: Any) -> None:
    """Somebody on whom no right falls sees none of them; he cannot even open the file."""
    other = Viewer(None, "镇", (Standing("town", town="320481001"),))
    with pytest.raises(PermissionDenied):
        queries.file_of(firm.code, viewer=other, as_of=DAY)


def test_it_takes_six_queries(
    firm: Any, chief: Viewer, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    """The row, the facts, whose they are, their papers, the records, the lists of titles."""
    with django_assert_max_num_queries(6):
        queries.file_of(firm.code, viewer=chief, as_of=DAY)
