"""One firm judged live: what a page is given, and what whom is not shown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

import guiju
from bureau.accounts.viewer import PUBLIC, Standing, Viewer
from bureau.ledger import actions
from bureau.ledger import queries as ledger
from bureau.ledger.models import Fact
from bureau.runs import queries
from tests.bureau.runs.conftest import person

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)


def condition(found: queries.Judged, policy: str, name: str) -> queries.ConditionView:
    """One condition of one policy."""
    view = found.policy(policy)
    assert view is not None
    return next(each for each in view.conditions if each.id == name)


def test_a_condition_says_value_threshold_margin_and_clause(firm: Any, chief: Viewer) -> None:
    """695 of 21060 is 3.30 %; 4 % would be 842.4, so 147.4 are short."""
    rd = condition(queries.judged(firm.code, viewer=chief, as_of=DAY), "hte", "rd_intensity")
    assert (rd.outcome, rd.value, rd.clause) == ("unmet", "约3.3%", "第十一条（五）")
    assert rd.threshold == "不低于4%（上年销售收入超过5,000万元、不超过2亿元）"
    assert "147.4万元" in rd.margin
    assert rd.bar is not None
    assert 0 < rd.bar.low == rd.bar.high < rd.bar.line == 0.8


def test_a_condition_cites_what_its_facts_rest_on(firm: Any, chief: Viewer) -> None:
    """The source and grade of the fact that stands."""
    source = actions.add_source(by=chief, kind="审计", title="2023年审计报告")
    actions.record(
        by=chief,
        entity=firm,
        concept="rd_expense_hte",
        period="2023",
        value="266",
        source=source,
        grade="A",
    )
    rd = condition(queries.judged(firm.code, viewer=chief, as_of=DAY), "hte", "rd_intensity")
    cite = next(each for each in rd.cites if each.source)
    assert (cite.source, cite.grade, cite.period) == ("《2023年审计报告》", "A", "2023")


def test_the_step_of_the_ladder_is_judged_again(firm: Any, chief: Viewer) -> None:
    """What is suggested for 高企 is 147.4 more R&D, and mends the R&D share."""
    view = queries.judged(firm.code, viewer=chief, as_of=DAY).policy("hte")
    assert view is not None
    plan = view.plans[0]
    assert [(m.concept, m.change, m.after) for m in plan.moves] == [
        ("rd_expense_hte", "147.4", "412.4")
    ]
    assert not plan.settles
    assert plan.still_missing


def test_a_question_says_what_it_decides_and_for_which_years(firm: Any, chief: Viewer) -> None:
    """The staff of 2023 is blank; 高企 is failed anyway, so the answer concerns the pool alone."""
    asked = {
        each.concept: each for each in queries.judged(firm.code, viewer=chief, as_of=DAY).questions
    }
    staff = asked["tech_staff_hte"]
    assert (staff.years, staff.who) == ((2023,), "企业可答")
    assert staff.concerns == ("江苏省高新技术企业培育库",)


def test_figures_are_not_shown_to_who_may_see_only_verdicts(firm: Any, taskforce: Viewer) -> None:
    """The task force reads verdict, clause and step, and no number of the firm anywhere."""
    found = queries.judged(firm.code, viewer=taskforce, as_of=DAY)
    rd = condition(found, "hte", "rd_intensity")
    assert (rd.outcome, rd.value, rd.margin, rd.bar, rd.hidden) == ("unmet", "", "", None, True)
    told = repr(found)
    for figure in ("3.3%", "147.4", "412.4", "8,060", "21,060", "265"):
        assert figure not in told


@pytest.mark.parametrize(
    "standing",
    [
        Standing("it"),
        Standing("enterprise", body="enterprise-9999"),
        Standing("town", town="320481100"),
    ],
)
def test_verdicts_are_refused_to_who_has_no_right(firm: Any, standing: Standing) -> None:
    """IT, another firm, another town."""
    with pytest.raises(PermissionDenied):
        queries.judged(firm.code, viewer=person(standing), as_of=DAY)


def test_the_public_sees_no_verdict(firm: Any) -> None:
    """The firm's name is public, what may be said of it is not."""
    with pytest.raises(PermissionDenied):
        queries.judged(firm.code, viewer=PUBLIC, as_of=DAY)


def test_a_firm_sees_its_own_figures(firm: Any) -> None:
    """Its contact is shown everything."""
    own = person(Standing("enterprise", body=firm.code))
    assert not queries.judged(firm.code, viewer=own, as_of=DAY).hidden


def test_an_unknown_firm_is_not_found(chief: Viewer) -> None:
    """As any unknown address."""
    with pytest.raises(Http404):
        queries.judged("enterprise-9999", viewer=chief)


def test_trying_changes_the_answer_and_writes_nothing(firm: Any, chief: Viewer) -> None:
    """With 412.4 of R&D in 2023 the share is met; with a blank it is unknown."""
    facts = Fact.objects.count()
    more = queries.tried(firm.code, {"rd_expense_hte": {"2023": "412.4"}}, viewer=chief, as_of=DAY)
    assert condition(more.before, "hte", "rd_intensity").outcome == "unmet"
    assert condition(more.after, "hte", "rd_intensity").outcome == "met"
    assert "hte" in more.moved
    blank = queries.tried(firm.code, {"rd_expense_hte": {"2023": ""}}, viewer=chief, as_of=DAY)
    assert condition(blank.after, "hte", "rd_intensity").outcome == "unknown"
    assert Fact.objects.count() == facts


def test_trying_an_unreadable_number_says_so(firm: Any, chief: Viewer) -> None:
    """A message for whoever typed it."""
    with pytest.raises(guiju.BadInput, match="研发"):
        queries.tried(firm.code, {"rd_expense_hte": {"2023": "很多"}}, viewer=chief, as_of=DAY)


def test_a_page_about_one_firm_asks_few_questions(
    firm: Any, chief: Viewer, django_assert_max_num_queries: Any
) -> None:
    """Whatever the number of policies; with the firm's file at hand only for what facts rest on."""
    with django_assert_max_num_queries(7):
        alone = queries.judged(firm.code, viewer=chief, as_of=DAY)
    file = ledger.file_of(firm.code, viewer=chief, as_of=DAY)
    with django_assert_max_num_queries(1):
        assert queries.judged(firm.code, viewer=chief, as_of=DAY, file=file) == alone
