"""Facts are appended; what stands is derived; of two writers the slower is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.models import User
from bureau.accounts.viewer import Standing, Viewer
from bureau.ledger import actions, queries
from bureau.ledger.models import Current, Fact, Row

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> Viewer:
    """Return a chief of the section that answers for firms."""
    user = User.objects.create(username="gaoxin", full_name="高新科长")
    return Viewer(user.pk, "高新科长", (Standing("chief", section="高新科"),))


@pytest.fixture
def firm(chief: Viewer) -> Any:
    """Return a firm with a town and two years of sales."""
    town = actions.create(
        by=Viewer(None, "系统", (Standing("chief"),)),
        kind="town",
        values={"name": "天目湖镇", "code": "320481106", "kind": "town", "officer": "某某"},
    )
    return actions.create(
        by=chief,
        kind="enterprise",
        values={
            "name": "示例智能装备有限公司",
            "credit_code": "",
            "life_status": "active",
            "town": town.code,
            "registration_date": "2018-03-01",
            "sales_revenue": {2023: "7000", 2024: "8060"},
        },
    )


def test_money_is_kept_in_fen_and_shown_in_wan(firm: Any, chief: Viewer) -> None:
    """8060 in 万元 is 8,060,000,000 分, and the row has the town's code."""
    row = Row.objects.get(entity=firm)
    assert (row.name, row.town, row.section) == ("示例智能装备有限公司", "320481106", "高新科")
    held = Current.objects.get(entity=firm, concept="sales_revenue", period="2024")
    assert held.number == 8_060_000_000
    line = queries.dossier(firm.code, viewer=chief).lines["sales_revenue"]
    assert [entry.text for entry in line.entries] == ["8,060 万元", "7,000 万元"]


def test_a_correction_keeps_what_it_replaces(firm: Any, chief: Viewer) -> None:
    """The old value stays in the history and under the new one's `replaces`."""
    before = Current.objects.get(entity=firm, concept="sales_revenue", period="2024").fact
    made = actions.record(
        by=chief,
        entity=firm,
        concept="sales_revenue",
        value="8100",
        period="2024",
        replaces=before.pk,
        reason="审计调整",
    )
    assert made.replaces_id == before.pk
    line = queries.dossier(firm.code, viewer=chief).lines["sales_revenue"]
    assert line.now is not None
    assert line.now.text == "8,100 万元"
    assert [entry.text for entry in line.history] == ["8,060 万元"]


def test_the_slower_of_two_writers_is_told_both_values(firm: Any, chief: Viewer) -> None:
    """Nothing is written over what the writer did not see."""
    before = Current.objects.get(entity=firm, concept="sales_revenue", period="2024").fact_id
    once = {"by": chief, "entity": firm, "concept": "sales_revenue", "period": "2024"}
    actions.record(**once, value="8100", replaces=before)
    with pytest.raises(actions.MovedOn, match=r"现在是“8,100 万元”.*您填的是“8,200 万元”"):
        actions.record(**once, value="8200", replaces=before)
    assert Fact.objects.filter(entity=firm, concept="sales_revenue", period="2024").count() == 2


def test_a_firms_word_waits_until_somebody_else_accepts_it(firm: Any, chief: Viewer) -> None:
    """A proposal changes nothing; accepted, it stands; its author may not accept it."""
    own = Viewer(None, "企业", (Standing("enterprise", body=firm.code),))
    made = actions.record(
        by=own, entity=firm, concept="employees_total", value="120", period="2024"
    )
    assert made.proposed
    assert not Current.objects.filter(entity=firm, concept="employees_total").exists()
    assert list(queries.proposals(viewer=chief)) == [made]
    actions.decide(by=chief, fact=made, accepted=True)
    assert Current.objects.get(entity=firm, concept="employees_total").number == 120


def test_another_towns_officer_is_refused(firm: Any) -> None:
    """By the action itself, whatever page it came from."""
    other = Viewer(None, "镇", (Standing("town", town="320481001"),))
    with pytest.raises(PermissionDenied, match="天目湖镇"):
        actions.record(by=other, entity=firm, concept="employees_total", value="1", period="2024")
    with pytest.raises(PermissionDenied):
        queries.dossier(firm.code, viewer=other)


