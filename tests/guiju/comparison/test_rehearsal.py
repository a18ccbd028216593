"""A changed rulebook on the same facts: everybody in one of four, the cost, what is missing."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from guiju.comparison import rehearse
from guiju.errors import BadInput
from guiju.facts import Facts, Snapshot, entity_from_mapping
from guiju.facts.rows import frame_of
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import DAY, POLICY, write_rulebook
from tests.guiju.comparison.desk import SHARE, book_of

TEN_THOUSAND = Fraction(1_000_000)  # 1万元 in 分
ASKED = SHARE + "  - {{id: staff, clause: 二, measure: staff, at_least: 10}}\n"


def register(book: Rulebook) -> Snapshot:
    """Six firms with sales of 100万元 each: research and staff as written."""
    rows: dict[str, tuple[Any, Any]] = {
        "A": (6, 20),  # passes 5 % and 4 %
        "B": ("4.5", 20),  # between the two
        "C": (4, 20),  # on the lower line
        "D": (1, 20),  # below both
        "E": (None, 20),  # research blank
        "F": (6, None),  # staff blank
    }
    return Snapshot(
        frame_of([_firm(book, *row) for row in rows.items()], book.vocabulary, DAY), DAY
    )


def _firm(book: Rulebook, name: str, known: tuple[Any, Any]) -> Facts:
    facts = {"sales": {2023: 100}, "research": {2023: known[0]}, "staff": {2023: known[1]}}
    return entity_from_mapping({"id": name, "facts": facts}, book.vocabulary, as_of=DAY)


def test_a_lower_threshold(tmp_path: Path) -> None:
    """From 5 % to 4 %: B and C gain, nobody loses, E stays open, at 2万元 each from 2 to 4 firms."""
    old = book_of(tmp_path / "old", SHARE.format(5))
    new = book_of(tmp_path / "new", SHARE.format(4))
    found = rehearse(old, new, register(old), "p", 2 * TEN_THOUSAND)
    assert found.gains == ("B", "C")
    assert found.loses == ()
    assert found.unknown == ("E",)
    assert found.unchanged == ("A", "D", "F")
    assert found.total == 6
    assert found.missing == {"research": 1}
    assert found.cost == (4_000_000, 8_000_000)  # 4万元 and 8万元, in 分


def test_one_more_condition(tmp_path: Path) -> None:
    """Ten people are asked beside 4.5 %: F's staff is blank, E's research; no amount, no cost."""
    old = book_of(tmp_path / "old", SHARE.format(4))
    new = book_of(tmp_path / "new", ASKED.format("4.5"))
    found = rehearse(old, new, register(old), "p")
    assert (found.gains, found.loses) == ((), ("C",))
    assert (found.unknown, found.unchanged) == (("E", "F"), ("A", "B", "D"))
    assert found.missing == {"research": 1, "staff": 1}
    assert found.cost is None


def test_a_new_policy(tmp_path: Path) -> None:
    """Nobody had it before; whoever passes gains."""
    old = book_of(tmp_path / "old", SHARE.format(5))
    texts = {name: POLICY.format(id=name, tree=SHARE.format(5)) for name in ("p", "q")}
    new = load_rulebook(write_rulebook(tmp_path / "new", texts))
    found = rehearse(old, new, register(old), "q", TEN_THOUSAND)
    assert found.gains == ("A", "F")
    assert (found.loses, found.unknown) == ((), ("E",))
    assert found.unchanged == ("B", "C", "D")
    assert found.cost == (0, 2_000_000)


def test_a_rulebook_that_says_the_same_changes_nothing(tmp_path: Path) -> None:
    """Open before and open after is still open: it is counted where somebody must ask."""
    book = book_of(tmp_path, SHARE.format(5))
    found = rehearse(book, book, register(book), "p")
    assert (found.gains, found.loses, found.unknown) == ((), (), ("E",))


def test_a_policy_nobody_knows_is_refused(tmp_path: Path) -> None:
    """In Chinese, with those there are."""
    book = book_of(tmp_path, SHARE.format(5))
    with pytest.raises(BadInput) as refused:
        rehearse(book, book, register(book), "q")
    assert refused.value.problems[0].text() == "改后的规则库没有政策“q” · 应为：p · 请核对编号"


def test_a_policy_without_conditions_is_refused(tmp_path: Path) -> None:
    """It has no verdict that anybody could gain."""
    metrics = "metrics:\n  score: {label: 得分, unit: 件, formula: patents}\n"
    book = book_of(tmp_path, "  outputs: {score: score}\n", metrics)
    with pytest.raises(BadInput, match="没有条件，只给出数"):
        rehearse(book, book, register(book), "p")
