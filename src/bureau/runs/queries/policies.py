"""One policy over one firm as pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import guiju
from bureau.runs.queries.briefs import lacking
from bureau.runs.queries.conditions import Cites, condition_view
from bureau.runs.queries.plans import plan_view
from bureau.runs.queries.seeing import Seeing
from bureau.runs.queries.shapes import VERDICTS, ConditionView, Missing, PolicyView


def policy_view(
    judgement: guiju.Judgement,
    told: Mapping[str, Any],
    seeing: Seeing,
    cites: Cites,
    plans: Any,
) -> PolicyView:
    """From a judgement, the kernel's record of it, and its smallest changes."""
    policy, version = judgement.policy, judgement.version
    conditions = tuple(condition_view(each, seeing, cites) for each in told["conditions"])
    hidden = any(each.hidden for each in conditions)
    source = version.source if version else None
    return PolicyView(
        id=policy.id,
        name=policy.name,
        version=told["version"] or "",
        verdict=told["verdict"],
        reason=told["reason"] or "",
        says=_masked(judgement, conditions) if hidden else guiju.paragraph(judgement),
        source_title=source.title if source else "",
        source_number=source.number if source else "",
        confidence=source.confidence if source else "?",
        score="" if hidden else _score(told["score"]),
        conditions=conditions,
        lacking=lacking(judgement),
        missing=_missing(judgement, conditions),
        review=() if hidden else tuple(told["review"]),
        advice=tuple(each["says"] for each in told["advice"]),
        plans=tuple(plan_view(plan, seeing) for plan in plans),
        blocked=tuple(each.text() for each in plans.blocked),
    )


def _missing(
    judgement: guiju.Judgement, conditions: tuple[ConditionView, ...]
) -> tuple[Missing, ...]:
    """What would settle the verdict, in the kernel's order, with the years any condition reads."""
    found: dict[str, Missing] = {}
    for each in (missing for condition in conditions for missing in condition.missing):
        known = found.get(each.concept, each)
        longer = len(each.years) > len(known.years)
        found[each.concept] = each if longer else known
    return tuple(found[name] for name in judgement.missing if name in found)


def _score(score: Mapping[str, Any] | None) -> str:
    if score is None or score["min"] is None or score["max"] is None:
        return ""
    low, high = score["min"], score["max"]
    return f"{low}分" if low == high else f"{low}—{high}分"


def _masked(judgement: guiju.Judgement, conditions: tuple[ConditionView, ...]) -> str:
    """The answer without the firm's numbers: verdict, and what the unmet and open are about."""
    said = f"结论：{VERDICTS[judgement.verdict]}。"
    for outcome, word in (("unmet", "不符合"), ("unknown", "尚不清楚"), ("person", "由人判断")):
        names = [f"“{each.about}”" for each in conditions if each.outcome == outcome]
        if names:
            said += f"{word}的有{len(names)}项：{'、'.join(names[:6])}{'等' * (len(names) > 6)}。"
    return said
