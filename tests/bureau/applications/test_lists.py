"""The four lists of a window, and who sees which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.applications import queries
from bureau.applications.queries.reasons import reasons
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from tests.bureau import cast
from tests.bureau.applications.conftest import DAY, Apply
from tests.bureau.applications.ready_firm import READY

ON = date.fromisoformat(DAY)
Clock = Callable[[str], None]


def lists(code: str, viewer: Viewer = SYSTEM, on: date = ON) -> dict[str, list[str]]:
    """The codes of each list."""
    found = queries.window(code, viewer, on)
    return {name: [firm.code for firm in firms] for name, firms in found.lists.items()}


def test_who_meets_everything_and_has_not_applied(notice: str) -> None:
    """Of two firms little is known: they are open, none is told that it does not meet."""
    assert lists(notice) == {
        "waiting": [READY],
        "in": [],
        "unmet": [],
        "open": [cast.FIRM, cast.OTHER_FIRM],
    }


@pytest.mark.parametrize(
    ("stage", "place"),
    [("filling", "waiting"), ("submitted", "in"), ("not_approved", "in"), ("withdrawn", "in")],
)
def test_an_application_counts_from_its_handing_in(
    notice: str, apply: Apply, stage: str, place: str
) -> None:
    """填报 is not handed in; what was refused or given up in this window is not asked again."""
    apply("hte", 2025, READY, stage=stage, window=notice)
    assert READY in lists(notice)[place]


def test_who_was_refused_in_another_batch_is_asked_again(notice: str, apply: Apply) -> None:
    """What was handed in for another batch and stands answers for the year."""
    apply("hte", 2025, READY, stage="not_approved", batch="第零批")
    assert READY in lists(notice)["waiting"]
    apply("hte", 2025, READY, stage="reviewed", batch="第零批补")
    assert READY in lists(notice)["in"]


@pytest.mark.parametrize(
    ("until", "place"), [("2025-12-31", "in"), ("2025-12-30", "waiting"), ("", "open")]
)
def test_a_title_held_for_the_year_need_not_be_asked_for(
    notice: str, until: str, place: str
) -> None:
    """Valid to the year's last day; without an end nobody can say."""
    values = {"holder": READY, "kind": "hte", "granted_on": "2022-12-31", "state": "valid"}
    ledger.create(by=SYSTEM, kind="title", values=values | ({"valid_to": until} if until else {}))
    assert READY in lists(notice)[place]


def test_later_facts_are_judged_at_once(notice: str, ready: Entity) -> None:
    """R&D of 2024 corrected to 40: 600 of 21,060 is less than 4 %, without a new run."""
    ledger.record(by=SYSTEM, entity=ready, concept="rd_expense_hte", value="40", period="2024")
    found = queries.window(notice, SYSTEM, ON)
    assert [firm.code for firm in found.lists["unmet"]] == [READY]
    assert found.later == 1
    why = reasons(found, "unmet", found.lists["unmet"], viewer=SYSTEM)[0]
    assert why.says.startswith("差1项：近三个会计年度研发费用总额占同期销售收入总额的比例")
    assert why.conditions[0].clause == "第十一条（五）"


def test_a_firm_that_left_or_was_merged_is_in_no_list(notice: str, ready: Entity) -> None:
    """Both are later facts."""
    ledger.record(
        by=SYSTEM, entity=ready, concept="life_status", value="moved_out", period="2025-01"
    )
    assert not [name for name, firms in lists(notice).items() if READY in firms]


def test_before_and_after_the_window_nobody_is_listed(notice: str) -> None:
    """It opens on 15 April: the list begins on 17 March, and ends with 31 May."""
    assert lists(notice, on=date(2025, 3, 16))["waiting"] == []
    assert lists(notice, on=date(2025, 3, 17))["waiting"] == [READY]
    assert lists(notice, on=date(2025, 5, 31))["waiting"] == [READY]
    assert lists(notice, on=date(2025, 6, 1))["waiting"] == []


def test_a_holder_reports_and_renews(ready: Entity, apply: Apply) -> None:
    """高企 holders report by 31 May; an application for the title is none for the report."""
    values = {"holder": READY, "kind": "hte", "granted_on": "2023-11-06", "state": "valid"}
    ledger.create(by=SYSTEM, kind="title", values=values | {"valid_to": "2026-11-05"})
    apply("hte", 2025, READY, stage="submitted")
    assert lists("hte_annual_report-2025")["waiting"] == [READY]
    apply("hte", 2025, READY, stage="submitted", batch="年报")
    assert lists("hte_annual_report-2025") == {
        "waiting": [],
        "in": [READY],
        "unmet": [],
        "open": [],
    }


def test_a_town_sees_its_own_and_a_firm_no_list(notice: str) -> None:
    """Other sections see none either; who sees none is told so."""
    assert lists(notice, cast.viewer("town"))["waiting"] == [READY]
    assert lists(notice, cast.viewer("other_town"))["waiting"] == []
    assert lists(notice, cast.viewer("other_town"))["open"] == [cast.OTHER_FIRM]
    for role in ("enterprise", "platform_chief", "public", "it"):
        found = queries.window(notice, cast.viewer(role), ON)
        assert not found.seen
        assert not any(found.lists.values())


def test_a_town_officer_reads_reasons_without_amounts(notice: str, ready: Entity) -> None:
    """He sees that the R&D share falls short and not what it is."""
    ledger.record(by=SYSTEM, entity=ready, concept="rd_expense_hte", value="40", period="2024")
    town = cast.viewer("town")
    found = queries.window(notice, town, ON)
    why = reasons(found, "unmet", found.lists["unmet"], viewer=town)[0]
    assert why.conditions[0].hidden
    assert why.conditions[0].value == ""
