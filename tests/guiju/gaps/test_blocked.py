"""When somebody says that a fact cannot move: other plans, or the condition named with the fact."""

from __future__ import annotations

from pathlib import Path

from guiju.gaps import smallest_changes
from tests.guiju.gaps.desk import Desk, leaf, moves

EITHER = (
    "  - any:\n"
    "    - {id: own, clause: 一, says: 研发投入, measure: research, at_least: 50}\n"
    "    - {id: many, clause: 一, says: 人数, measure: staff, at_least: 30}\n"
)
SHARE = leaf("share", "says: 研发占比, measure: research / sales, at_least: 5%")


def test_another_way_is_offered(tmp_path: Path) -> None:
    """Ten more staff or ten more research; without staff, research; without both, nothing."""
    judgement = Desk(tmp_path, EITHER).judged(research={2023: 40}, staff={2023: 20})
    offered = [
        [moves(plan) for plan in smallest_changes(judgement, blocked)]
        for blocked in ((), ("staff",), ("staff", "research"))
    ]
    assert offered == [[{"staff": 10}, {"research": 10}], [{"research": 10}], []]


def test_what_only_they_would_mend_is_named_with_them(tmp_path: Path) -> None:
    """Both alternatives are closed by what was said; the title is closed by a list anyhow."""
    tree = EITHER + leaf("honour", "says: 高企, measure: holds(hte)")
    judgement = Desk(tmp_path, tree).judged(research={2023: 40}, staff={2023: 20}, titles={})
    told = [each.text() for each in smallest_changes(judgement, ("staff", "research")).blocked]
    assert told == [
        "“研发投入”：已说明研发费用不能调整",
        "“人数”：已说明职工总数不能调整",
        "“高企”：以官方名单为准",
    ]


def test_a_whole_is_not_shrunk_instead(tmp_path: Path) -> None:
    """40 of 1,000: that research cannot grow is no reason to sell for 200 less."""
    judgement = Desk(tmp_path, SHARE).judged(research={2023: 40}, sales={2023: 1000})
    (first,) = smallest_changes(judgement)
    held = smallest_changes(judgement, ("research",))
    assert (moves(first), list(held)) == ({"research": 10}, [])
    assert [each.text() for each in held.blocked] == ["“研发占比”：已说明研发费用不能调整"]


def test_on_a_later_day_too(tmp_path: Path) -> None:
    """Waiting mends the age; that the research of then may not move still holds."""
    tree = leaf("age", "measure: days_since(registration_date), at_least: 365") + EITHER
    judgement = Desk(tmp_path, tree).judged(
        registration_date="2024-03-01", research={2023: 10, 2024: 45}, staff={2023: 9, 2024: 20}
    )
    assert [moves(plan) for plan in smallest_changes(judgement, ("research",))] == [{"staff": 10}]


def test_a_fact_the_policy_does_not_read(tmp_path: Path) -> None:
    """It changes nothing."""
    judgement = Desk(tmp_path, EITHER).judged(research={2023: 40}, staff={2023: 20})
    assert smallest_changes(judgement, ("sales",)) == smallest_changes(judgement)
