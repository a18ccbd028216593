"""`guiju diff RUN RUN`: every verdict that moved between two runs, with its cause."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from guiju.cli.dossier import VERDICTS
from guiju.cli.from_run import opened
from guiju.cli.options import JsonOption, PolicyOption, RulebookOption
from guiju.cli.screen import FOUND, err, out, print_json, progress, table
from guiju.comparison import CAUSES, FinishedRun, Moved, moved
from guiju.comparison.causes import RULES
from guiju.errors import BadInput, Problem
from guiju.formulas.nodes import Metric
from guiju.rulebook import Rulebook

BeforeArgument = Annotated[Path, typer.Argument(metavar="RUN", help="较早的一次运行。")]
AfterArgument = Annotated[Path, typer.Argument(metavar="RUN", help="较晚的一次运行。")]
BookBefore = Annotated[
    Path | None,
    typer.Option("--before-rulebook", metavar="文件夹", help="较早那次的规则库，若已不同。"),
]
MostOption = Annotated[
    int, typer.Option("--most", metavar="条数", min=0, help="最多列出几条；--json 不受此限。")
]


def diff(
    before: BeforeArgument,
    after: AfterArgument,
    policy: PolicyOption = None,
    rulebook: RulebookOption = None,
    before_rulebook: BookBefore = None,
    most: MostOption = 40,
    as_json: JsonOption = False,
) -> None:
    """Judge again, exactly, whoever may have moved; exit 1 when somebody has."""
    later = opened(after, rulebook)
    # One rulebook for both unless told: what differs then is its version by date, never a file.
    earlier = opened(before, before_rulebook or later.book)
    if earlier.stale and before_rulebook is None:
        err.print("· 要按当时的规则比较，用 --before-rulebook 指明当时的规则库", markup=False)
    names = _common(earlier, later, policy)
    sides = earlier.judged(names), later.judged(names)
    with progress("对比两次运行") as advance:
        found = list(moved(*sides, names, advance))
    was, now = (set(side.facts["entity"]) for side in sides)
    strangers = {"new": len(now - was), "gone": len(was - now)}
    if as_json:
        for one in found:
            print_json(_record(one))
        print_json({"moved": len(found), "causes": _sums(found), **strangers})
    else:
        _show(found, later.book, most)
        new, gone = strangers.values()
        out.print(f"新增企业 {new:,} 家，不再出现 {gone:,} 家", markup=False)
    if found:
        raise typer.Exit(FOUND)


def _common(earlier: FinishedRun, later: FinishedRun, wanted: list[str] | None) -> list[str]:
    """The policies both runs judged; the others are told, and refused where they were asked."""
    asked = [policy.id for policy in later.book.chosen(wanted)]
    common = [name for name in later.policies if name in earlier.policies and name in asked]
    alone = sorted((set(earlier.policies) ^ set(later.policies)) & set(asked))
    missed = [name for name in wanted or () if name not in common]
    if missed or not common:
        met = f"不是两次运行都有政策“{'、'.join(missed)}”" if missed else "两次运行没有共同的政策"
        known = "、".join(name for name in later.policies if name in earlier.policies)
        expected = known or "两次运行都判过的政策"
        raise BadInput(Problem(met, expected=expected, do="用同一组政策各运行一次"))
    if alone:
        err.print(f"· 只有一次运行判过、不在对比之内：{'、'.join(alone)}", markup=False)
    return common


def _sums(found: list[Moved]) -> dict[str, int]:
    counted = Counter(one.cause.kind for one in found)
    return {kind: counted.get(kind, 0) for kind in CAUSES}


def _record(one: Moved) -> dict[str, Any]:
    return {
        "entity": one.entity,
        "policy": one.policy,
        "before": one.before,
        "after": one.after,
        "cause": one.cause.kind,
        "why": one.cause.text,
        "facts": [
            {"fact": fact.name, "years": fact.years, "before": fact.before, "after": fact.after}
            for fact in one.cause.facts
        ],
    }


def _show(found: list[Moved], book: Rulebook, most: int) -> None:
    rows = []
    for name in dict.fromkeys(one.policy for one in found):
        own = [one for one in found if one.policy == name]
        rows.append(_counted(book.policies[name].name, own))
    heads = [("政策", "left"), ("变了", "right"), *((text, "right") for text in CAUSES.values())]
    table("变了的结论，按原因", heads, [*rows, _counted("合计", found)])
    # New rules move everybody alike; what is a firm's own comes first.
    told = sorted(found, key=lambda one: one.cause.kind == RULES)[:most]
    if told:
        heads = [(text, "left") for text in ("企业", "政策", "原来", "现在", "原因")]
        table("", heads, [_line(one, book) for one in told])
    if len(found) > len(told):
        text = f"……共 {len(found):,} 条，只列 {len(told):,} 条；--json 给出全部"
        out.print(text, markup=False)


def _counted(name: str, own: list[Moved]) -> list[str]:
    return [name, f"{len(own):,}", *(f"{number:,}" for number in _sums(own).values())]


def _line(one: Moved, book: Rulebook) -> list[str]:
    words = [state_text(text, one.policy, book) for text in (one.before, one.after)]
    cause = f"{CAUSES[one.cause.kind]}：{one.cause.text}"
    return [one.entity, book.policies[one.policy].name, *words, cause]


def state_text(text: str, policy: str, book: Rulebook) -> str:
    """A verdict in Chinese; outputs by their labels, a rung by the name its ladder gives it."""
    if text in VERDICTS:
        return VERDICTS[text][0]
    return "；".join(_output_text(part, policy, book) for part in text.split("；"))


def _output_text(text: str, policy: str, book: Rulebook) -> str:
    name, _, value = text.partition("=")
    nodes = [version.outputs.get(name) for version in book.policies[policy].versions]
    for ladder in book.ladders.values():
        if ladder.metric in nodes:
            ends = value.split("—")
            return "—".join(ladder.name_of(int(n)) if n.isdigit() else n for n in ends)
    labels = [node.label for node in nodes if isinstance(node, Metric)]
    return f"{labels[0] if labels else name}{value}"
