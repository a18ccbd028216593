"""Figures over drawn records against a second, slow and obvious count."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from guiju.periods import stretch
from guiju.rollup import FigureResult
from tests.records import YEAR, ids, results

FIGURES = """\
figures:
  money:
    label: 资金
    over: grant
    where: kind == approved and scope == project and level >= province and on in period
    measure: sum(amount)
    unit: 万元
    by: level
  fewer:
    label: 不是这样的
    over: grant
    where: not (kind == approved and scope == project and level >= province and on in period)
  either:
    label: 两者之一
    over: grant
    where: scope == people or on in period
"""
LEVELS = ["county", "city", "province", "nation", ""]
DATES = ["2024-07-03", "2024-12", "2024", "2023-11-30", "2024H1", "2025-01上旬", ""]
HIGH = {"province": True, "nation": True, "county": False, "city": False, "": None}
Row = dict[str, str]
Yes = bool | None


def drawn(draw: random.Random, number: int) -> Row:
    """One grant with any of its fields blank now and then."""
    return {
        "id": f"grant-{number}",
        "kind": draw.choice(["approved", "approved", "received", ""]),
        "level": draw.choice(LEVELS),
        "scope": draw.choice(["project", "project", "people", ""]),
        "amount": draw.choice(["100", "0.5", "33.333333", ""]),
        "on": draw.choice(DATES),
        "grade": draw.choice(["A", "B", "C", "D"]),
    }


def both(one: Yes, other: Yes) -> Yes:
    """And, with a third value."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def either(one: Yes, other: Yes) -> Yes:
    """Or, with a third value."""
    return nay(both(nay(one), nay(other)))


def nay(one: Yes) -> Yes:
    """Not, with a third value."""
    return None if one is None else not one


def within(text: str) -> Yes:
    """Whether a written date lies in 2024, by looking at each of its days."""
    if not text:
        return None
    span = stretch(text)
    days = range(span.first.toordinal(), span.last.toordinal() + 1)
    inside = {date.fromordinal(day).year == 2024 for day in days}
    return inside.pop() if len(inside) == 1 else None


def is_(text: str, code: str) -> Yes:
    """Whether a choice is this one."""
    return None if not text else text == code


def fits(row: Row) -> Yes:
    """The condition of `money`, written out."""
    project = both(is_(row["kind"], "approved"), is_(row["scope"], "project"))
    return both(both(project, HIGH[row["level"]]), within(row["on"]))


def sorted_out(rows: list[Row], answers: list[Yes]) -> tuple[list[str], list[str], list[str]]:
    """Who counts, who may, who is set aside as hearsay."""
    sure, perhaps, aside = list[str](), list[str](), list[str]()
    for row, answer in zip(rows, answers, strict=True):
        if answer is False:
            continue
        where = aside if row["grade"] == "D" else sure if answer else perhaps
        where.append(row["id"])
    return sure, perhaps, aside


def found(result: FigureResult) -> tuple[list[str], list[str], list[str]]:
    """The same of a figure."""
    return ids(result.records), ids(result.possible), [one.record.id for one in result.aside]


@pytest.mark.parametrize("seed", range(8))
def test_a_slow_recount_agrees(tmp_path: Path, seed: int) -> None:
    """Records, what may count, what is set aside, the span of the sum and of each part."""
    draw = random.Random(seed)
    rows = [drawn(draw, number) for number in range(60)]
    table = ",".join(rows[0]) + "\n" + "".join(",".join(row.values()) + "\n" for row in rows)
    figures = results(tmp_path, FIGURES, {"grant": table})
    money = figures.figure("money", YEAR)
    expected = sorted_out(rows, [fits(row) for row in rows])
    assert found(money) == expected
    assert found(figures.figure("fewer", YEAR)) == sorted_out(rows, [nay(fits(r)) for r in rows])
    people = [either(is_(row["scope"], "people"), within(row["on"])) for row in rows]
    assert found(figures.figure("either", YEAR)) == sorted_out(rows, people)
    by_id = {row["id"]: row for row in rows}
    assert (money.amount.low, money.amount.high) == span(by_id, expected[0], expected[1])
    for share in money.shares:
        of_level = [[i for i in part if by_id[i]["level"] == share.code] for part in expected[:2]]
        assert (share.amount.low, share.amount.high) == span(by_id, of_level[0], of_level[1])
        assert ids(share.records) == of_level[0]


def span(
    rows: dict[str, Row], sure: list[str], perhaps: list[str]
) -> tuple[Fraction, Fraction | None]:
    """The least and the most a sum can be; no most where an amount is blank."""
    low = sum((Fraction(rows[i]["amount"] or 0) for i in sure), Fraction(0))
    more = sum((Fraction(rows[i]["amount"] or 0) for i in perhaps), Fraction(0))
    blank = any(not rows[i]["amount"] for i in [*sure, *perhaps])
    return low, None if blank else low + more
