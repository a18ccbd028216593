"""A folder becomes a ledger: relations, lists, years, what each rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from guiju.periods import stretch
from tests.guiju.ledger.laboratory import LAB, ROW, lab, opened
from tests.records import ids


def test_what_a_record_rests_on(tmp_path: Path) -> None:
    """Source and grade of the row, with file and line."""
    given = lab(tmp_path).given
    assert (given.source, given.grade) == ("s-1", "A")
    assert given.at.text().endswith("lab.csv 第2行")


def test_relations_lead_both_ways(tmp_path: Path) -> None:
    """A cell holds the id of one record, links hold those of several."""
    links = (
        "from,relation,to\nlab-1,partners,body-1\nlab-1,partners,body-2\nlab-1,partners,body-1\n"
    )
    found = opened(tmp_path, {"lab": LAB + ROW, "links": links})
    record = found.find("lab-1")
    assert record is not None
    assert ids(found.related(record, "host")) == ["body-1"]
    assert ids(found.related(record, "partners")) == ["body-1", "body-2"]


def test_a_list_is_a_table_of_its_own(tmp_path: Path) -> None:
    """A row an item, each with every field, blanks as None."""
    items = lab(tmp_path, **{"lab-rounds": "id,round,on,passed\nlab-1,final,2024-06,\n"})
    assert items.lists["rounds"] == ({"round": 1, "on": stretch("2024-06"), "passed": None},)


def test_years_are_a_table_of_their_own(tmp_path: Path) -> None:
    """Yearly facts by year, in the unit of the concept."""
    years = "id,year,sales\nfirm-1,2023,100\nfirm-1,2024,120.5\n"
    record = opened(tmp_path, {"enterprise": "id,core\nfirm-1,是\n", "enterprise-years": years})
    firm = record.find("firm-1")
    assert firm is not None
    assert firm.years["sales"] == {2023: 100_000_000, 2024: 120_500_000}


def test_names(tmp_path: Path) -> None:
    """A record goes by its naming field, else by its id."""
    found = opened(tmp_path, {"lab": LAB + ROW, "grant": "id,ref\ngrant-1,lab-1\n"})
    records = [found.find(name) for name in ("lab-1", "grant-1")]
    assert [found.name_of(each) for each in records if each] == ["示例实验室", "grant-1"]


def test_the_card(tmp_path: Path) -> None:
    """Place, title, and since when the ledger is kept."""
    found = opened(tmp_path, {})
    assert (found.place, found.title, found.since) == ("320481", "示例台账", date(2024, 1, 1))


def test_the_hash_is_of_every_table(tmp_path: Path) -> None:
    """One changed cell is another ledger; a file nobody reads is not."""
    first = opened(tmp_path, {"lab": LAB + ROW}).hash
    (tmp_path / "ledger" / "notes.txt").write_text("随手记")
    assert opened(tmp_path, {"lab": LAB + ROW}).hash == first
    assert opened(tmp_path, {"lab": LAB + ROW.replace("30", "31")}).hash != first


def test_levels_are_in_the_words_of_the_place(tmp_path: Path) -> None:
    """The county's own table may say 示例县级 where another says 县级."""
    tables = {"lab": "id,name,level\nlab-1,甲,示例市级\nlab-2,乙,city\n"}
    found = opened(tmp_path, tables)
    assert [record.value("level") for record in found.of("lab")] == [1, 1]


def test_facts_and_links_go_by_labels_too(tmp_path: Path) -> None:
    """What people see on a form is what they write: 获批日期 is approved_on, 合作方 partners."""
    facts = "记录,事实,日期,值\nlab-1,获批日期,,2024-05\n"
    links = "自,关系,至\nlab-1,合作方,body-2\n"
    record = lab(tmp_path, facts=facts, links=links)
    assert record.value("approved_on") == stretch("2024-05")
    assert record.links["partners"] == ("body-2",)
