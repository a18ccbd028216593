"""What must be so of every figure and claim that is shipped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guiju.figures.figure import COUNT, SUM
from guiju.periods import stretch
from guiju.rollup import claim_results
from tests.rulebook.the_year import ROOT, figure, figures, ids, rulebook

BOOK = rulebook().figures
FILES = sorted((ROOT / "rulebook" / "figures").glob("*.yaml"))
NAMED = ("institution", "enterprise", "town")
SLOGANS = re.compile(r"532|1028|5个100|2\+2|3\+1")


def test_each_says_what_it_counts() -> None:
    """A label, a unit and a definition that ends like a sentence."""
    for each in BOOK.figures.values():
        assert each.label, each.id
        assert each.unit, each.id
        assert each.about.means.endswith("。"), each.id


def test_no_two_are_called_the_same() -> None:
    """A reader can tell any two figures, or claims, by their labels."""
    labels = [each.label for each in (*BOOK.figures.values(), *BOOK.claims.values())]
    assert sorted(labels) == sorted(set(labels))


def test_words_are_general() -> None:
    """No digit, and no name of a body of the example, stands in what texts are matched by."""
    ledger = figures().ledger
    names = {ledger.name_of(record) for kind in NAMED for record in ledger.of(kind)}
    words = [
        spelling
        for each in (*(f.about for f in BOOK.figures.values()), *BOOK.claims.values())
        for word in each.words
        for spelling in word.split("|")
    ]
    assert words
    assert not [word for word in words if re.search(r"\d", word)]
    assert not set(words) & names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_place_and_no_slogan(path: Path) -> None:
    """Places come from their layer, names from the ledger; a slogan is no figure (H2)."""
    text = path.read_text(encoding="utf-8")
    layers = [layer.name for layer in rulebook().places.values() if layer.level != "nation"]
    for name in layers:
        assert name not in text
        assert name.removesuffix("省").removesuffix("市") not in text
    assert not SLOGANS.search(text)


@pytest.mark.parametrize("period", ["2024", "2024H1", "2024Q3", "2024-07", "2023", "2025"])
def test_each_comes_to_something(period: str) -> None:
    """A number, a span or a reason, in any period; no claim stands without its reason."""
    for name in BOOK.figures:
        amount = figure(name, period).amount
        assert not (amount.why and amount.known), name
        if amount.low is not None and amount.high is not None:
            assert amount.low <= amount.high, name
    for name in BOOK.claims:
        for result in claim_results(figures(), name, stretch(period)):
            assert result.why, name


def counts() -> list[tuple[str, str]]:
    """Figures that are part of another, both counting records of one kind."""
    return [
        (each.id, each.about.part_of)
        for each in BOOK.figures.values()
        if each.about.part_of is not None
        and each.over == BOOK.figures[each.about.part_of].over
        and each.measure.kind in (COUNT, SUM)
    ]


@pytest.mark.parametrize("period", ["2024", "2024H1", "2025"])
def test_a_part_is_within_its_whole(period: str) -> None:
    """Every record of the part is one of the whole, or may be, and so is the number."""
    assert len(counts()) > 40
    for part, whole in counts():
        inner, outer = figure(part, period), figure(whole, period)
        maybe = [record.id for record in outer.possible]
        assert set(ids(inner)) <= {*ids(outer), *maybe}, part
        if inner.amount.high is not None and outer.amount.high is not None:
            assert inner.amount.high <= outer.amount.high, part


@pytest.mark.parametrize("period", ["2024", "2024H1"])
def test_parts_add_up(period: str) -> None:
    """The parts of a figure come to the figure, span by span."""
    parted = [each for each in BOOK.figures.values() if each.by and each.measure.kind == COUNT]
    assert len(parted) > 50
    for each in parted:
        result = figure(each.id, period)
        assert sum(share.amount.low or 0 for share in result.shares) == result.amount.low, each.id
        assert sum(share.amount.high or 0 for share in result.shares) == result.amount.high, each.id
