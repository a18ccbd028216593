"""A folder ledger goes into the service and comes out again saying the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

import guiju
from bureau.accounts.models import User
from bureau.accounts.viewer import Standing, Viewer
from bureau.ledger import actions, queries
from bureau.ledger.fingerprint import fingerprint
from bureau.ledger.models import Entity, Fact, Source
from tests.ledgers import EXAMPLE, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
CHIEF = Standing("chief", section="高新科")


def opened(folder: Path, known_at: date | None = None) -> Any:
    """A folder as the kernel sees it."""
    book = queries.rulebook()
    return guiju.open_ledger(folder, book.vocabulary, places=book.places, known_at=known_at)


def exported(root: Path, *options: str) -> Any:
    """The ledger the service writes."""
    folder = root / "out"
    call_command("export-ledger", str(folder), *options)
    return opened(folder)


@pytest.fixture
def chief() -> Viewer:
    """Somebody who may record and confirm."""
    user = User.objects.create(username="chief")
    return Viewer(user.pk, "chief", (CHIEF,))


def test_the_year_2024_comes_out_as_it_went_in(tmp_path: Path) -> None:
    """Record by record, each with its provenance; and the derived tables are sound."""
    assert said(exported(tmp_path)) == said(opened(EXAMPLE))
    before = fingerprint()
    actions.derive_all()
    assert fingerprint() == before


@pytest.mark.parametrize("day", ["2023-12-31", "2024-07-01", "2025-01-06", "2025-03-12"])
def test_as_known_on_a_day(tmp_path: Path, day: str) -> None:
    """The export of a past day is what the kernel sees of the original on that day."""
    found = exported(tmp_path, "--as-known", day)
    then = said(opened(EXAMPLE, date.fromisoformat(day)))
    now = said(found)
    assert now["records"] == then["records"]
    assert found.known_at == date.fromisoformat(day)


def test_a_second_loading_is_refused(tmp_path: Path) -> None:
    """Nothing is doubled, nothing half written."""
    facts = Fact.objects.count()
    with pytest.raises(CommandError, match="这些编号已经有了"):
        call_command("load-ledger", str(EXAMPLE))
    assert Fact.objects.count() == facts


def test_what_people_do_comes_out_too(tmp_path: Path, chief: Viewer) -> None:
    """A correction with its reason, a year taken back; a proposal nobody decided stays inside."""
    firm = Entity.objects.get(code="enterprise-06")
    actions.record(by=chief, entity=firm, concept="name", value="示例新名", period="2025-04-01",
                   reason="更名", known_on=date(2025, 4, 2))  # fmt: skip
    actions.record(by=chief, entity=firm, concept="sales_revenue", value=None, period="2024",
                   reason="填错", known_on=date(2025, 4, 3))  # fmt: skip
    Fact.objects.create(entity=firm, concept="chain", text="x", proposed=True)
    found = exported(tmp_path).find("enterprise-06")
    assert found.value("name") == "示例新名"
    assert found.provenance("name").reason == "更名"
    assert sorted(found.years["sales_revenue"]) == [2021, 2022, 2023]
    then = exported(tmp_path / "then", "--as-known", "2025-04-01").find("enterprise-06")
    assert then.value("name") == "示例恒川电力装备股份有限公司"
    assert then.years["sales_revenue"][2024] == 108_200_020_000


def test_a_withdrawn_paper(tmp_path: Path, chief: Viewer) -> None:
    """It comes out as withdrawn, what rests on it beside it."""
    paper = Source.objects.get(code="source-058")
    actions.withdraw_source(by=chief, source=paper, reason="撤销")
    found = exported(tmp_path)
    assert found.sources["source-058"].withdrawn_on == guiju.calendar.today()
    assert found.find("title-003").given.source == "source-058"
