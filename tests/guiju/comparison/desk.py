"""What the tests of comparison share: one policy in two wordings, a firm on two days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from guiju.comparison import Cause, Side, cause_of
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import POLICY, firm, small_rulebook, write_rulebook

OLD, NEW = date(2023, 12, 31), date(2024, 12, 31)
SHARE = "  all:\n  - {{id: share, clause: 第一条, measure: research / sales, at_least: {}%}}\n"
TWO_VERSIONS = """\
id: p
name: 示例政策
region: "000000"
themes: [企业培育]
versions:
- version: "2016"
  in_force: [{from: 2016-01-01, until: 2024-06-30}]
  source: {title: 示例办法, number: 示例〔2016〕1号, confidence: V}
  all:
  - {id: share, clause: 第一条, measure: research / sales, at_least: 5%}
- version: "2024"
  in_force: [{from: 2024-07-01}]
  source: {title: 示例办法, number: 示例〔2024〕1号, confidence: V}
  all:
  - {id: share, clause: 第一条, measure: research / sales, at_least: 4%}
"""


def book_of(root: Path, tree: str, metrics: str = "metrics: {}\n") -> Rulebook:
    """A rulebook of one policy `p`."""
    return small_rulebook(root, tree, metrics)


def book_of_text(root: Path, text: str) -> Rulebook:
    """A rulebook of one policy `p`, its file written out."""
    return load_rulebook(write_rulebook(root, {"p": text}))


def policy_text(tree: str, **changes: str) -> str:
    """The one policy with pieces of its file replaced: {old: new}."""
    text = POLICY.format(id="p", tree=tree)
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def side(book: Rulebook, day: date, **facts: Any) -> Side:
    """A firm with these facts on a day, under `p`."""
    return Side(book.policies["p"], firm(book, day, **facts), day)


def cause(
    books: Rulebook | tuple[Rulebook, Rulebook], was: dict[str, Any], now: dict[str, Any]
) -> Cause:
    """The cause between the end of 2023 and the end of 2024."""
    old, new = books if isinstance(books, tuple) else (books, books)
    return cause_of(side(old, OLD, **was), side(new, NEW, **now))


def figures(**shares: Any) -> dict[str, Any]:
    """Sales of 100万元 a year and this much research: y2022=5, y2023=4."""
    years = {int(name[1:]): value for name, value in shares.items()}
    return {"sales": dict.fromkeys(years, 100), "research": years}
