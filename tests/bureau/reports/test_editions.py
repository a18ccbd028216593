"""One edition from its outline to the frozen text, and what is refused on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.ledger import actions as ledger
from bureau.ledger.models import Current, Entity
from bureau.reports import actions, queries
from bureau.reports.models import Edition
from tests.bureau import cast
from tests.bureau.reports.conftest import handed_in


def printed(edition: Edition, figure: str) -> list[str]:
    """How a figure is printed, in order."""
    return [f["text"] for f in edition.document["figures"] if f["id"] == figure]


def section_of(edition: Edition, word: str) -> Any:
    """The section whose heading has the word."""
    return edition.sections.get(heading__contains=word)


def test_sections_have_the_owner_their_figures_point_to(edition: Edition) -> None:
    """What counts platforms is 平台科's; what counts nothing is the lead's."""
    owners = {s.heading: s.owner for s in edition.sections.all()}
    assert owners["推进平台建设"] == "平台科"
    assert edition.sections.get(place=0).owner == "规划科"
    assert edition.state == "drafting"


def test_a_number_opens_exactly_its_records(edition: Edition, lead: Viewer) -> None:
    """2000 + 1000 + 533 = 3533 万元: three records, each with what it adds."""
    numbers = [f for f in edition.document["figures"] if f["id"] == "provincial_funds"]
    opened = queries.figure(edition, numbers[0]["number"], viewer=lead)
    assert sorted(row.code for row in opened.behind.rows) == [
        "funding-01",
        "funding-02",
        "funding-03",
    ]
    assert sorted(text for _, text in opened.behind.amounts) == [
        "1,000 万元",
        "2,000 万元",
        "533 万元",
    ]


def test_one_edition_for_a_year(edition: Edition, lead: Viewer) -> None:
    """A second is refused, and so is a period of another kind."""
    with pytest.raises(guiju.BadInput, match="已经开过"):
        actions.open_edition(by=lead, outline="annual-2024", period="2024")
    with pytest.raises(guiju.BadInput, match="不是按"):
        actions.open_edition(by=lead, outline="annual-2024", period="2024H1")


def test_two_clerks_in_one_section(edition: Edition, lead: Viewer) -> None:
    """The second is told that another version stands; his words are not written over it."""
    section = section_of(edition, "平台")
    actions.write_section(by=lead, section=section, source="第一人写的。", seen=1)
    chief = cast.viewer("platform_chief")
    with pytest.raises(actions.Overtaken, match="示例规划科长已存过一版（第2版）"):
        actions.write_section(by=chief, section=section, source="第二人写的。", seen=1)
    assert section.texts.all()[0].source == "第一人写的。"


def test_another_section_may_not_write_it(edition: Edition) -> None:
    """The chief for talent does not write of platforms."""
    with pytest.raises(PermissionDenied, match="由平台科写"):
        actions.write_section(
            by=cast.viewer("talent_chief"), section=section_of(edition, "平台"), source="", seen=1
        )


def test_a_slip_in_a_section_names_section_and_line(edition: Edition, lead: Viewer) -> None:
    """A misspelt figure on the second line of the text."""
    section = section_of(edition, "平台")
    actions.write_section(by=lead, section=section, source='好。\n{{ 量("没有") }}', seen=1)
    with pytest.raises(guiju.BadInput, match="“推进平台建设”第2行"):
        actions.compose(by=lead, edition=edition)


def test_not_sent_while_a_section_is_missing(edition: Edition, lead: Viewer) -> None:
    """Which, and whose."""
    checking = actions.advance(by=lead, edition=edition)
    with pytest.raises(guiju.BadInput, match="推进平台建设（平台科）"):
        actions.advance(by=lead, edition=checking)


def test_signed_by_others_and_frozen_by_the_director(edition: Edition, lead: Viewer) -> None:
    """The leading section does not sign; without a signature nothing is frozen."""
    signing = handed_in(edition, lead)
    director = cast.viewer("director")
    with pytest.raises(PermissionDenied):
        actions.sign(by=lead, edition=signing)
    with pytest.raises(guiju.BadInput, match="还没有别的科室签署"):
        actions.freeze(by=director, edition=signing)
    actions.sign(by=cast.viewer("chief"), edition=signing)
    with pytest.raises(PermissionDenied):
        actions.freeze(by=lead, edition=signing)
    frozen = actions.freeze(by=director, edition=signing)
    assert queries.rerun(frozen) == (True, "")


def corrected(value: str) -> None:
    """The money of the national project corrected from 533."""
    money = Entity.objects.get(code="funding-03")
    seen = Current.objects.get(entity=money, concept="amount")
    ledger.record(
        by=SYSTEM, entity=money, concept="amount", value=value, grade="A", replaces=seen.fact_id,
        reason="合同金额",
    )  # fmt: skip


def test_a_later_correction_shows_as_a_difference(edition: Edition, lead: Viewer) -> None:
    """533 → 500 after freezing: the text keeps 3533 and 288 %, the difference says 3500 and 284 %."""
    signing = handed_in(edition, lead)
    actions.sign(by=cast.viewer("chief"), edition=signing)
    frozen = actions.freeze(by=cast.viewer("director"), edition=signing)
    corrected("500")
    kept = queries.edition(edition.pk, viewer=lead)
    assert any("288%" in text for text in printed(kept, "provincial_funds_growth"))
    told = {d.id: (d.then, d.now) for d in queries.differences(kept, viewer=lead)}
    then, now = told["provincial_funds_growth"]
    assert ("288%" in then, "284%" in now) == (True, True)
    assert queries.rerun(frozen) == (True, "")


def test_nothing_is_signed_that_the_ledger_has_left_behind(edition: Edition, lead: Viewer) -> None:
    """A correction between composing and signing sends it back."""
    signing = handed_in(edition, lead)
    corrected("500")
    with pytest.raises(guiju.BadInput, match="台账又有变动"):
        actions.sign(by=cast.viewer("chief"), edition=signing)
    back = actions.send_back(by=lead, edition=signing, reason="金额更正")
    assert back.state == "drafting"


def test_who_may_not_read_drafts(edition: Edition) -> None:
    """Firms and towns do not."""
    for role in ("enterprise", "town", "public", "it"):
        with pytest.raises(PermissionDenied):
            queries.edition(edition.pk, viewer=cast.viewer(role))


def test_every_number_opens_its_records_and_no_other(edition: Edition, lead: Viewer) -> None:
    """All of them: what is listed, withheld and beyond the list is just what the figure counts."""
    figures = edition.document["figures"]
    assert len(figures) > 80
    for told in figures:
        opened = queries.figure(edition, told["number"], viewer=lead).behind
        codes = [row.code for row in opened.rows]
        assert codes == [code for code in told["records"] if code in codes], told["id"]
        assert len(codes) + opened.withheld + opened.more == len(told["records"]), told["id"]
        assert opened.gone == 0, told["id"]
