"""The page of one firm: the one thing to do with amount and clause, reasons, facts, who sees what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bureau.accounts.models import Reading
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions
from bureau.ledger.models import Current, Fact
from tests.bureau.desk.conftest import STEP

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
HTE = "?policy=hte"


def text_of(client: Client, path: str) -> str:
    """What a page says."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def address(firm: Any, rest: str = "") -> str:
    """The firm's page."""
    return f"/desk/firms/{firm.code}{rest}"


def test_the_one_thing_to_do_has_amount_clause_and_date(firm: Any, client_as: As) -> None:
    """147.4 万元 more R&D; 4 % by 第十一条（五）; in place a year on, when batches are open."""
    page = text_of(client_as("chief"), address(firm, HTE))
    assert '<b class="n">147.4万元</b>' in page
    assert "约3.3%" in page
    assert "不低于4%（上年销售收入超过5,000万元、不超过2亿元）" in page
    assert "第十一条（五）" in page
    assert "最早 2025-12-31 可达到" in page


def test_findings_come_with_paper_and_grade(firm: Any, client_as: As) -> None:
    """The unmet one first; three years of one audit are one paper."""
    page = text_of(client_as("chief"), address(firm, HTE))
    assert page.index('class="is-unmet"') < page.index('class="is-met"')
    assert "《2023年度审计报告》2021–2023 · A 级" in page


def test_the_ladder_and_what_to_look_out_for(firm: Any, title: Any, client_as: As) -> None:
    """On the first rung until 31 March: 90 days, of which the page says how many are worked."""
    page = text_of(client_as("chief"), address(firm))
    assert "有效至2025-03-31" in page
    assert "还剩90天" in page
    assert "2025-03-31 前" in page


def test_every_fact_stands_with_source_grade_and_day(firm: Any, client_as: As) -> None:
    """By theme, the years beside each other; what is blank is named."""
    page = text_of(client_as("chief"), address(firm))
    for said in ("研发投入", "8,060 万元", "6,000 万元", "91320481MA1ABCDE19", "还不知道："):
        assert said in page


def test_all_other_policies_are_folded_by_how_near(firm: Any, client_as: As) -> None:
    """Each policy once, in a group; the ladders themselves are none."""
    page = text_of(client_as("chief"), address(firm))
    for group in ("差一点", "补几项就有结论", "不适用"):
        assert f"<strong>{group}</strong>" in page
    assert "科技企业五级梯次</a>" not in page


def test_records_that_name_the_firm(firm: Any, title: Any, client_as: As) -> None:
    """Its title, with day and state."""
    page = text_of(client_as("chief"), address(firm))
    assert "资质荣誉" in page
    assert "2024-05-10" in page


def test_as_known_on_an_earlier_day(firm: Any, client_as: As) -> None:
    """Before anything was known nothing is shown, and nothing can be changed."""
    page = text_of(client_as("chief"), address(firm, "?as_known=2020-01-01"))
    assert "这里显示的是 2020-01-01 掌握的情况" in page
    assert "8,060 万元" not in page
    assert ">试一试</a>" not in page


@pytest.mark.parametrize("word", ["昨天", "2024-13-01", "<script>"])
def test_a_day_that_cannot_be_read_is_said(firm: Any, client_as: As, word: str) -> None:
    """And the page is shown as of the usual day."""
    page = text_of(client_as("chief"), address(firm, f"?as_of={word}"))
    assert "读不懂，应如 2024-12-31" in page
    assert "<script>”" not in page


def test_a_town_officer_sees_verdicts_and_no_figures(firm: Any, client_as: As) -> None:
    """His own town's firm: condition, clause and outcome; bands instead of amounts."""
    page = text_of(client_as("town"), address(firm, HTE))
    assert "第十一条（五）" in page
    assert "不满足" in page
    for figure in ("147.4", "约3.3%", "8,060 万元", "695"):
        assert figure not in page
    assert "已掌握" in page
    assert ">试一试</a>" not in page


