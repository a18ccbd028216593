"""Everybody in one table: the same as one firm after another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from examples.county.firms import firms
from examples.county.tables import write

import guiju
from bureau.accounts.models import User
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.ledger import actions, queries
from bureau.ledger.models import Entity
from guiju.facts import facts_of_row

pytestmark = pytest.mark.django_db
DAY, THEN = date(2024, 12, 31), date(2024, 6, 30)


@pytest.fixture
def county(tmp_path: Path) -> None:
    """Forty invented firms, known since the end of 2023."""
    for code, name in queries.towns().items():
        given = {"name": name, "code": code, "kind": "town", "officer": "某某（示例）"}
        actions.create(by=SYSTEM, kind="town", values=given, code=f"town-{code}")
    write(firms(40, list(queries.towns().items()), 5), tmp_path / "facts")
    call_command("load-firms", str(tmp_path / "facts"), "--sample", "--known-at", "2023-12-31")


def told(snapshot: guiju.Snapshot) -> dict[str, guiju.Facts]:
    """Every firm of a snapshot for the exact reading."""
    vocabulary = queries.rulebook().vocabulary
    rows = snapshot.frame.iter_rows(named=True)
    return {row["entity"]: facts_of_row(row, vocabulary, snapshot.as_of) for row in rows}


def bare(facts: guiju.Facts) -> guiju.Facts:
    """Facts without the name, which a table has as a description, and without those of people."""
    values = {name: value for name, value in facts.values.items() if name != "name"}
    lists = {name: value for name, value in facts.lists.items() if name != "contacts"}
    return replace(facts, values=values, lists=lists)


def same(as_of: date, as_known: date | None = None) -> dict[str, guiju.Facts]:
    """Hold everybody's table against one firm after another."""
    found = told(queries.snapshot(as_of=as_of, as_known=as_known))
    assert found
    for code, facts in found.items():
        assert facts == bare(queries.facts_of(code, as_of=as_of, as_known=as_known))
    return found


def correct(code: str, concept: str, value: Any, period: str = "", **given: Any) -> None:
    """Another value for a fact."""
    entity = Entity.objects.get(code=code)
    actions.record(by=SYSTEM, entity=entity, concept=concept, value=value, period=period, **given)


@pytest.mark.usefixtures("county")
def test_everybody_is_what_each_is() -> None:
    """Numbers, choices, days, lists and titles of every firm."""
    found = same(DAY)
    assert len(found) == 40
    assert any(facts.titles for facts in found.values())
    assert any(facts.lists for facts in found.values())


@pytest.mark.usefixtures("county")
def test_what_holds_from_a_day_holds_then() -> None:
    """A number with a date of its own counts from that date; a blank said later is a blank."""
    correct("SL0001", "region_code", "320481106", "2024-07-01")
    correct("SL0002", "sales_revenue", None, "2023")
    correct("SL0003", "resident_enterprise", "不适用")
    before, after = same(THEN), same(DAY)
    assert "region_code" not in before["SL0001"].values
    assert after["SL0001"].values["region_code"] == 320481106000
    assert 2023 not in after["SL0002"].years.get("sales_revenue", {})
    assert "resident_enterprise" not in after["SL0003"].values


@pytest.mark.usefixtures("county")
def test_what_was_not_known_then_is_not_in_it() -> None:
    """As known on a day: corrections later than it, proposals accepted later, sources withdrawn."""
    source = actions.add_source(by=SYSTEM, kind="审计", title="审计报告")
    correct("SL0001", "sales_revenue", "1234", "2023", known_on=date(2024, 3, 1), source=source)
    correct("SL0001", "sales_revenue", "5678", "2023", known_on=date(2024, 9, 1))
    correct("SL0002", "net_profit", "1", "2023", known_on=date(2024, 9, 1))
    then, now = same(DAY, THEN), same(DAY)
    assert then["SL0001"].years["sales_revenue"][2023] == 1_234_000_000
    assert now["SL0001"].years["sales_revenue"][2023] == 5_678_000_000
    actions.withdraw_source(by=boss(), source=source, reason="示例")
    same(DAY, THEN)
    same(DAY)


@pytest.mark.usefixtures("county")
def test_a_proposal_counts_from_its_acceptance() -> None:
    """A firm's own word is a proposal; a chief accepts it, and it stands from then on."""
    own = Viewer(
        User.objects.create(username="firm").pk, "企业", (Standing("enterprise", body="SL0004"),)
    )
    fact = actions.record(
        by=own,
        entity=Entity.objects.get(code="SL0004"),
        concept="sales_revenue",
        value="77",
        period="2019",
    )
    assert 2019 not in same(DAY)["SL0004"].years.get("sales_revenue", {})
    actions.decide(by=boss(), fact=fact, accepted=True)
    assert same(DAY)["SL0004"].years["sales_revenue"][2019] == 77_000_000
    today = guiju.calendar.today()
    assert same(DAY, today)["SL0004"].years["sales_revenue"][2019] == 77_000_000


@pytest.mark.usefixtures("county")
def test_a_merged_firm_is_read_with_the_one_it_is() -> None:
    """Its facts fill what the other lacks; it is no row of its own."""
    correct("SL0006", "sales_revenue", "99", "2018")
    one, other = (Entity.objects.get(code=code) for code in ("SL0006", "SL0005"))
    actions.merge(by=boss(), duplicate=one, into=other, reason="同一家")
    found = same(DAY)
    assert "SL0006" not in found
    assert found["SL0005"].years["sales_revenue"][2018] == 99_000_000


@pytest.mark.usefixtures("county")
def test_a_merge_is_known_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Merged on 1 March 2025 and taken apart on 1 June: as known in between, one firm; else two."""
    correct("SL0006", "sales_revenue", "99", "2018", known_on=date(2024, 9, 1))
    one, other = (Entity.objects.get(code=code) for code in ("SL0006", "SL0005"))
    monkeypatch.setenv("GUIJU_TODAY", "2025-03-01")
    actions.merge(by=boss(), duplicate=one, into=other, reason="同一家")
    for known, merged in ((date(2025, 2, 28), False), (date(2025, 3, 1), True)):
        found = same(DAY, known)
        assert ("SL0006" not in found) is merged
        assert (2018 in found["SL0005"].years["sales_revenue"]) is merged
        file = queries.file_of("SL0005", viewer=SYSTEM, as_of=DAY, as_known=known)
        assert bool(file.dossier.merged) is merged
        assert (2018 in file.facts.years["sales_revenue"]) is merged
    monkeypatch.setenv("GUIJU_TODAY", "2025-06-01")
    actions.unmerge(by=boss(), duplicate=one, reason="不是同一家")
    assert "SL0006" in same(DAY)
    assert "SL0006" not in same(DAY, date(2025, 5, 31))
    assert "SL0006" in same(DAY, date(2025, 2, 28))


def boss() -> Viewer:
    """A chief who may decide."""
    user, _ = User.objects.get_or_create(username="chief")
    return Viewer(user.pk, "科长", (Standing("chief", section="高新科"), Standing("director")))
