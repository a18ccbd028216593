"""A finding in words, taken apart for a table."""

from __future__ import annotations

from datetime import date
from typing import Any

import guiju

DAY = date(2024, 12, 31)
FACTS: dict[str, Any] = {
    "registration_date": "2015-01-01",
    "resident_enterprise": True,
    "sales_revenue": {2021: 6000, 2022: 7000, 2023: 8060},
    "rd_expense_hte": {2021: 200, 2022: 230, 2023: 265},
}


def parts(policy: str, condition: str) -> dict[str, Any]:
    """The parts of one condition for the firm above."""
    book = guiju.load_rulebook()
    known = {name: value for name, value in FACTS.items() if name in book.kind.concepts}
    firm = guiju.entity_from_mapping({"id": "示例", "facts": known}, book.vocabulary, as_of=DAY)
    judgements = guiju.judge(book, firm, DAY, [policy])
    told = guiju.judgement_record("示例", DAY, judgements, parts=True)
    rows = told["policies"][policy]["conditions"]
    found: dict[str, Any] = next(row for row in rows if row["id"] == condition)["parts"]
    return found


def test_a_number_has_what_was_found_asked_and_is_short() -> None:
    """695 of 21060 is 3.3 %; 4 % would be 842.4."""
    told = parts("hte", "rd_intensity")
    assert told["found"] == "约3.3%"
    assert told["asked"] == "不低于4%（上年销售收入超过5,000万元、不超过2亿元）"
    assert "147.4万元" in told["short"]
    assert (told["word"], told["missing"]) == ("at_least", [])


def test_a_blank_is_named_with_its_years_and_who_has_it() -> None:
    """The staff of the reference year; nothing is found and nothing short."""
    told = parts("js_hte_pool", "tech_staff")
    assert (told["found"], told["short"]) == ("", "")
    staff = next(each for each in told["missing"] if each["fact"] == "tech_staff_hte")
    assert (staff["years"], staff["supplier"]) == ([2023], "enterprise")


def test_a_yes_is_a_yes() -> None:
    """Where yes is asked and found, both say so."""
    told = parts("hte", "resident")
    assert (told["found"], told["asked"]) == ("是", "是")


def test_without_parts_a_record_has_none() -> None:
    """What programs read stays as it was."""
    book = guiju.load_rulebook()
    firm = guiju.entity_from_mapping({"id": "示例"}, book.vocabulary, as_of=DAY)
    told = guiju.judgement_record("示例", DAY, guiju.judge(book, firm, DAY, ["hte"]))
    assert not [row for row in told["policies"]["hte"]["conditions"] if "parts" in row]