def test_what_stands_against_a_firm_is_told_to_who_may_see_it(firm: Any, client_as: As) -> None:
    """A “no” behind a range is no reason to warn."""
    for value, is_told in (("是", True), ("否", False)):
        actions.record(
            by=SYSTEM,
            entity=firm,
            concept="incident_or_research_misconduct_prev_current_year",
            value=value,
        )
        said = "上一年及当年有重大事故或科研失信。"
        assert (said in text_of(client_as("chief"), address(firm))) is is_told
        assert "重大事故或科研失信：已掌握" not in text_of(client_as("town"), address(firm))


@pytest.mark.parametrize("rest", ["", "/try", "/sheet"])
def test_another_towns_officer_is_refused(firm: Any, client_as: As, rest: str) -> None:
    """By every address of the firm."""
    assert client_as("other_town").get(address(firm, rest)).status_code == 403


def test_another_towns_liaison_reads_the_register_only(firm: Any, client_as: As) -> None:
    """Name, town and titles are his to see; verdicts and figures are not."""
    page = text_of(client_as("other_liaison"), address(firm))
    assert STEP in page
    assert "不查看这家企业的判定结论" in page
    assert "147.4" not in page


@pytest.mark.parametrize("role", ["public", "enterprise", "it"])
def test_who_is_no_staff_or_may_not_read_firms_stays_out(
    firm: Any, client_as: As, role: str
) -> None:
    """The public is sent to sign in, others are refused."""
    assert client_as(role).get(address(firm)).status_code in (302, 403)


def test_reading_figures_leaves_a_line_and_bands_none(firm: Any, client_as: As) -> None:
    """Who saw the amounts stands in the log; who saw ranges only does not."""
    client_as("chief").get(address(firm))
    assert Reading.objects.filter(code=firm.code, how="page").count() == 1
    client_as("taskforce").get(address(firm))
    assert Reading.objects.count() == 1


def test_a_page_takes_few_queries(
    firm: Any, title: Any, client_as: As, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    """Signing in, the viewer and the log included."""
    client = client_as("chief")
    with django_assert_max_num_queries(12):
        client.get(address(firm))


def test_a_number_is_tried_and_nothing_written(firm: Any, client_as: As) -> None:
    """412.4 of R&D in 2023 makes 842.4 of 21060, exactly 4 %: nothing is unmet any more."""
    before = (Fact.objects.count(), Current.objects.count())
    client = client_as("chief")
    form = {"rd_expense_hte:2023": "412.4", "sales_revenue:2023": "8060"}
    page = client.post(address(firm, f"/try{HTE}"), form).content.decode()
    assert "不符合 → 待定" in page
    assert "有变化" in page
    assert (Fact.objects.count(), Current.objects.count()) == before


def test_one_fen_less_does_not_do(firm: Any, client_as: As) -> None:
    """412.39 is 0.01 万元 below the line."""
    form = {"rd_expense_hte:2023": "412.39"}
    page = client_as("chief").post(address(firm, f"/try{HTE}"), form).content.decode()
    assert "不符合 → 不符合" in page


def test_what_cannot_be_read_is_said_beside_it(firm: Any, client_as: As) -> None:
    """Where, what was expected, what to do; the other fields keep what was typed."""
    form = {"rd_expense_hte:2023": "约400", "sales_revenue:2023": "9000"}
    page = client_as("chief").post(address(firm, f"/try{HTE}"), form).content.decode()
    assert "“约400”不是数字" in page
    assert 'value="9000"' in page
    assert "有 1 个数读不懂" in page


def test_who_may_not_see_figures_cannot_try_them(firm: Any, client_as: As) -> None:
    """A town officer would learn the amounts by trying."""
    assert client_as("town").get(address(firm, "/try")).status_code == 403


def test_names_are_shown_as_they_are_written(client_as: As) -> None:
    """Quotes, marks and emoji do no harm."""
    name = "示例<b>“锐”</b>&😀有限公司"
    odd = actions.create(
        by=SYSTEM, kind="enterprise", values={"name": name, "life_status": "active"}
    )
    page = text_of(client_as("chief"), address(odd))
    assert "示例&lt;b&gt;“锐”&lt;/b&gt;&amp;😀有限公司" in page
    assert "<b>“锐”</b>" not in page


def test_an_unknown_firm_is_not_found(client_as: As) -> None:
    """Nor is a record of another kind under a firm's address."""
    assert client_as("chief").get("/desk/firms/enterprise-9999").status_code == 404
    assert client_as("chief").get("/desk/firms/town-106").status_code == 404
