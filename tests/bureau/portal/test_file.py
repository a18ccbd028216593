"""`/me/file`: every fact with what it rests on; what the firm says becomes a proposal."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.ledger import actions, queries
from bureau.ledger.models import Attachment, Current, Fact
from tests.bureau.cast import FIRM, OTHER_FIRM_NAME
from tests.bureau.portal.firm import CODE

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]
SALES = "/me/file/sales_revenue"


def standing(firm: Any, year: str = "2025") -> Current:
    """The sales of a year as they stand."""
    return Current.objects.get(entity=firm, concept="sales_revenue", period=year)


def correction(firm: Any, **others: str) -> dict[str, str]:
    """What the form of sales sends: 5,000 万元 of 2025 corrected to 5,100."""
    sent = {"y2025": "5100", "unit": "万元", "reason": "审计调整", "seen_y2025": ""}
    sent["seen_y2025"] = str(standing(firm).fact_id)
    return sent | others


def proposed() -> list[Fact]:
    """What waits, in the order it was said."""
    return list(Fact.objects.filter(proposed=True, decision=None).order_by("pk"))


def test_each_fact_shows_source_grade_and_date(page: Page) -> None:
    """And what it is by year."""
    told = page("/me/file")
    assert "5,000 万元" in told
    assert "《2025年度审计报告》" in told
    assert "A 级" in told
    assert "2026-03-01" in told


def test_known_and_missing_are_counted(page: Page, firm: Any, own: Viewer) -> None:
    """The two together are all that may be known of a firm."""
    found = queries.dossier(firm.code, viewer=own)
    known = len(found.known())
    assert f"已知 {known} 项，缺 {len(found.lines) - known} 项" in page("/me/file")


def test_titles_are_listed(page: Page) -> None:
    """With their last day."""
    assert "有效期止：2026年3月31日" in page("/me/file")


def test_a_correction_is_a_proposal(client: Client, firm: Any) -> None:
    """What stands stays; the firm's word waits under its name, grade C, with the reason."""
    assert client.post(SALES, correction(firm)).status_code == 302
    made = proposed()[0]
    assert (made.period, made.number, made.grade, made.reason) == (
        "2025",
        5100 * 1_000_000,
        "C",
        "审计调整",
    )
    assert standing(firm).number == 5000 * 1_000_000


def test_the_unit_is_chosen_not_guessed(client: Client, firm: Any) -> None:
    """51,000,000 元 are 5,100 万元, to the 分."""
    client.post(SALES, correction(firm, y2025="51,000,000.01", unit="元"))
    assert proposed()[0].number == 5_100_000_001


def test_a_unit_chosen_for_one_year_leaves_the_others_alone(
    client: Client, page: Page, firm: Any
) -> None:
    """What stands is said beside the fields, so that 4,000 万元 of 2024 never becomes 4,000 元."""
    told = page(SALES)
    assert "现在：4,000 万元" in told
    assert 'value="4000"' not in told
    client.post(SALES, {**correction(firm, y2025="51000000", unit="元"), "y2024": ""})
    assert [fact.period for fact in proposed()] == ["2025"]


@pytest.mark.parametrize(("typed", "unit"), [("51000000", "万元"), ("4", "元")])
def test_a_thousand_times_the_year_before_is_asked_about_once(
    client: Client, firm: Any, typed: str, unit: str
) -> None:
    """4,000 万元 in 2024: the unit looks wrong; confirmed, it is taken."""
    sent = correction(firm, y2025=typed, unit=unit)
    told = client.post(SALES, sent).content.decode()
    assert "请核对单位" in told
    assert not proposed()
    client.post(SALES, {**sent, "sure": "on"})
    assert len(proposed()) == 1


def test_research_above_sales_is_asked_about(client: Client, firm: Any) -> None:
    """6,000 of research on 5,000 of sales."""
    path = "/me/file/rd_expense_hte"
    held = Current.objects.get(entity=firm, concept="rd_expense_hte", period="2025")
    sent = correction(firm, y2025="6000", seen_y2025=str(held.fact_id))
    assert "比当年销售收入还多" in client.post(path, sent).content.decode()


def test_a_correction_needs_its_reason(client: Client, firm: Any) -> None:
    """A first word on something does not."""
    client.post(SALES, correction(firm, reason=""))
    assert not proposed()
    client.post("/me/file/total_income", {"y2025": "5000", "unit": "万元"})
    assert len(proposed()) == 1


def test_what_moved_on_in_between_is_shown_not_overwritten(client: Client, firm: Any) -> None:
    """The bureau has recorded 5,050 since: both values are told, nothing is proposed."""
    sent = correction(firm)
    actions.record(by=SYSTEM, entity=firm, concept="sales_revenue", period="2025", value="5050")
    told = client.post(SALES, sent).content.decode()
    assert "5,050 万元" in told
    assert "5,100 万元" in told
    assert not proposed()


def test_saying_the_same_again_adds_nothing(client: Client, firm: Any) -> None:
    """5000 where 5,000 stands; and the same proposal twice."""
    client.post(SALES, correction(firm, y2025="5000"))
    assert not proposed()
    for _ in range(2):
        client.post(SALES, correction(firm))
    assert len(proposed()) == 1


