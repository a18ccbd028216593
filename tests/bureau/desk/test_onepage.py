"""The director's sheet: what stands on it, for whom it is, and what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from bureau.ledger.queries import rulebook
from bureau.reports import actions as reports
from bureau.reports.models import Edition
from tests.bureau import cast

YEAR = Path(__file__).parents[3] / "examples" / "liyang-2024"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the example year once for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        book = rulebook()
        ledger.load(
            by=SYSTEM, told=guiju.read_statements(YEAR, book.vocabulary, places=book.places)
        )
        yield
        transaction.set_rollback(True)


@pytest.fixture
def year(loaded: None, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand on the last day of the example year."""
    monkeypatch.setenv("GUIJU_TODAY", "2024-12-31")


def sheet(client: Client) -> str:
    """The page, which must be there."""
    answer = client.get("/onepage")
    assert answer.status_code == 200
    return answer.content.decode()


def part(page: str, name: str) -> str:
    """One of the four parts of the sheet."""
    return page.split(f'id="{name}"')[1].split("</section>")[0]


@pytest.mark.django_db
def test_nothing_yet_is_said(client_as: Callable[[str], Client]) -> None:
    """An empty ledger: each part says that there is nothing, and whose it is to begin."""
    page = sheet(client_as("director"))
    for words in (
        "考核指标还没有登记",
        "一个月来没有新的",
        "没有查到将到期的资质",
        "没有等您定的事",
    ):
        assert words in page


def test_the_eight_with_their_dates(year: None, client_as: Callable[[str], Client]) -> None:
    """Eight lines; 27 of 30 net new firms is three short; both dates stand in the head."""
    page = sheet(client_as("director"))
    lines = part(page, "lines")
    assert lines.count('scope="row"') == 8
    row = lines.split("高新技术企业净增数")[1].split("</tr>")[0]
    assert ">30<" in row
    assert "27" in row
    assert "差 3" in row
    assert "指标情况截至 2024-12-31" in page
    assert "掌握截至" in page


def test_a_platform_approved_is_the_first_change(
    year: None, client_as: Callable[[str], Client]
) -> None:
    """公示 to 获批 in December: on the sheet at once; one dated to the year alone is not."""
    lab = Entity.objects.get(code="platform-10")
    ledger.move_stage(
        by=SYSTEM, entity=lab, to="approved", on="2024-12-20",
        proofs={"approval_no": "苏科示〔2024〕9号", "approved_on": "2024-12-20"},
    )  # fmt: skip
    changes = part(sheet(client_as("director")), "changes")
    assert "天目湖先进储能研究院省级重点实验室" in changes
    assert "2024年12月20日转为“获批”" in changes
    assert changes.count("<li>") <= 5


def test_what_the_report_may_claim_stands_on_it(
    year: None, client_as: Callable[[str], Client]
) -> None:
    """常州市第2家 on its whole list; the rank on a list that is not whole is left out."""
    assert 'id="said"' not in sheet(client_as("director"))
    lead = cast.viewer("planning_chief")
    made = reports.open_edition(by=lead, outline="annual-2024", period="2024")
    reports.compose(by=lead, edition=made)
    said = part(sheet(client_as("director")), "changes")
    assert "常州市第2家" in said
    assert "排名第2" not in said


def test_a_report_to_be_signed_is_to_be_decided(
    year: None, client_as: Callable[[str], Client]
) -> None:
    """And an indicator that falls short; three at most."""
    made = reports.open_edition(
        by=cast.viewer("planning_chief"), outline="annual-2024", period="2024"
    )
    Edition.objects.filter(pk=made.pk).update(state="signing")
    found = part(sheet(client_as("director")), "decisions")
    assert "签发“2024年工作总结及2025年工作思路”" in found
    assert f"/reports/{made.pk}/final" in found
    assert "补差：" in found
    assert found.count("<li>") <= 3


def test_for_whom_it_is(year: None, client_as: Callable[[str], Client]) -> None:
    """One tap from the director's desk; a town officer is sent to his own pages."""
    assert 'href="/onepage"' in client_as("director").get("/desk").content.decode()
    assert 'href="/onepage"' not in client_as("town").get("/desk").content.decode()
    assert client_as("town").get("/onepage").status_code == 403
    for role, leads in (("director", True), ("town", False)):
        assert ('href="/onepage"' in client_as(role).get("/indicators").content.decode()) == leads
    assert date.fromisoformat("2024-12-31") == guiju.calendar.today()
