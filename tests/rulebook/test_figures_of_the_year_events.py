"""F1, F4 and F5: salons and the resource index of the example year."""

from __future__ import annotations

from guiju.rollup import FigureResult
from tests.rulebook.the_year import figure, ids, numbered, parts


def months(result: FigureResult) -> dict[str, list[str]]:
    """The records of each month by its label."""
    return {share.label: [record.id for record in share.records] for share in result.shares}


def test_f1_three_salons() -> None:
    """Issues 1, 2 and 3 in June, August and November; the fourth is of the next year."""
    result = figure("salons")
    assert (result.value, ids(result)) == (3, numbered("event", 3, 5, 8))
    assert months(result) == {"6月": ["event-03"], "8月": ["event-05"], "11月": ["event-08"]}
    issues = figure("salons_by_issue")
    assert parts(issues) == {"1": ["event-03"], "2": ["event-05"], "3": ["event-08"]}
    assert ids(figure("salons_with_departments")) == ids(result)
    assert figure("salons", "2025").value == 1


def test_f4_every_group_of_the_index_has_entries() -> None:
    """4, 3 and 2; four more do not say of which group they are."""
    result = figure("resource_entries")
    assert {code: records for code, records in parts(result).items() if code} == {
        "leading": numbered("resource", 5, 6, 7, 8),
        "characteristic": numbered("resource", 9, 10, 11),
        "future": numbered("resource", 12, 13),
    }
    assert sorted(record.id for record in result.possible) == numbered("resource", 1, 2, 3, 4)
    assert figure("resource_groups").amount.low == 3


def test_f5_docking_through_a_firm() -> None:
    """Two entries of one university, storage and synthetic biology, through one firm."""
    result = figure("resource_docking")
    assert parts(result)["enterprise-05"] == numbered("resource", 1, 2)
    assert ids(result) == numbered("resource", 1, 2, 12)
    through = [record for record in result.records if record.value("via") == "enterprise-05"]
    assert {record.value("institution") for record in through} == {"institution-13"}
