"""What a record leads to: other records, several at once, items of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guiju.rollup.labs import BLANK, BOTH, NO, NONE, TABLES, YES
from tests.records import counted, ids


@pytest.mark.parametrize(
    ("where", "sure", "possible"),
    [
        ("host.kind == university", YES, BLANK),
        ("host.kind == office", NONE, BLANK),
        ("host.core", NO, BLANK),
        ("linked(partners)", BOTH, NONE),
        ("not linked(partners)", BLANK, NONE),
        ("linked(partners, kind == office)", YES, NONE),
        ("linked(partners, core)", NO, NONE),
        ("count(partners) >= 2", YES, NONE),
        ("count(rounds) == 1", NO, NONE),
        ("linked(rounds)", BOTH, NONE),
        ("linked(rounds, round == final and passed)", YES, NONE),
        ("linked(rounds, round == first and not passed)", NONE, NONE),
        ("linked(rounds, round == final and on in period)", NO, YES),
    ],
)
def test_what_a_record_leads_to(
    tmp_path: Path, where: str, sure: list[str], possible: list[str]
) -> None:
    """Relations, several at once and lists; a kind without the field is a known no."""
    found = counted(tmp_path, where, TABLES)
    assert (ids(found.records), ids(found.possible)) == (sure, possible)
