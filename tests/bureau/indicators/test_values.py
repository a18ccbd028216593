"""Targets, values and proposals: each with its source, none over another; differences by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators import actions, queries
from bureau.indicators.actions.targets import found
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity, Source
from tests.bureau import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Cast = Callable[[str], Viewer]
TOWN = "320481106"


def hte() -> Entity:
    """Return the net increase of 2024."""
    record = found("hte_net", 2024)
    assert record is not None
    return record


@pytest.fixture
def paper(db: None) -> Source:
    """Return a paper numbers stand on."""
    return ledger.add_source(by=cast.viewer("planning_chief"), title="市科技局10月通报")


def test_a_month_is_taken_down_with_its_paper(viewer_as: Cast, paper: Source) -> None:
    """October: 22, seen on the page with the paper's title."""
    by = viewer_as("taskforce")
    actions.add_value(
        by=by, indicator=hte(), period="2024-10", nature="actual", value="22", source=paper
    )
    page = queries.indicator("hte_net", viewer=by, year=2024)
    october = next(r for r in page.values if r.period == "2024-10")
    assert (october.number, str(october.source)) == (22, "《市科技局10月通报》")


@pytest.mark.parametrize(
    ("period", "value", "said"),
    [("2023-10", "22", "不在 2024 年"), ("", "22", "没有写期间"), ("2024-10", "二十二", "二十二")],
)
def test_a_number_that_cannot_be_is_refused(
    viewer_as: Cast, paper: Source, period: str, value: str, said: str
) -> None:
    """Another year's period, none, and what is no number."""
    with pytest.raises(guiju.BadInput, match=said):
        actions.add_value(
            by=viewer_as("taskforce"),
            indicator=hte(),
            period=period,
            nature="actual",
            value=value,
            source=paper,
        )


def test_the_upper_level_s_number_is_not_written_over(viewer_as: Cast, paper: Source) -> None:
    """The task force is refused; the section that answers mends a slip, and the old one stays."""
    given = {"indicator": hte(), "period": "2024Q3", "nature": "upper", "source": paper}
    with pytest.raises(PermissionDenied, match="不改写"):
        actions.add_value(by=viewer_as("taskforce"), value="19", **given)
    chief = viewer_as("planning_chief")
    mended = actions.add_value(by=chief, value="17", **given)
    assert mended.facts.filter(concept="value").count() == 2
    page = queries.indicator("hte_net", viewer=chief, year=2024)
    assert page.line.upper is not None
    assert page.line.upper.number == 17


def test_a_town_proposes_beside_the_official_number(viewer_as: Cast) -> None:
    """天目湖镇 says 3 with a reason; target and values stay; another town's is not its to say."""
    town = viewer_as("town")
    given = {"by": town, "indicator": hte(), "period": "2024", "value": "3"}
    actions.propose_value(town=TOWN, reason="一家9月已认定未计入", **given)
    page = queries.indicator("hte_net", viewer=viewer_as("director"), year=2024)
    mine = next(each for each in page.towns if each.town == TOWN)
    assert mine.proposed is not None
    assert (mine.proposed.number, mine.target and mine.target.number) == (3, 2)
    assert page.line.actual is not None
    assert page.line.actual.number == 27
    with pytest.raises(PermissionDenied):
        actions.propose_value(town="320481001", reason="漏报", **given)
    with pytest.raises(guiju.BadInput, match="没有写理由"):
        actions.propose_value(town=TOWN, reason=" ", **given)


def test_a_sheet_without_a_figure_writes_nothing(viewer_as: Cast, paper: Source) -> None:
    """Two lines, one without its number: both are left, the missing one is named."""
    lines = [
        actions.Wanted(code="hte_net", target="35", source_set="city_performance"),
        actions.Wanted(code="patents", target=" ", source_set="city_priority"),
    ]
    with pytest.raises(guiju.BadInput, match="“万人高价值发明专利拥有量”没有写目标数"):
        actions.set_targets(by=viewer_as("planning_chief"), year=2026, lines=lines, source=paper)
    assert found("hte_net", 2026) is None


def test_a_year_s_sheet_makes_indicators_and_targets(viewer_as: Cast, paper: Source) -> None:
    """35 for 2026, mended to 36: one indicator, its target 36, both on record."""
    chief = viewer_as("planning_chief")
    for target in ("35", "36"):
        line = actions.Wanted(code="hte_net", target=target, source_set="city_performance")
        actions.set_targets(by=chief, year=2026, lines=[line], source=paper)
    page = queries.indicator("hte_net", viewer=chief, year=2026)
    assert (page.figures.target, len(page.figures.of("target"))) == (36, 1)
    assert page.line.said == "还没有数" or page.line.actual is not None


def test_a_difference_is_explained_firm_by_firm(viewer_as: Cast) -> None:
    """19 here, 18 there: a firm that moved out makes the one; until then a rest of one is shown."""
    by = viewer_as("taskforce")
    figures = queries.indicator("hte_net", viewer=by, year=2024).figures
    told = queries.difference(figures)
    assert told is not None
    assert (told.period, told.amount, told.rest, told.is_whole) == ("2024Q3", 1, 1, False)
    line = actions.explain(
        by=by,
        indicator=hte(),
        period="2024Q3",
        cause="moved",
        amount="1",
        firm="示例远瞻仪器有限公司",
    )
    told = queries.difference(figures)
    assert told is not None
    assert (told.rest, told.is_whole, told.lines[0].firm and told.lines[0].firm.code) == (
        0,
        True,
        "enterprise-43",
    )
    actions.withdraw_line(by=by, line=line)
    assert (queries.difference(figures) or told).rest == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"cause": "moved", "amount": "1"}, "没有写是哪家企业"),
        ({"cause": "moved", "amount": "1", "firm": "没有这家公司"}, "在台账里没有"),
        ({"cause": "moved", "amount": "0", "firm": "enterprise-43"}, "不是数，或者是 0"),
        ({"cause": "scope", "amount": "1"}, "口径怎样不同没有写"),
        ({"cause": "luck", "amount": "1"}, "没有选原因"),
    ],
)
def test_a_line_that_explains_nothing_is_refused(
    viewer_as: Cast, given: dict[str, str], said: str
) -> None:
    """A firm, a cause, an amount; of another reading of the rule, what differs."""
    with pytest.raises(guiju.BadInput, match=said):
        actions.explain(by=viewer_as("taskforce"), indicator=hte(), period="2024Q3", **given)
