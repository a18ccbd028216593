"""`/me/ladder`: the next step with amounts, numbers tried without writing, certificates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions
from bureau.ledger.models import Fact
from tests.bureau.portal.firm import CODE

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]
TRY = "/me/ladder/hte/try"


@pytest.fixture
def short(firm: Any) -> Any:
    """The firm with everything known, and short of R&D: 2025 had 200 of it.

    (150 + 200 + 200) ÷ 12000 = 4.58 %, where 5 % asks for 600: 50 are short.
    """
    said = {
        "tech_staff_hte": "10",
        "total_income": "5000",
        "hightech_income": "3000",
        "rd_expense_hte": "200",
    }
    for concept, value in said.items():
        actions.record(by=SYSTEM, entity=firm, concept=concept, period="2025", value=value)
    return firm


def test_the_least_step_says_its_amount_and_clause(short: Any, page: Page) -> None:
    """One 百元 of sales more and 4 % is asked, which 550 ÷ 12000.01 is; else 50 万元 more of R&D."""
    told = page("/me/ladder")
    assert '销售收入增加 <b class="n">0.01万元</b>（至5,000.01万元）' in told
    assert "走不通时：研发费用（高企口径）增加50万元（至250万元）" in told
    assert "第十一条（五）" in told


def test_each_condition_shows_value_threshold_and_clause(short: Any, page: Page) -> None:
    """10 of 100 are 10 %, which is enough."""
    told = page("/me/ladder/hte")
    for words in ("10%", "不低于10%", "第十一条（四）", "不满足", "《2025年度审计报告》"):
        assert words in told


def test_a_number_tried_is_judged_and_not_written(short: Any, client: Client) -> None:
    """With 250 everything is met; the ledger still says 200."""
    facts = Fact.objects.count()
    told = client.get(f"{TRY}?rd_expense_hte.2025=250").content.decode()
    assert "高新技术企业认定：不符合 → 符合" in told
    assert "没有写入任何数据" in told
    assert Fact.objects.count() == facts
    assert "高新技术企业认定：不符合 → 符合" not in client.get(TRY).content.decode()


def test_one_fen_short_of_the_step_is_still_short(short: Any, client: Client) -> None:
    """249.999999 is 0.01 元 under 250."""
    told = client.get(f"{TRY}?rd_expense_hte.2025=249.999999").content.decode()
    assert "不符合 → 不符合" in told


def test_a_blank_is_unknown_not_nought(short: Any, client: Client) -> None:
    """Without the R&D of 2025 the share is open."""
    told = client.get(f"{TRY}?rd_expense_hte.2025=").content.decode()
    assert "不符合 → 待定" in told


def test_a_number_nobody_can_read_is_told(short: Any, client: Client) -> None:
    """By the fact's name."""
    told = client.get(f"{TRY}?rd_expense_hte.2025=很多").content.decode()
    assert "研发费用" in told
    assert "不是数字" in told


def test_the_result_alone_is_sent_to_a_page_that_asks_for_it(short: Any, client: Client) -> None:
    """The same words without the frame."""
    told = client.get(f"{TRY}?rd_expense_hte.2025=250", headers={"HX-Request": "true"})
    assert "不符合 → 符合" in told.content.decode()
    assert "<html" not in told.content.decode()


def test_a_certificate_is_checked_again_to_the_same(
    short: Any, client: Client, tmp_path: Path
) -> None:
    """What is downloaded verifies against the rulebook, and says what the page says."""
    answer = client.post("/me/ladder/hte/certificate")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    file = tmp_path / "certificate.html"
    file.write_bytes(b"".join(answer.streaming_content))
    checked = guiju.verify(file, guiju.load_rulebook())
    assert checked.same, checked.differences
    assert (checked.rejudged, checked.certificate.head["policy"]) == ("ineligible", "hte")


def test_a_certificate_rests_on_what_is_confirmed(
    short: Any, own: Any, client: Client, tmp_path: Path
) -> None:
    """The firm's own waiting answer counts on its page and not in what it takes away."""
    actions.record(
        by=own, entity=short, concept="rd_expense_hte", period="2025", value="250", grade="C"
    )
    told = client.get("/me/ladder/hte").content.decode()
    assert "就能报" in told
    assert "待核实的 1 项不在其中" in told
    answer = client.post("/me/ladder/hte/certificate")
    file = tmp_path / "certificate.html"
    file.write_bytes(b"".join(answer.streaming_content))
    assert guiju.verify(file, guiju.load_rulebook()).rejudged == "ineligible"


def test_certificates_are_made_by_a_press_not_by_a_link(short: Any, client: Client) -> None:
    """A link that is followed by a machine makes none."""
    assert client.get("/me/ladder/hte/certificate").status_code == 405


@pytest.mark.parametrize("path", ["/me/ladder/nothing", "/me/ladder/nothing/try"])
def test_an_unknown_policy_is_not_found(short: Any, client: Client, path: str) -> None:
    """As any address nobody answers."""
    assert client.get(path).status_code == 404


def test_a_platform_has_no_ladder(client_as: Callable[[str], Client], platforms: Any) -> None:
    """It is told whose page it is."""
    answer = client_as("platform").get("/me/ladder")
    assert answer.status_code == 403
    assert CODE not in answer.content.decode()


def test_numbers_not_named_in_the_address_stay_as_they_are(short: Any, client: Client) -> None:
    """One number tried leaves the others filled in, not unknown."""
    told = client.get(f"{TRY}?rd_expense_hte.2025=250").content.decode()
    assert 'name="sales_revenue.2025" value="5000"' in told


def test_any_number_the_policy_reads_may_be_tried(short: Any, client: Client) -> None:
    """What is met already is offered below, and then stands among the fields."""
    told = client.get(TRY).content.decode()
    assert '<option value="employees_avg">' in told
    assert 'name="employees_avg.2025"' not in told
    told = client.get(f"{TRY}?add=employees_avg").content.decode()
    assert 'name="employees_avg.2025" value="100"' in told
    told = client.get(f"{TRY}?add=employees_avg&employees_avg.2025=101").content.decode()
    assert "科技人员占当年职工总数的比例" in told.partition('id="result"')[2]
