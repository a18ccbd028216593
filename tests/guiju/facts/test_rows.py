"""A row of a snapshot and the facts of an entity say the same."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.facts import NEVER_HELD, Facts, entity_from_mapping, facts_of_row, frame_of
from guiju.vocabulary import Vocabulary
from tests.guiju.facts.signatures import AS_OF, Read


def test_tables_and_documents_agree(read: Read, vocabulary: Vocabulary) -> None:
    """The same facts as tables and as a document are the same Facts."""
    files = {
        "firms.csv": "entity,name,is_sme,main_product,employees_total\nE1,甲,是,泵,5\n",
        "years.csv": "entity,year,sales_revenue\nE1,2022,1\nE1,2023,2\n",
        "titles.csv": "entity,title,from,valid_to\nE1,hte,,2027-11-05\nE1,stsme,,\n",
        "science_awards.csv": "entity,level,date\nE1,省级,2023-05-06\n",
        "major_incident_dates.csv": "entity,item\nE9,2024-01-01\n",
    }
    document = {
        "id": "E1",
        "as_of": "2024-12-31",
        "facts": {
            "is_sme": True,
            "main_product": "泵",
            "employees_total": 5,
            "sales_revenue": {2022: 1, 2023: 2},
            "science_awards": [{"level": "provincial", "date": "2023-05-06"}],
            "major_incident_dates": [],
            "titles": {"hte": "2027-11-05", "stsme": None},
        },
    }
    row = read(files).frame.row(0, named=True)
    assert facts_of_row(row, vocabulary, AS_OF) == entity_from_mapping(document, vocabulary)


ENTITIES = [
    Facts("E2", as_of=AS_OF),
    Facts(
        "E1",
        values={"is_sme": 0, "main_product": "泵", "region_code": 320_481_000_000},
        years={"sales_revenue": {2023: 10**15, None: 1}, "employees_total": {2022: 5}},
        lists={"major_incident_dates": (1, None), "science_awards": ()},
        titles={"hte": None},
        as_of=AS_OF,
    ),
    Facts("E3", titles={}, as_of=AS_OF),
]


def test_round_trip(vocabulary: Vocabulary) -> None:
    """Facts made a frame and read back row by row are the same, sorted by entity."""
    frame = frame_of(ENTITIES, vocabulary, AS_OF)
    again = [facts_of_row(row, vocabulary, AS_OF) for row in frame.iter_rows(named=True)]
    assert again == sorted(ENTITIES, key=lambda facts: facts.entity)


def test_columns(vocabulary: Vocabulary) -> None:
    """Columns stand in the order of the vocabulary, years ascending, titles last."""
    frame = frame_of(ENTITIES, vocabulary, AS_OF)
    assert frame.columns == [
        "entity",
        "sales_revenue@",
        "sales_revenue@2023",
        "employees_total@2022",
        "region_code",
        "is_sme",
        "main_product",
        "science_awards",
        "major_incident_dates",
        "titles.stsme",
        "titles.hte",
    ]
    assert frame["titles.stsme"].to_list() == [NEVER_HELD, None, NEVER_HELD]
    assert frame["science_awards"].to_list() == [[], None, None]


def test_what_cannot_be_a_frame(vocabulary: Vocabulary) -> None:
    """An entity twice, or titles folded on another day, is a mistake of the caller."""
    with pytest.raises(ValueError, match="twice"):
        frame_of([Facts("E1"), Facts("E1")], vocabulary, AS_OF)
    with pytest.raises(ValueError, match="another day"):
        frame_of([Facts("E1", as_of=date(2023, 12, 31))], vocabulary, AS_OF)


def test_nobody(vocabulary: Vocabulary) -> None:
    """No facts make an empty frame."""
    assert frame_of([], vocabulary, AS_OF).shape == (0, 1)