def test_the_kernel_judges_what_the_ledger_holds(firm: Any) -> None:
    """Facts in the kernel's whole numbers, titles unknown as long as none is entered."""
    facts = queries.facts_of(firm.code, as_of=date(2024, 12, 31))
    assert facts.years["sales_revenue"] == {2023: 7_000_000_000, 2024: 8_060_000_000}
    assert facts.values["registration_date"] == (date(2018, 3, 1) - date(1970, 1, 1)).days
    assert facts.titles is None
    judged = guiju.judge(queries.rulebook(), facts, date(2024, 12, 31))
    assert judged["hte"].verdict == "unknown"


def test_a_merge_is_a_link_and_can_be_undone(firm: Any, chief: Viewer) -> None:
    """The duplicate leaves the list; its facts are read as the other's; unmerged, both stand."""
    twin = actions.create(
        by=chief,
        kind="enterprise",
        values={
            "name": "示例智能装备公司",
            "life_status": "active",
            "employees_total": {2024: "88"},
        },
    )
    actions.merge(by=chief, duplicate=twin, into=firm, reason="同一家，旧名")
    assert [row.code for row in queries.rows("enterprise", viewer=chief)] == [firm.code]
    assert queries.facts_of(firm.code, as_of=date(2024, 12, 31)).years["employees_total"] == {
        2024: 88
    }
    actions.unmerge(by=chief, duplicate=twin, reason="不是同一家")
    assert queries.rows("enterprise", viewer=chief).count() == 2


def test_a_withdrawn_source_takes_its_facts_back(firm: Any, chief: Viewer) -> None:
    """What stood before stands again; restored, the later value is back."""
    source = actions.add_source(by=chief, title="更正表")
    actions.record(
        by=chief, entity=firm, concept="sales_revenue", value="9000", period="2024", source=source
    )
    actions.withdraw_source(by=chief, source=source, reason="传错了")
    held = Current.objects.get(entity=firm, concept="sales_revenue", period="2024")
    assert held.number == 8_060_000_000
    actions.restore_source(by=chief, source=source, reason="没有错")
    held = Current.objects.get(entity=firm, concept="sales_revenue", period="2024")
    assert held.number == 9_000_000_000


def test_found_by_initials_old_names_and_codes(firm: Any, chief: Viewer) -> None:
    """示例智能装备 is slznzb; a part of the name will do; other towns' officers find nothing."""
    for text in ("slznzb", "智能装备", firm.code):
        assert [row.code for row in queries.search(text, viewer=chief)] == [firm.code]
    other = Viewer(None, "镇", (Standing("town", town="320481001"),))
    assert queries.search("智能装备", viewer=other) == []


def test_rebuilding_gives_the_same(firm: Any, chief: Viewer) -> None:
    """Every derived row is the same after it has been made again from nothing."""

    def state() -> list[Any]:
        return [
            sorted(
                Current.objects.values_list(
                    "entity", "concept", "period", "slot", "number", "text", "ref", "fact"
                )
            ),
            sorted(Row.objects.values_list("pk", "name", "town", "bodies", "stage", "main_first")),
        ]

    before = state()
    actions.derive_all()
    assert state() == before


def test_money_of_yi_is_shown_to_two_places(firm: Any, chief: Viewer) -> None:
    """12345.5 万元 is 1.23 亿元, 12350 exactly half way goes to the even 1.24."""
    for year, written, said in (("2021", "12345.5", "1.23 亿元"), ("2022", "12350", "1.24 亿元")):
        actions.record(by=chief, entity=firm, concept="sales_revenue", period=year, value=written)
        line = queries.dossier(firm.code, viewer=chief).lines["sales_revenue"]
        assert next(entry.text for entry in line.entries if entry.period == year) == said


@pytest.mark.parametrize("written", ["无", []])
def test_no_item_at_all_is_known(firm: Any, chief: Viewer, written: Any) -> None:
    """A firm without awards is judged by an empty list, and its page says 无."""
    actions.record(by=chief, entity=firm, concept="science_awards", value=written)
    held = queries.facts_of(firm.code, as_of=date(2024, 12, 31))
    assert held.lists["science_awards"] == ()
    assert queries.dossier(firm.code, viewer=chief).text("science_awards") == "无"
