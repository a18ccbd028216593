"""Where a firm stands on each ladder, and the way to the next rung."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import guiju
from bureau.runs.queries.shapes import PERSONS, LadderView, PolicyView, Risk, RungView


def ladder_view(
    step: Any, facts: guiju.Facts, as_of: date, policies: Mapping[str, PolicyView]
) -> LadderView:
    """From the kernel's step up; the ways are the views made already."""
    low, high = step.current
    ways = tuple(policies[way.judgement.policy.id] for way in step.ways)
    rungs = tuple(_rung(each, low, high, facts, as_of, ways) for each in step.ladder.rungs)
    return LadderView(
        id=step.ladder.id,
        name=step.ladder.name,
        low=low,
        high=high,
        rungs=rungs,
        next_rung=next((rung for rung in rungs if rung.number == low + 1), None),
        ways=ways,
        unlocks=tuple(map(_unlocked, step.unlocks)),
        risks=tuple(Risk(risk.rung.name, risk.reason, risk.date) for risk in step.at_risk),
    )


def _rung(
    rung: Any,
    low: int,
    high: int,
    facts: guiju.Facts,
    as_of: date,
    ways: tuple[PolicyView, ...],
) -> RungView:
    state = "done" if rung.number <= low else "next" if rung.number == low + 1 else "ahead"
    note = _way_note(ways) if state == "next" else _title_note(rung, facts, as_of)
    if low < rung.number <= high:
        note = note or "资质待核"
    return RungView(
        rung.number, rung.code, rung.name, rung.short, state, note, tuple(rung.policies)
    )


def _title_note(rung: Any, facts: guiju.Facts, as_of: date) -> str:
    """“有效至2025-03-31” where the title of the rung is held on that day."""
    titles = facts.titles or {}
    if rung.title not in titles:
        return ""
    last = titles[rung.title]
    if last is None:
        return "资质待核"
    day = guiju.calendar.from_number(last)
    return f"有效至{day}" if day >= as_of else f"已于{day}到期"


def _way_note(ways: tuple[PolicyView, ...]) -> str:
    """“下一步 · 差1项”, “下一步 · 2项待补” of the way that is nearest."""
    if not ways:
        return "下一步"
    ranks = {"eligible": 0, "unknown": 1, "ineligible": 2}
    way = min(ways, key=lambda each: (ranks.get(each.verdict or "", 3), len(each.lacking)))
    if way.verdict == "ineligible":
        open_ones = way.count("unknown") + way.count("person")
        return f"下一步 · 差{len(way.lacking)}项" + (f"，{open_ones}项待补" if open_ones else "")
    if way.verdict == "not_applicable":
        return "下一步 · 不适用"
    blank = [each for each in way.missing if each.supplier not in PERSONS]
    parts = [f"{len(blank)}项待补"] * bool(blank)
    parts += [f"{len(way.missing) - len(blank)}项由人判断"] * (len(way.missing) > len(blank))
    return f"下一步 · {'，'.join(parts) or '条件都已满足'}"


def _unlocked(told: Mapping[str, Any]) -> str:
    doubt = "" if told.get("confidence") == "V" else "，依据待核"
    return f"{told['says']}（{told['clause']}{doubt}）"
