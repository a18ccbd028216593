"""`guiju check`: is the rulebook sound, and do its cases pass?"""

from __future__ import annotations

import typer

from guiju.cli.options import JsonOption, RulebookOption
from guiju.cli.screen import FOUND, complain, out, print_json, progress, table
from guiju.errors import BadInput, Problem, Problems
from guiju.evaluation.checking import Answer, check_metrics, check_policy
from guiju.evaluation.widths import refused_in_bulk
from guiju.policies.conditions import leaves
from guiju.policies.policy import Policy
from guiju.rulebook import Rulebook, load_rulebook
from guiju.stacking import load_stacking


def check(rulebook: RulebookOption = None, as_json: JsonOption = False) -> None:
    """Load the rulebook, run every case, and tell what does not hold."""
    book = load_rulebook(rulebook)
    load_stacking(book)
    answers = run_cases(book)
    problems = [problem for part in answers.values() for a in part for problem in a.problems]
    problems += refused_in_bulk(book)
    if as_json:
        print_json(_record(book, answers, problems))
    else:
        _show(book, answers)
        if not problems:
            out.print("✓ 规则库健全，案例全部通过。", markup=False)
    if problems and not as_json:
        complain(BadInput(problems), most=50)
    if problems:
        raise typer.Exit(FOUND)


def run_cases(book: Rulebook) -> dict[str, list[Answer]]:
    """Every case of every policy, and of the metrics under the key “metrics”."""
    found: dict[str, list[Answer]] = {}
    bad = Problems()
    with progress("核对案例", len(book.policies) + 1) as advance:
        for policy in book.policies:
            try:
                found[policy] = list(check_policy(book, policy))
            except BadInput as error:
                bad.adopt(error)
            advance()
        try:
            found["metrics"] = list(check_metrics(book))
        except BadInput as error:
            bad.adopt(error)
    bad.raise_if_any()
    return found


def _failed(answers: list[Answer]) -> int:
    return sum(bool(answer.problems) for answer in answers)


def _record(
    book: Rulebook, answers: dict[str, list[Answer]], problems: list[Problem]
) -> dict[str, object]:
    parts = {name: {"cases": len(part), "failed": _failed(part)} for name, part in answers.items()}
    told = [problem.as_dict() for problem in problems]
    return {"rulebook": book.hash, "sound": not told, "cases": parts, "problems": told}


def _show(book: Rulebook, answers: dict[str, list[Answer]]) -> None:
    rows = []
    for name, part in answers.items():
        policy = book.policies.get(name)
        counts = f"{len(part) - _failed(part)}/{len(part)}"
        rows.append([name, policy.name if policy else "共用指标", *_sizes(policy), counts])
    columns = [("编号", "left"), ("名称", "left"), ("版本", "right"), ("条件", "right")]
    title = f"规则库 {book.root.name} · {book.hash[:12]}"
    table(title, [*columns, ("案例通过", "right")], rows)


def _sizes(policy: Policy | None) -> list[str]:
    if policy is None:
        return ["", ""]
    names = {version.name for version in policy.versions}
    tree = policy.versions[-1].tree
    return [str(len(names)), str(len(leaves(tree)) if tree else 0)]
