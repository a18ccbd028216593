"""Who stands where on the way to a title."""

from __future__ import annotations

from bureau.accounts.viewer import SYSTEM
from bureau.applications import queries
from tests.bureau import cast
from tests.bureau.applications.conftest import Apply


def test_a_policys_year_by_firm_with_its_stage(apply: Apply) -> None:
    """Other years and policies are left out; a firm with two batches stands there twice."""
    apply("hte", 2024, stage="submitted", batch="第一批")
    apply("hte", 2024, stage="filling", batch="第二批")
    apply("hte", 2023, stage="approved")
    apply("stsme", 2024, stage="filling")
    apply("hte", 2024, cast.OTHER_FIRM, stage="reviewed")
    assert queries.pipeline("hte", viewer=SYSTEM, year=2024) == [
        (cast.FIRM, "filling"),
        (cast.FIRM, "submitted"),
        (cast.OTHER_FIRM, "reviewed"),
    ]


def test_a_town_sees_its_own(apply: Apply) -> None:
    """Another town's applications are not there; the public has none at all."""
    apply("hte", 2024, stage="submitted")
    apply("hte", 2024, cast.OTHER_FIRM, stage="reviewed")
    town = cast.viewer("town")
    assert queries.pipeline("hte", viewer=town, year=2024) == [(cast.FIRM, "submitted")]
    assert queries.pipeline("hte", viewer=cast.viewer("public"), year=2024) == []
