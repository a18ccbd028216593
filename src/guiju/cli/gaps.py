"""`guiju gaps RUN ENTITY`: the smallest step for one firm, and what to ask it next."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from guiju.cli.from_run import EntityArgument, RunArgument, opened
from guiju.cli.options import JsonOption, PolicyOption, RulebookOption
from guiju.cli.screen import out, print_json, say
from guiju.comparison import FinishedRun
from guiju.errors import BadInput, Problem
from guiju.evaluation.judging import INELIGIBLE, Judgement, judge
from guiju.explanation import json_number
from guiju.facts import Facts
from guiju.gaps import (
    Blocked,
    Plan,
    Plans,
    Question,
    StepUp,
    next_questions,
    smallest_changes,
    step_up,
)
from guiju.slips import close_to

BlockedOption = Annotated[
    list[str] | None,
    typer.Option("--blocked", metavar="事实", help="这项事实动不了，换别的办法；可写多次。"),
]
MOST_QUESTIONS = 5
SUPPLIERS = {
    "enterprise": "问企业",
    "officer": "科技局",
    "list": "查名单",
    "platform": "查平台",
    "market": "市场机构",
    "expert": "请专家",
}


def gaps(
    run: RunArgument,
    entity: EntityArgument,
    policy: PolicyOption = None,
    blocked: BlockedOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Where the firm stands, the smallest change a policy, the next question by what it settles."""
    opened_run = opened(run, rulebook)
    facts = opened_run.facts(entity)
    names = policy or opened_run.policies
    held = _held(opened_run, blocked or [])
    found = judge(opened_run.book, facts, opened_run.as_of, names)
    plans = {n: smallest_changes(j, held) for n, j in found.items() if j.verdict == INELIGIBLE}
    questions = next_questions(opened_run.book, facts, opened_run.as_of, names)
    steps = _steps(opened_run, facts)
    if as_json:
        print_json(_record(entity, opened_run, steps, plans, questions))
    else:
        _show(entity, opened_run, found, steps, plans, questions)


def _held(opened_run: FinishedRun, blocked: list[str]) -> list[str]:
    """The facts that cannot be moved, by their names; either name or label may be given."""
    concepts = opened_run.book.kind.concepts
    labels = {concept.label: name for name, concept in concepts.items()}
    for text in blocked:
        if text not in concepts and text not in labels:
            do = close_to(text, [*labels, *concepts]) or "核对事实名称"
            raise BadInput(Problem(f"没有叫“{text}”的事实", do=do))
    return [labels.get(text, text) for text in blocked]


def _steps(opened_run: FinishedRun, facts: Facts) -> list[StepUp]:
    ladders = opened_run.book.ladders.values()
    return [step_up(opened_run.book, facts, opened_run.as_of, ladder) for ladder in ladders]


def _show(
    entity: str,
    opened_run: FinishedRun,
    found: dict[str, Judgement],
    steps: list[StepUp],
    plans: dict[str, Plans],
    questions: list[Question],
) -> None:
    out.print()
    out.print(Text(f"{entity} · {opened_run.as_of} · 差距与下一步", style="bold"))
    for step in steps:
        _show_step(step)
    for name, part in plans.items():
        out.print(Text(f"■ {found[name].policy.name}", style="bold"))
        _lines([f"{'最省力' if i == 0 else '或者'}：{plan.text()}" for i, plan in enumerate(part)])
        _lines([_blocked_words(blocked) for blocked in part.blocked])
    if questions:
        out.print(Text("■ 接下来最该问的", style="bold"))
        names = {name: judgement.policy.name for name, judgement in found.items()}
        _lines([_question_words(question, names) for question in questions[:MOST_QUESTIONS]])
    else:
        out.print(Text("■ 没有会改变结果的问题了。", style="bold"))


def _show_step(step: StepUp) -> None:
    low, high = step.current
    here = step.ladder.name_of(low)
    out.print(Text(f"■ {step.ladder.name}", style="bold"))
    lines = [
        f"现在：{here}" if low == high else f"现在：{here}至{step.ladder.name_of(high)}之间，待定"
    ]
    if step.next_rung:
        lines.append(f"下一级：{step.next_rung.name}")
        lines += [
            f"  打开：{unlock['says']}（{unlock.get('clause', '')}）" for unlock in step.unlocks
        ]
    else:
        lines.append("已在最高一级。")
    lines += [f"⚠ {risk.reason}" for risk in step.at_risk]
    _lines(lines)


def _blocked_words(blocked: Blocked) -> str:
    return f"{'动不了的' if blocked.held else '不是企业能改的'}——{blocked.text()}"


def _question_words(question: Question, names: dict[str, str]) -> str:
    decides = "、".join(names[policy] for policy in question.decides if policy in names)
    who = f"（{SUPPLIERS[question.supplier]}）"
    return f"{question.asks}{who}" + (f" 可定：{decides}" if decides else "")


def _lines(lines: list[str]) -> None:
    for line in lines:
        say(line, indent=2)


def _record(
    entity: str,
    opened_run: FinishedRun,
    steps: list[StepUp],
    plans: dict[str, Plans],
    questions: list[Question],
) -> dict[str, Any]:
    return {
        "id": entity,
        "as_of": opened_run.as_of.isoformat(),
        "ladders": [_step(step) for step in steps],
        "policies": {name: _plans(part) for name, part in plans.items()},
        "questions": [_question(question) for question in questions],
    }


def _step(step: StepUp) -> dict[str, Any]:
    return {
        "ladder": step.ladder.id,
        "rung": {"min": step.current[0], "max": step.current[1]},
        "next": step.next_rung.code if step.next_rung else None,
        "unlocks": [unlock["says"] for unlock in step.unlocks],
        "at_risk": [
            {"rung": risk.rung.code, "says": risk.reason, "on": risk.date.isoformat()}
            for risk in step.at_risk
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "fact": question.concept.name,
        "asks": question.asks,
        "supplier": question.supplier,
        "decides": list(question.decides),
        "surely": list(question.surely),
    }


def _window(plan: Plan) -> dict[str, Any] | None:
    opening = plan.handing.opening
    if opening is None:
        return None
    return {
        "title": opening.window.title,
        "first": opening.first.isoformat() if opening.first else None,
        "last": opening.last.isoformat() if opening.last else None,
        "confidence": opening.stated.confidence,
        "says": opening.text(),
    }


def _plans(plans: Plans) -> dict[str, Any]:
    made = [
        {
            "changes": {name: json_number(change) for name, change in plan.changes.items()},
            "mends": [condition.id for condition in plan.mends],
            "months": plan.months,
            "by_when": plan.by_when.isoformat(),
            "window": _window(plan),
            "wait_until": plan.wait_until.isoformat() if plan.wait_until else None,
            "verdict_after": plan.verdict_after,
            "missing": list(plan.missing),
            "says": plan.text(),
        }
        for plan in plans
    ]
    blocked = [{"condition": b.condition.id, "says": b.text()} for b in plans.blocked]
    return {"plans": made, "blocked": blocked}
