"""Every policy in a line: how near the firm is, and what stands between."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bureau.accounts.viewer import Viewer
from bureau.ledger.queries import facts_of
from bureau.runs import queries

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)


def test_a_policy_failed_on_one_condition_is_near(firm: Any, chief: Viewer) -> None:
    """The R&D share alone stands between the firm and 高企; a policy of elsewhere does not apply."""
    found = {each.id: each for each in queries.judged(firm.code, viewer=chief, as_of=DAY).briefs}
    hte = found["hte"]
    assert (hte.group, hte.verdict_label) == ("near", "不符合")
    assert hte.unmet == ("近三个会计年度研发费用总额占同期销售收入总额的比例",)
    assert found["js_gazelle_2024"].group in queries.GROUPS
    assert queries.GROUPS[found["ladder"].group] == "测算"


def test_what_is_told_in_full_is_what_was_asked_for(firm: Any) -> None:
    """With no policy asked for, the ladders still tell the next rung's, and nothing else is made."""
    facts = facts_of(firm.code, as_of=DAY)
    found = queries.judged_facts(facts, "示例", DAY, policies=())
    assert found.policies == ()
    assert found.ladder is not None
    assert all(way.conditions for way in found.ladder.ways)
    assert len(found.briefs) == len(queries.judged_facts(facts, "示例", DAY).policies)