def test_a_second_thought_takes_the_first_back(client: Client, firm: Any) -> None:
    """Only the last word waits for the bureau."""
    client.post(SALES, correction(firm))
    client.post(SALES, correction(firm, y2025="5200"))
    assert [fact.number for fact in proposed()] == [5200 * 1_000_000]


def test_evidence_is_kept_with_the_answer(client: Client, firm: Any) -> None:
    """A PDF becomes the paper the proposal rests on."""
    paper = SimpleUploadedFile("2025年审计报告.pdf", b"%PDF-1.4 example")
    client.post(SALES, {**correction(firm), "evidence": paper})
    made = proposed()[0]
    assert made.source is not None
    assert made.source.title == "2025年审计报告"
    kept = Attachment.objects.get(source=made.source)
    assert (kept.entity_id, kept.size) == (firm.pk, 16)


@pytest.mark.parametrize(
    ("name", "content"), [("机密-名单.pdf", b"%PDF-1.4"), ("a.exe", b"MZ"), ("a.pdf", b"MZ")]
)
def test_evidence_that_may_not_be_kept_keeps_nothing(
    client: Client, firm: Any, name: str, content: bytes
) -> None:
    """Secret, of a kind not taken, or not what its name says: no file, no paper, no proposal."""
    paper = SimpleUploadedFile(name, content)
    told = client.post(SALES, {**correction(firm), "evidence": paper}).content.decode()
    assert name.partition(".")[0] in told
    assert not Attachment.objects.exists()
    assert not proposed()


def test_one_item_of_a_list_is_added(client: Client, firm: Any) -> None:
    """A prize with its fields; choices by their code."""
    level = next(
        iter(queries.kind_of("enterprise").concepts["science_awards"].fields["level"].choices)
    )
    sent = {"item_level": level, "item_date": "2025-06-01", "item_rank": "2", "item_name": "某奖"}
    client.post("/me/file/science_awards", sent)
    assert json.loads(proposed()[0].text) == {
        "level": level,
        "date": "2025-06-01",
        "rank": "2",
        "name": "某奖",
    }


def test_what_a_person_judges_is_not_the_firms_to_say(client: Client) -> None:
    """The experts' score has no form, and a form sent by hand writes nothing."""
    path = "/me/file/innovation_score_total"
    assert "不由企业填写" in client.get(path).content.decode()
    client.post(path, {"value": "99"})
    assert not proposed()


def test_an_accepted_answer_joins_the_file(
    client: Client, page: Page, firm: Any, viewer_as: Callable[[str], Viewer]
) -> None:
    """And the firm reads that it was."""
    client.post(SALES, correction(firm))
    actions.decide(by=viewer_as("chief"), fact=proposed()[0], accepted=True)
    assert standing(firm).number == 5100 * 1_000_000
    assert "已采纳" in page("/me/file")
    assert "1 次变动" in page("/me/file")


def test_an_answer_is_taken_back(client: Client, firm: Any) -> None:
    """By a press on the file."""
    client.post(SALES, correction(firm))
    client.post(f"/me/file/{proposed()[0].pk}/take-back")
    assert not proposed()


def test_history_keeps_what_was_said_before(client: Client, page: Page, firm: Any) -> None:
    """The page of a fact shows the value that was replaced."""
    actions.record(
        by=SYSTEM, entity=firm, concept="sales_revenue", period="2025", value="5050", reason="核对"
    )
    told = page(SALES)
    assert "5,050 万元" in told
    assert "5,000 万元" in told


def test_no_word_of_another_firm_is_shown_or_touched(
    client: Client, page: Page, firms: Any, viewer_as: Callable[[str], Viewer]
) -> None:
    """Not on a page, and not by a number in an address."""
    theirs = actions.record(
        by=viewer_as("enterprise"),
        entity=firms[FIRM],
        concept="sales_revenue",
        period="2024",
        value="9000",
    )
    for path in ("/me", "/me/file", "/me/ladder", "/me/questions"):
        told = page(path)
        assert "8,060" not in told
        assert OTHER_FIRM_NAME not in told
    assert client.post(f"/me/file/{theirs.pk}/take-back").status_code == 404
    assert proposed() == [theirs]


def test_an_unknown_fact_is_not_found(client: Client) -> None:
    """As any address nobody answers."""
    assert client.get("/me/file/no_such_fact").status_code == 404
    assert client.post("/me/file/999999/take-back").status_code == 404


def test_own_answers_count_on_own_pages_and_nowhere_else(
    client: Client, own: Viewer, firm: Any
) -> None:
    """The firm's ladder counts 3,000 of high-tech income; what others judge by does not."""
    client.post("/me/file/total_income", {"y2025": "5000", "unit": "万元"})
    client.post("/me/file/hightech_income", {"y2025": "3000", "unit": "万元"})
    told = client.get("/me/ladder").content.decode()
    assert "待核实" in told
    assert "约60%" in told or "60%" in told
    facts = queries.facts_of(CODE, as_of=date(2026, 3, 1))
    assert "hightech_income" not in facts.years
