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
from guiju.rollup.firms import Firms
from tests.ledgers import EXAMPLE, said

pytestmark = pytest.mark.django_db
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


@pytest.fixture
def year() -> None:
    """The year 2024, loaded."""
    call_command("load-ledger", str(EXAMPLE))


@pytest.mark.usefixtures("year")
def test_the_year_2024_comes_out_as_it_went_in(tmp_path: Path) -> None:
    """Record by record, each with its provenance; and the derived tables are sound."""
    assert said(exported(tmp_path)) == said(opened(EXAMPLE))
    before = fingerprint()
    actions.derive_all()
    assert fingerprint() == before


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("day", ["2023-12-31", "2024-07-01", "2025-01-06", "2025-03-12"])
def test_as_known_on_a_day(tmp_path: Path, day: str) -> None:
    """The export of a past day is what the kernel sees of the original on that day."""
    found = exported(tmp_path, "--as-known", day)
    then = said(opened(EXAMPLE, date.fromisoformat(day)))
    now = said(found)
    assert now["records"] == then["records"]
    assert found.known_at == date.fromisoformat(day)


@pytest.mark.usefixtures("year")
def test_a_second_loading_is_refused(tmp_path: Path) -> None:
    """Nothing is doubled, nothing half written."""
    facts = Fact.objects.count()
    with pytest.raises(CommandError, match="这些编号已经有了"):
        call_command("load-ledger", str(EXAMPLE))
    assert Fact.objects.count() == facts


def test_a_slip_in_a_table_is_told_with_its_line(tmp_path: Path) -> None:
    """As by the kernel's own command; nothing is written."""
    (tmp_path / "ledger.yaml").write_text('place: "320481"\n')
    (tmp_path / "institution.csv").write_text("id,name,kind\nin-1,甲,飞船\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"institution\.csv 第2行"):
        call_command("load-ledger", str(tmp_path))
    assert not Entity.objects.exists()


def test_another_county_is_refused(tmp_path: Path) -> None:
    """A ledger is of one place."""
    (tmp_path / "ledger.yaml").write_text('place: "320482"\n')
    with pytest.raises(CommandError, match="台账是 320482 的，本系统是 320481 的"):
        call_command("load-ledger", str(tmp_path))


@pytest.mark.usefixtures("year")
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


def test_one_of_two_merged(tmp_path: Path, chief: Viewer) -> None:
    """The other is left out; what it alone says is said of the one, links lead there too."""
    values = {"name": "示例甲", "life_status": "active"}
    one = actions.create(by=chief, kind="enterprise", values=values, code="e-1")
    more = {"name": "示例甲有限", "life_status": "active", "officer": "某某"}
    other = actions.create(by=chief, kind="enterprise", values=more, code="e-2")
    grant = {"holder": "e-2", "kind": "hte", "granted_on": "2024-11-06", "state": "valid"}
    actions.create(by=chief, kind="title", values=grant, code="t-1")
    actions.merge(by=chief, duplicate=other, into=one, reason="同一统一代码")
    found = exported(tmp_path)
    assert found.find("e-2") is None
    assert found.find("e-1").value("officer") == "某某"
    assert found.find("e-1").value("name") == "示例甲"
    assert found.find("t-1").value("holder") == "e-1"


def test_a_list_known_to_be_empty(tmp_path: Path, chief: Viewer) -> None:
    """No award and no incident come out as such, are judged so by the kernel, and load again."""
    values = {"name": "示例甲", "life_status": "active"}
    firm = actions.create(by=chief, kind="enterprise", values=values, code="e-1")
    for concept in ("science_awards", "major_incident_dates"):
        actions.record(by=chief, entity=firm, concept=concept, value="无")
    found = exported(tmp_path)
    record, day = found.find("e-1"), date(2024, 12, 31)
    assert record.value("science_awards") == "不适用"
    assert record.value("major_incident_dates") == ()
    assert "talents" not in record.lists
    lists = {"science_awards": (), "major_incident_dates": ()}
    assert Firms(queries.rulebook(), found).facts(record, day).lists == lists
    assert queries.facts_of("e-1", as_of=day).lists == lists
    book = queries.rulebook()
    told = guiju.read_statements(tmp_path / "out", book.vocabulary, places=book.places)
    assert [(row.concept, row.value) for row in told.facts] == [("science_awards", "不适用")]


@pytest.mark.usefixtures("year")
def test_a_withdrawn_paper(tmp_path: Path, chief: Viewer) -> None:
    """It comes out as withdrawn, what rests on it beside it."""
    paper = Source.objects.get(code="source-058")
    actions.withdraw_source(by=chief, source=paper, reason="撤销")
    found = exported(tmp_path)
    assert found.sources["source-058"].withdrawn_on == guiju.calendar.today()
    assert found.find("title-003").given.source == "source-058"
