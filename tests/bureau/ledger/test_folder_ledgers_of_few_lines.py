"""What a folder ledger of a few lines says: slips in it, merged things, lists known to be empty."""

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
from bureau.ledger.models import Entity
from guiju.rollup.firms import Firms

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
