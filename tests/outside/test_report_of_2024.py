"""A bureau's own report of 2024: every number classed, its slips raised, nothing absurd."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from guiju.tie_out import Slip, Statement, Text, read_document, slips, statements
from tests.texts import WORDING

# Counted by hand in the text, phrase by phrase.
COUNTS = {"date": 19, "figure": 24, "rank": 10, "slogan": 6}


@pytest.fixture(scope="module")
def text() -> Text:
    """The report, beside the folder of outside data."""
    folder = os.environ.get("GUIJU_TRY_DATA")
    path = Path(folder or "").parent / "bureau-report-2024.txt"
    if not folder or not path.is_file():
        pytest.skip("no outside data: set GUIJU_TRY_DATA to a folder")
    return read_document(path)


@pytest.fixture(scope="module")
def said(text: Text) -> tuple[Statement, ...]:
    """Its statements."""
    return statements(text, WORDING.terms)


@pytest.fixture(scope="module")
def raised(text: Text, said: tuple[Statement, ...]) -> tuple[Slip, ...]:
    """Its slips, without any ledger, names or places handed in."""
    return slips(text, said, WORDING)


def test_every_number_is_classed(said: tuple[Statement, ...]) -> None:
    """As many of each class as a reader counts; the part on next year states no figure."""
    assert Counter(each.class_ for each in said) == COUNTS
    assert {each.class_ for each in said if each.planned} <= {"date", "slogan"}


def test_slogans_are_no_figures(said: tuple[Statement, ...]) -> None:
    """The five terms, and the name of a plan of three years."""
    slogans = {each.text for each in said if each.class_ == "slogan"}
    assert slogans == {"532", "1028", "2+2+X", "3+1", "5个100", "三年行动计划"}


def test_money_and_approximations(said: tuple[Statement, ...]) -> None:
    """Three amounts, their sum as “over”, the growth; entries as “more than forty”."""
    money = [(each.text, each.value, each.unit) for each in said if each.unit == "万元"]
    assert [value for _, value, _ in money] == [2000, 1000, 533, 3500]
    ends = {each.text: (each.low, each.high, each.closed) for each in said if each.low}
    assert ends == {"超3500万元": (3500, 3600, False), "40余个": (41, 49, True)}
    (growth,) = (each for each in said if each.unit == "%")
    assert (growth.value, growth.change) == (288, "up")


def test_its_slips(raised: tuple[Slip, ...]) -> None:
    """A wrong word, brackets, two names, one claim twice, money before its contract, bare 市."""
    found = Counter(slip.slip for slip in raised if not slip.slip.startswith("半角"))
    assert found == {
        "错词": 1,
        "年份括号": 2,
        "一个单位两个名称": 1,
        "同一说法两次": 1,
        "未签先计": 1,
        "市级所指不明": 2,
    }
