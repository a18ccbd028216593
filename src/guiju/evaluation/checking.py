"""Does the rulebook answer its own cases as their authors worked out by hand?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guiju.errors import BadInput, Problem
from guiju.evaluation.judging import NOT_APPLICABLE, Judgement, judge_policy
from guiju.facts import entity_from_mapping
from guiju.facts.entity import Facts
from guiju.formulas.exact import NotComputable, Situation, Value, value_of
from guiju.formulas.nodes import Number
from guiju.policies.cases import Case
from guiju.rulebook import Rulebook
from guiju.vocabulary import Unit, written


@dataclass(frozen=True)
class Answer:
    """One case and what did not come out as expected; no problems means it passed."""

    case: Case
    problems: tuple[Problem, ...]


def check_policy(rulebook: Rulebook, policy: str) -> Iterator[Answer]:
    """Run the cases beside a policy through the exact reading."""
    for case in rulebook.cases(policy):
        facts = facts_of(rulebook, case)
        judgement = judge_policy(rulebook.policies[policy], facts, case.as_of)
        yield Answer(case, tuple(_differences(case, judgement)))


def check_metrics(rulebook: Rulebook) -> Iterator[Answer]:
    """Run the cases of metrics."""
    for case in rulebook.metric_cases():
        yield Answer(case, tuple(_metric_differences(rulebook, case)))


def facts_of(rulebook: Rulebook, case: Case) -> Facts:
    """A case's facts, typed; an unknown name is told with the case's own line."""
    try:
        document = {"id": "case", "facts": case.facts}
        return entity_from_mapping(document, rulebook.vocabulary, as_of=case.as_of)
    except BadInput as error:
        problems = [
            Problem(f"案例“{case.says}”：{p.message}", case.at, p.expected, p.do)
            for p in error.problems
        ]
        raise BadInput(problems) from error


def _differences(case: Case, judgement: Judgement) -> Iterator[Problem]:
    for key, wanted in _wanted(case, judgement).items():
        found = _found(key, wanted, judgement)
        if found != wanted:
            yield Problem(
                f"案例“{case.says}”的{_LABELS[key]}不符：算得 {shown(found)}",
                case.at,
                f"{shown(wanted)}（案例所写）",
                "核对条件、界限词或案例",
            )


_LABELS = {
    "verdict": "结论",
    "failing": "不足事项",
    "missing": "待补事项",
    "outcomes": "逐条结果",
    "score": "得分区间",
    "outputs": "输出",
    "routes": "途径",
    "review": "人工复核",
    "version": "版本",
    "advice": "提示",
}


def _wanted(case: Case, judgement: Judgement) -> dict[str, Any]:
    expected = dict(case.expected)
    if judgement.verdict != NOT_APPLICABLE:
        expected.setdefault("failing", [])
        expected.setdefault("missing", [])
    for key in ("failing", "missing", "routes", "advice"):
        if key in expected:
            expected[key] = sorted(expected[key])
    if "score" in expected:
        expected["score"] = _ends(expected["score"])
    if "outputs" in expected:
        expected["outputs"] = {name: _ends(v) for name, v in expected["outputs"].items()}
    return {key: value for key, value in expected.items() if key in _LABELS}


def _found(key: str, wanted: Any, judgement: Judgement) -> Any:
    if key == "verdict":
        return judgement.verdict
    if key in ("failing", "missing", "routes"):
        return sorted(getattr(judgement, key))
    if key == "outcomes":
        by_id = {row.condition.id: row.outcome_name for row in judgement.findings}
        return {name: by_id.get(name) for name in wanted}
    if key == "outputs":
        nodes = judgement.version.outputs if judgement.version else {}
        units = {name: node.unit for name, node in nodes.items()}
        return {name: _value_ends(judgement.outputs.get(name), units.get(name)) for name in wanted}
    if key == "review":
        return bool(judgement.review) if isinstance(wanted, bool) else list(judgement.review)
    if key == "advice":
        return sorted(advisory.id for advisory in judgement.advice)
    if key == "version":
        return judgement.version.name if judgement.version else None
    return _value_ends(judgement.score)


def _ends(wanted: Any) -> Any:
    """A point or {min, max} as a pair; a null end is open."""
    if isinstance(wanted, dict):
        return tuple(_exact(wanted.get(end)) for end in ("min", "max"))
    if isinstance(wanted, str) and not wanted.endswith("%"):
        return wanted
    return _exact(wanted), _exact(wanted)


def _exact(number: Any) -> Fraction | None:
    if isinstance(number, str) and number.endswith("%"):
        return Fraction(number[:-1]) / 100
    return None if number is None else Fraction(number)


def _value_ends(value: Value | None, unit: Unit | None = None) -> Any:
    if value is None or isinstance(value, NotComputable):
        return None if value is None else "not_computable"
    if value.lo is None and value.hi is None:
        return "unknown"
    ends = (value.lo, value.hi)
    exact = (None if end is None else Fraction(end) for end in ends)
    return tuple(end if end is None or unit is None else written(end, unit) for end in exact)


def _metric_differences(rulebook: Rulebook, case: Case) -> Iterable[Problem]:
    name = str(case.expected.get("metric"))
    node = rulebook.metrics.node(name, case.at)
    if not isinstance(node, Number):
        yield Problem(f"案例“{case.says}”：没有指标“{name}”", case.at)
        return
    facts = facts_of(rulebook, case)
    value = value_of(node)(Situation(facts, case.as_of, case.as_of.year - 1))
    found, wanted = _value_ends(value, node.unit), _ends(case.expected.get("value"))
    if found != wanted:
        yield Problem(
            f"案例“{case.says}”的指标 {name} 不符：算得 {shown(found)}",
            case.at,
            f"{shown(wanted)}（案例所写）",
            "核对公式或案例",
        )


def shown(value: Any) -> str:
    """A found or wanted value as a rule author reads it."""
    if isinstance(value, tuple) and len(value) == 2:
        low, high = ("?" if end is None else str(end) for end in value)
        return low if low == high else f"{low}—{high}"
    if isinstance(value, dict):
        return "、".join(f"{name}={shown(part)}" for name, part in value.items())
    if isinstance(value, list):
        return "、".join(map(str, value)) or "（无）"
    return "（无）" if value is None else str(value)
