"""A firm whose place is blank is taken to be in the rulebook's own place, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from guiju.evaluation.bulk import judge_frame
from guiju.evaluation.judging import judge_policy
from guiju.facts import Facts
from guiju.rulebook import Rulebook, load_rulebook

DAY = date(2024, 6, 1)
NOT_APPLICABLE = 3


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """Return the rulebook, whose own place is in Jiangsu."""
    return load_rulebook()


def test_a_policy_of_the_own_province_takes_a_blank_place_for_its_own(book: Rulebook) -> None:
    """Who lives on a county's list is in the county unless somebody says otherwise."""
    assert book.policies["js_hte_pool"].here
    assert judge_policy(book.policies["js_hte_pool"], Facts("甲"), DAY).verdict == "unknown"


@pytest.mark.parametrize("frame", [{"entity": ["甲"]}, {"entity": ["甲"], "region_code": [None]}])
def test_another_citys_policy_never_reaches_a_blank_place(
    book: Rulebook, frame: dict[str, list[str]]
) -> None:
    """Its conditions may all be met: it is still not offered, one by one and in bulk."""
    far = replace(book.policies["js_hte_pool"], region="110000", here=False)
    found = judge_policy(far, Facts("甲"), DAY)
    reason = "没有填注册地，本政策只适用于区划 110000 内的企业"
    assert (found.verdict, found.reason) == ("not_applicable", reason)
    wide = pl.DataFrame(frame, schema_overrides={"region_code": pl.Int64} if len(frame) > 1 else {})
    assert judge_frame([far], wide, DAY)[far.id]["verdict"].to_list() == [NOT_APPLICABLE]
