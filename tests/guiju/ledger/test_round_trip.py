"""A ledger read as statements and written again says the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import guiju
from guiju.rulebook import load_rulebook
from tests.guiju.ledger.laboratory import LAB, ROW, SOURCES
from tests.ledgers import EXAMPLE, said
from tests.records import BODIES, CARD, book


def folder(root: Path, tables: dict[str, str]) -> Path:
    """A ledger folder of these tables beside two bodies."""
    where = root / "ledger"
    where.mkdir()
    (where / "ledger.yaml").write_text(CARD, encoding="utf-8")
    for name, text in {**BODIES, "sources": SOURCES, **tables}.items():
        (where / f"{name}.csv").write_text(text, encoding="utf-8")
    return where


def again(root: Path, tables: dict[str, str]) -> guiju.Statements:
    """What a ledger of these tables says after being written; it must be what it said before."""
    known = book(root, "figures: {}\n")
    first = guiju.read_statements(folder(root, tables), known.vocabulary, places=known.places)
    guiju.write_ledger(root / "again", first, known.vocabulary, places=known.places)
    second = guiju.read_statements(root / "again", known.vocabulary, places=known.places)
    assert second == first
    return second


def test_the_year_2024(tmp_path: Path) -> None:
    """Record by record, today and as known on days before; a second writing is byte for byte."""
    rules = load_rulebook()
    told = guiju.read_statements(EXAMPLE, rules.vocabulary, places=rules.places)
    guiju.write_ledger(tmp_path / "once", told, rules.vocabulary, places=rules.places)
    once = guiju.read_statements(tmp_path / "once", rules.vocabulary, places=rules.places)
    assert once == told
    guiju.write_ledger(tmp_path / "twice", once, rules.vocabulary, places=rules.places)
    for day in (None, date(2024, 6, 30), date(2025, 1, 4)):
        opened = [
            guiju.open_ledger(where, rules.vocabulary, places=rules.places, known_at=day)
            for where in (EXAMPLE, tmp_path / "once")
        ]
        assert said(opened[1]) == said(opened[0])
    names = sorted(path.name for path in (tmp_path / "once").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "twice").iterdir())
    for name in names:
        assert (tmp_path / "twice" / name).read_bytes() == (tmp_path / "once" / name).read_bytes()


def test_every_sort_of_cell(tmp_path: Path) -> None:
    """Numbers, shares, choices, dates as precise as they were, lists, none and not applicable."""
    more = "lab-2,乙,不适用,body-2,2024,0.001,0,0.5%,否,无,,,\n"
    told = again(tmp_path, {"lab": LAB + ROW + more})
    values = {row.id: row.values for row in told.records}
    assert values["lab-1"]["area"] == 15_000
    assert values["lab-2"]["fields"] == ()
    assert values["lab-2"]["level"] == "不适用"


def test_corrections_with_reasons_and_taking_back(tmp_path: Path) -> None:
    """A fact keeps its day, its reason and whether it is invented; a blank takes a value back."""
    facts = (
        "entity,concept,on,value,reason,source,grade,known_at,sample\n"
        "lab-1,people,,,有误,s-1,B,2024-05-01,是\nlab-1,name,2024-06,示例新名,改名,s-1,A,2024-06-03,\n"
    )
    told = again(tmp_path, {"lab": LAB + ROW, "facts": facts})
    first = told.facts[0]
    assert (first.value, first.given.reason, first.sample) == (None, "有误", True)


def test_links_keep_their_dates_and_roles(tmp_path: Path) -> None:
    """Since when, until when, as what."""
    links = "from,relation,to,since,until,role,source,grade\nlab-1,partners,body-1,2020,2024-06,牵头,s-1,B\n"
    row = again(tmp_path, {"lab": LAB + ROW, "links": links}).links[0]
    assert row.since is not None
    assert row.until is not None
    assert (row.since.code(), row.until.code(), row.role) == ("2020", "2024-06", "牵头")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """What lies there may be somebody's ledger."""
    known = book(tmp_path, "figures: {}\n")
    where = folder(tmp_path, {})
    told = guiju.read_statements(where, known.vocabulary, places=known.places)
    with pytest.raises(guiju.BadInput, match="已经有东西"):
        guiju.write_ledger(where, told, known.vocabulary)


def test_a_link_with_an_unreadable_date(tmp_path: Path) -> None:
    """It is told with file and line."""
    links = "from,relation,to,since\nlab-1,partners,body-1,去年\n"
    with pytest.raises(guiju.BadInput, match=r"links\.csv 第2行 · 起“去年”读不懂"):
        again(tmp_path, {"lab": LAB + ROW, "links": links})


def test_a_copy_of_what_was_known_on_a_day(tmp_path: Path) -> None:
    """It may point to what nobody knew of then, and no later day can be asked of it."""
    known = book(tmp_path, "figures: {}\n")
    where = folder(tmp_path, {"lab": LAB + ROW.replace("body-1", "body-9")})
    with pytest.raises(guiju.BadInput, match="body-9”没有登记"):
        guiju.open_ledger(where, known.vocabulary, places=known.places)
    with (where / "ledger.yaml").open("a") as card:
        card.write("known_at: 2024-06-30\n")
    opened = guiju.open_ledger(
        where, known.vocabulary, places=known.places, known_at=date(2025, 1, 1)
    )
    assert opened.known_at == date(2024, 6, 30)
