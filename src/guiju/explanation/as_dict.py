"""Judgements as plain dictionaries: what `judge --json` prints, values in the unit people write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from guiju.calendar import from_number
from guiju.evaluation.findings import Finding
from guiju.evaluation.judging import Judgement
from guiju.evaluation.mentions import facts_in, union
from guiju.explanation.conditions import sentence
from guiju.explanation.in_parts import in_parts
from guiju.explanation.results import POINTS, SCORE
from guiju.explanation.roots import compound_rate
from guiju.explanation.view import view_of
from guiju.formulas import nodes as n
from guiju.formulas.exact import NotComputable, Span, Value
from guiju.formulas.sentence import concept_of, is_day, is_rank, unit_of
from guiju.policies.conditions import Leaf
from guiju.vocabulary import Unit, written

Json = Any
Gaps = Mapping[str, Mapping[str, Any]]


def judgement_record(
    entity: str,
    as_of: date,
    judgements: Mapping[str, Judgement],
    gaps: Gaps | None = None,
    *,
    parts: bool = False,
) -> dict[str, Json]:
    """One entity's judgements by policy id; `gaps` are {policy: {fact: change}}.

    parts: give each condition its words taken apart too, for a table (`in_parts`).
    """
    told = gaps or {}
    policies = {
        name: _policy(each, told.get(name) or {}, parts) for name, each in judgements.items()
    }
    return {"id": entity, "as_of": as_of.isoformat(), "policies": policies}


def _policy(judgement: Judgement, gaps: Mapping[str, Any], parts: bool) -> dict[str, Json]:
    version = judgement.version
    outputs = version.outputs if version else {}
    values = {name: (judgement.outputs[name], unit_of(node)) for name, node in outputs.items()}
    return {
        "version": version.name if version else None,
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        "score": _ends(*values[SCORE]) if SCORE in values else None,
        "sub_scores": {
            name: _ends(value, unit)
            for name, (value, unit) in values.items()
            if name != SCORE and unit.label == POINTS
        },
        "failing": list(judgement.failing),
        "missing": list(judgement.missing),
        "review": list(judgement.review),
        "routes": list(judgement.routes),
        "outputs": {name: _point_or_ends(value, unit) for name, (value, unit) in values.items()},
        "gaps": {name: json_number(change) for name, change in gaps.items()},
        "advice": [{"id": item.id, "says": item.says} for item in judgement.advice],
        "conditions": [_condition(row, judgement, parts) for row in judgement.findings],
    }


# ---- numbers


def json_number(value: Json) -> Json:
    """A JSON number where that is exact, else the string “p/q”; anything else as it is."""
    if not isinstance(value, Fraction):
        return value
    if value.denominator == 1:
        return int(value)
    try:
        near = float(value)
    except OverflowError:
        return str(value)
    return near if Fraction(repr(near)) == value else str(value)


def _end(value: Fraction | int | None, unit: Unit) -> Json:
    return None if value is None else json_number(written(Fraction(value), unit))


def _ends(value: Value, unit: Unit) -> dict[str, Json] | None:
    if isinstance(value, NotComputable):
        return None
    return {"min": _end(value.lo, unit), "max": _end(value.hi, unit)}


def _point_or_ends(value: Value, unit: Unit) -> Json:
    if isinstance(value, Span) and value.known:
        return _end(value.lo, unit)
    return _ends(value, unit)


# ---- conditions


def _condition(finding: Finding, judgement: Judgement, parts: bool) -> dict[str, Json]:
    condition = finding.condition
    least, most = _values(finding)
    view = view_of(judgement) if parts else None
    return {
        "id": condition.id,
        "outcome": finding.outcome_name,
        "value_min": least,
        "value_max": most,
        "threshold": _threshold(finding),
        "margin": _margin(finding),
        "clause": condition.clause,
        "confidence": condition.confidence,
        "facts": _facts(finding),
        "says": sentence(finding, judgement),
        **({"parts": in_parts(finding, view)} if view else {}),
    }


def _facts(finding: Finding) -> list[str]:
    leaf = finding.condition
    if not isinstance(leaf, Leaf):
        return []
    parts = [leaf.measure, *([leaf.threshold] if leaf.threshold else [])]
    return list(union(facts_in(part) for part in parts))


def _values(finding: Finding) -> tuple[Json, Json]:
    value, leaf = finding.value, finding.condition
    if not isinstance(value, Span):
        answer = value if isinstance(value, bool) else None
        return answer, answer
    assert isinstance(leaf, Leaf)
    return _as_written(value.lo, leaf), _as_written(value.hi, leaf)


def _as_written(value: Fraction | int | None, leaf: Leaf) -> Json:
    """One end as people write it: a code for a level, a date for a day, a rate for growth."""
    measure = leaf.measure
    assert isinstance(measure, n.Number)
    if value is None:
        return None
    if leaf.power > 1:
        rate, exact = compound_rate(value, leaf.power)
        return json_number(rate) if exact else f"≈{float(rate):.4f}"
    return _in_unit(value, measure)


def _in_unit(value: Fraction | int, measure: n.Number) -> Json:
    concept = concept_of(measure)
    if is_day(measure):
        return from_number(int(value)).isoformat()
    if concept is not None and is_rank(measure):
        return list(concept.choices)[int(value)]
    return _end(value, unit_of(measure))


def _threshold(finding: Finding) -> Json:
    leaf, limit = finding.condition, finding.threshold
    if not isinstance(leaf, Leaf):
        return None
    if not isinstance(leaf.measure, n.Number):
        return leaf.expected
    if limit is None or (limit.lo is None and limit.hi is None):
        return None
    if limit.known and limit.lo is not None:
        return _in_unit(limit.lo, leaf.measure)
    return _ends(limit, unit_of(leaf.measure))


def _margin(finding: Finding) -> Json:
    leaf = finding.condition
    if finding.margin is None or not isinstance(leaf, Leaf) or is_rank(leaf.measure):
        return None
    return _end(finding.margin, finding.unit)
