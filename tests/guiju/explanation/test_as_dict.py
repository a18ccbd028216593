"""The record of `judge --json`: values in the unit people write, exact or as text."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from guiju.explanation import json_number, judgement_record
from tests.guiju.explanation.example import DAY, judged, rulebook

TREE = """
all:
- {id: rd, clause: 第一条, measure: research / sales, at_least: 3%}
- {id: value, clause: 第二条, measure: market_value, at_least: 10}
- {id: grown, clause: 第三条, measure: "cagr(sales, periods=2)", at_least: 20%}
- {id: field, clause: 第四条, says: 技术领域, confidence: K, measure: supported}
- {id: level, clause: 第五条, measure: institute, at_least: city}
- {id: since, clause: 第六条, measure: registration_date, at_most: 2020-01-01}
- {id: points, clause: 第七条, measure: total, more_than: 20}
outputs: {score: total, part: part, amount: research, rate: ratio}
advise: [{id: visit, says: 先现场核查}]
"""
METRICS = """
  total: {label: 总分, unit: 分, formula: part + 10}
  part: {label: 专家分, unit: 分, formula: expert}
  ratio: {label: 研发占比, unit: "%", formula: research / sales}
"""
FACTS: dict[str, Any] = {
    "research": {2023: 27},
    "sales": {2021: 1000, 2022: 900, 2023: 1000},
    "market_value": "8.5",
    "supported": False,
    "institute": "province",
    "registration_date": date(2019, 5, 6),
}


def record(root: Path, **facts: Any) -> dict[str, Any]:
    """The one policy of the record."""
    judgement = judged(rulebook(root, TREE, METRICS), {**FACTS, **facts})
    whole = judgement_record("示例", DAY, {"p": judgement}, {"p": {"research": Fraction(3)}})
    assert (whole["id"], whole["as_of"]) == ("示例", "2024-12-31")
    json.dumps(whole)
    policy: dict[str, Any] = whole["policies"]["p"]
    return policy


def row(policy: dict[str, Any], identity: str) -> list[Any]:
    """Ends, threshold and margin of one condition."""
    found = next(each for each in policy["conditions"] if each["id"] == identity)
    return [found[key] for key in ("value_min", "value_max", "threshold", "margin")]


def test_the_policy(tmp_path: Path) -> None:
    """Verdict, score, outputs and advice stand under stable names."""
    policy = record(tmp_path)
    conditions = policy.pop("conditions")
    assert len(conditions) == 7
    assert policy == {
        "version": "1",
        "verdict": "ineligible",
        "reason": None,
        "score": {"min": 10, "max": 40},
        "sub_scores": {"part": {"min": 0, "max": 30}},
        "failing": ["research", "sales", "market_value", "supported"],
        "missing": [],
        "review": [],
        "routes": [],
        "outputs": {
            "score": {"min": 10, "max": 40},
            "part": {"min": 0, "max": 30},
            "amount": 27,
            "rate": 0.027,
        },
        "gaps": {"research": 3},
        "advice": [{"id": "visit", "says": "先现场核查"}],
    }


def test_values_as_people_write_them(tmp_path: Path) -> None:
    """万元 and 亿元 as declared, shares as decimals, levels by code, days as dates."""
    policy = record(tmp_path)
    assert row(policy, "rd") == [0.027, 0.027, 0.03, -0.003]
    assert row(policy, "value") == [8.5, 8.5, 10, -1.5]
    assert row(policy, "field") == [False, False, True, None]
    assert row(policy, "level") == ["province", "province", "city", None]
    assert row(policy, "since") == ["2019-05-06", "2019-05-06", "2020-01-01", 240]
    assert row(policy, "points") == [10, 40, 20, None]


def test_one_condition(tmp_path: Path) -> None:
    """A condition carries its ground, its facts and its sentence."""
    policy = record(tmp_path)
    assert policy["conditions"][3] == {
        "id": "field",
        "outcome": "unmet",
        "value_min": False,
        "value_max": False,
        "threshold": True,
        "margin": None,
        "clause": "第四条",
        "confidence": "K",
        "facts": ["supported"],
        "says": "“技术领域”为否，不符合。依据：《示例管理办法》第四条（依据待核）。",
    }


def test_unknown_ends_are_null(tmp_path: Path) -> None:
    """What nobody knows is null, not zero."""
    assert row(record(tmp_path, market_value=None), "value") == [None, None, 10, None]
    assert row(record(tmp_path, supported=None), "field") == [None, None, True, None]


@pytest.mark.parametrize(
    ("sales", "rate"), [({2021: 1000, 2023: 1210}, 0.1), ({2021: 1000, 2023: 1500}, "≈0.2247")]
)
def test_compound_growth(tmp_path: Path, sales: dict[int, int], rate: float | str) -> None:
    """1.1² = 1.21 has an exact rate; √1.5 − 1 ≈ 0.2247 has none."""
    assert row(record(tmp_path, sales=sales), "grown") == [rate, rate, 0.2, None]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (Fraction(1, 20), 0.05),
        (Fraction(4), 4),
        (Fraction(1, 3), "1/3"),
        (Fraction(27, 1000), 0.027),
        (Fraction(1, 10**5), 1e-05),
        (Fraction(12345678901234567891, 1000), "12345678901234567891/1000"),
        (7, 7),
        ("已说明", "已说明"),
    ],
)
def test_numbers(value: Any, number: Any) -> None:
    """A JSON number only where it is the very number; otherwise a fraction as text."""
    found = json_number(value)
    assert found == number
    assert type(found) is type(number)


def test_not_computable(tmp_path: Path) -> None:
    """A rate over zero sales is null, and its condition is for a person to review."""
    policy = record(tmp_path, sales={2021: 1000, 2022: 900, 2023: 0}, market_value=20)
    assert policy["outputs"]["rate"] is None
    assert row(policy, "rd") == [None, None, 0.03, None]


def test_not_applicable(tmp_path: Path) -> None:
    """Before any version applies there is a reason and nothing else."""
    judgement = judged(rulebook(tmp_path, TREE, METRICS), FACTS, date(2015, 1, 1))
    policy = judgement_record("示例", date(2015, 1, 1), {"p": judgement})["policies"]["p"]
    assert policy["verdict"] == "not_applicable"
    assert policy["version"] is None
    assert policy["reason"]
    assert policy["conditions"] == []
    assert policy["score"] is None
