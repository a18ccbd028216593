"""Proposals decided, sources withdrawn, lists declared complete, codes looked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bureau.ledger import actions
from bureau.ledger.models import Completeness, Current, Fact, Source
from tests.bureau import cast
from tests.bureau.ledger.pages import centre, hidden, words

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


@pytest.fixture
def proposed(firms: dict[str, Any]) -> list[Fact]:
    """Two facts a firm's contact proposes: 8,100 in place of 8,060, and 120 employees."""
    by = cast.viewer("enterprise")
    firm = firms[cast.FIRM]
    return [
        actions.record(by=by, entity=firm, concept=concept, value=value, period="2024")
        for concept, value in (("sales_revenue", "8100"), ("employees_total", "120"))
    ]


def test_proposals_stand_with_before_and_after(
    client_as: As, proposed: list[Fact], django_assert_max_num_queries: Any
) -> None:
    """What stands, what is proposed, by whom."""
    client = client_as("chief")
    with django_assert_max_num_queries(12):
        page = client.get("/proposals")
    text = words(page)
    assert "8,060 万元 8,100 万元" in text
    assert "（空） 120人" in text
    assert "示例企业联系人" in text
    assert "没有等您确认的内容" in words(client_as("planning_chief").get("/proposals"))
    assert client_as("enterprise").get("/proposals").status_code == 403


def test_several_are_accepted_at_once(client_as: As, proposed: list[Fact]) -> None:
    """Both stand afterwards."""
    chosen = {"fact": [fact.pk for fact in proposed], "accept": ""}
    said = client_as("chief").post("/proposals", chosen, follow=True)
    assert "采纳了 2 条" in words(said)
    held = Current.objects.get(entity__code=cast.FIRM, concept="employees_total", period="2024")
    assert held.number == 120


def test_refusing_needs_a_reason(client_as: As, proposed: list[Fact]) -> None:
    """Without one nothing is decided; with one the old value stands and the word is kept."""
    client = client_as("chief")
    one = {"fact": [proposed[0].pk], "refuse": ""}
    assert "退回没有写理由" in words(client.post("/proposals", one, follow=True))
    client.post("/proposals", {**one, "reason": "和审计报告不一致"})
    page = words(client.get(f"/records/enterprise/{cast.FIRM}"))
    assert "8,060 万元" in page
    proposed[0].refresh_from_db()
    assert proposed[0].decision.accepted is False


def test_a_withdrawn_source_takes_its_facts_along(client_as: As) -> None:
    """With a reason; the source's page says how many fall away, and restores them."""
    centre()
    client = client_as("platform_chief")
    page = words(client.get("/sources/paper"))
    assert "示例薄膜电池重点实验室" in page
    assert "共 5 条，现在计着 5 条" in page
    client.post("/sources/paper/withdraw", {"reason": "", "withdraw": "1"})
    assert Source.objects.get(code="paper").withdrawn_on is None
    client.post("/sources/paper/withdraw", {"reason": "文件作废", "withdraw": "1"})
    assert not Current.objects.filter(entity__code="centre").exists()
    assert "已撤回" in words(client.get("/sources"))
    client.post("/sources/paper/withdraw", {"reason": "核实有效", "restore": "1"})
    assert Current.objects.filter(entity__code="centre").count() == 5


def test_what_rests_on_a_source_is_shown_within_reach(client_as: As, firms: Any) -> None:
    """A town's officer sees his firm's fact on a sheet about two firms, and no file of it."""
    sheet = actions.add_source(by=cast.SYSTEM, title="示例年报", code="sheet")
    for code in (cast.FIRM, cast.OTHER_FIRM):
        actions.record(
            by=cast.SYSTEM,
            entity=firms[code],
            concept="employees_total",
            value="66",
            period="2023",
            source=sheet,
        )
    text = words(client_as("town").get("/sources/sheet"))
    assert cast.FIRM_NAME in text
    assert cast.OTHER_FIRM_NAME not in text
    assert "66" not in text.partition("依据它的事实")[2].partition("附件")[0]


def test_a_list_is_declared_complete_by_its_section(client_as: As) -> None:
    """Absence is a known no from then on; others have no form."""
    client = client_as("platform_chief")
    sent = {
        "what": "platform:kind:key_laboratory",
        "place": cast.COUNTY,
        "since": "2018",
        "as_of": "2024-12-31",
    }
    assert "依据" in words(client.get("/complete"))
    assert client.post("/complete", {**sent, "as_of": "某天"}).status_code == 422
    assert client.post("/complete", sent).status_code == 302
    made = Completeness.objects.get()
    assert (made.kind, made.field, made.value) == ("platform", "kind", "key_laboratory")
    assert "重点实验室 溧阳市 2018年 2024年12月31日" in words(client.get("/complete"))
    assert client_as("taskforce").post("/complete", sent).status_code == 403


def test_codes_are_found_by_code_and_by_word(client_as: As) -> None:
    """The rulebook's kinds, choices, stages and towns, read only."""
    client = client_as("it")
    text = words(client.get("/admin/codes", {"q": "博士后"}))
    assert "postdoc_workstation 博士后科研工作站 选项 平台 · 平台类别" in text
    assert "320481106" in words(client.get("/admin/codes", {"q": "天目湖镇"}))
    one = words(client.get("/admin/codes?kind=platform"))
    assert "谋划培育 planned → 申报 applied" in one
    assert client_as("enterprise").get("/admin/codes").status_code == 403


def test_a_town_proposes_and_the_section_decides(client_as: As, firms: Any) -> None:
    """What a town's officer enters waits on the record's page, with both values, for the chief."""
    page = f"/records/enterprise/{cast.FIRM}"
    officer, chief = client_as("town"), client_as("chief")
    assert "提出更正" in words(officer.get(page))
    form = officer.get(f"{page}/facts/chain")
    assert "提交，等待确认" in words(form)
    sent = {"value": "robotics", "replaces": hidden(form, "replaces"), "reason": "主业变了"}
    said = officer.post(f"{page}/facts/chain", sent, follow=True)
    assert "产业链已提交，等待确认" in words(said)
    assert not Current.objects.filter(entity__code=cast.FIRM, concept="chain").exists()
    waiting = chief.get(page)
    assert "待确认 1 条" in words(waiting)
    assert "（空） 机器人 主业变了" in words(waiting)
    fact = Fact.objects.get(concept="chain")
    chief.post("/proposals", {"accept": fact.pk, "next": page})
    assert Current.objects.get(entity__code=cast.FIRM, concept="chain").text == "robotics"


def test_a_decision_leads_back_to_a_record_and_nowhere_else(
    client_as: As, proposed: list[Fact]
) -> None:
    """An address outside the records is not followed."""
    sent = {"fact": [proposed[0].pk], "accept": "", "next": "https://example.org/"}
    assert client_as("chief").post("/proposals", sent)["Location"] == "/proposals"
