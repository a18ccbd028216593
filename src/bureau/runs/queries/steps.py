"""The one thing to do: the smallest step to the next rung, with its amount and clause."""

from __future__ import annotations

from dataclasses import dataclass

from bureau.runs.queries.shapes import (
    ConditionView,
    LadderView,
    MoveView,
    PlanView,
    PolicyView,
)

MOST_NAMED = 3
WORDS = ("增加", "减少")


@dataclass(frozen=True)
class Words:
    """A move taken apart, so that its amount can be set in bold: 研发费用 增加 234万元 （至…）."""

    label: str
    word: str
    amount: str
    after: str


@dataclass(frozen=True)
class Mended:
    """A condition the step mends: what it is about, from where to where, with its clause."""

    about: str
    value: str
    threshold: str
    clause: str
    verified: bool


@dataclass(frozen=True)
class Step:
    """What to do next. kind: move, wait, apply, ask, person, blocked, top or none.

    policy: by which the next rung is reached; rest: what is still to be answered after it;
    otherwise: the second plan in a sentence, for when the first cannot be done.
    """

    kind: str
    policy: PolicyView | None = None
    words: tuple[Words, ...] = ()
    plan: PlanView | None = None
    mends: tuple[Mended, ...] = ()
    rest: tuple[str, ...] = ()
    otherwise: str = ""
    says: str = ""


def nearest(ladder: LadderView) -> PolicyView | None:
    """Of the policies that lead to the next rung the one that lacks least."""
    ranks = {"eligible": 0, "unknown": 1, "ineligible": 2}
    ways = [way for way in ladder.ways if way.verdict in ranks]
    return min(
        ways,
        key=lambda way: (ranks[str(way.verdict)], len(way.lacking), way.count("unknown")),
        default=ladder.ways[0] if ladder.ways else None,
    )


def step_of(ladder: LadderView) -> Step:
    """The step to the next rung of a ladder."""
    if ladder.next_rung is None:
        return Step("top", says="已在这条梯次的最高一级。")
    way = nearest(ladder)
    if way is None:
        return Step("none", says=f"规则库里没有通向“{ladder.next_rung.name}”的政策。")
    return step_for(way)


def step_for(way: PolicyView) -> Step:
    """The step by which a policy would be met."""
    if way.verdict == "eligible":
        return Step("apply", way, says=f"“{way.name}”的条件已全部满足，现在就能报。")
    if way.verdict == "not_applicable":
        return Step("none", way, says=f"“{way.name}”目前不适用：{way.reason}。")
    if way.plans:
        return _planned(way)
    if way.verdict == "unknown":
        return _open(way)
    return Step("blocked", way, says=_blocked(way))


def _planned(way: PolicyView) -> Step:
    plan = way.plans[0]
    other = way.plans[1].text if len(way.plans) > 1 else ""
    return Step(
        kind="move" if plan.moves else "wait",
        policy=way,
        words=tuple(words_of(move) for move in plan.moves),
        plan=plan,
        mends=tuple(
            _mended(each) for each in way.conditions if {each.about, each.id} & set(plan.mends)
        ),
        rest=plan.still_missing,
        otherwise=other,
        says=plan.text if plan.hidden else "",
    )


def words_of(move: MoveView) -> Words:
    """A move's sentence taken apart; where it has another form, all of it is the label."""
    rest = move.text.removeprefix(move.label)
    for word in WORDS:
        if rest.startswith(word):
            amount, _, after = rest.removeprefix(word).partition("（")
            return Words(move.label, word, amount, f"（{after}" if after else "")
    return Words(move.text, "", "", "")


def _mended(condition: ConditionView) -> Mended:
    return Mended(
        condition.about,
        condition.value,
        condition.threshold,
        condition.clause,
        condition.verified,
    )


def _open(way: PolicyView) -> Step:
    """An open verdict: what is blank, the firm's own first; else a person has to decide."""
    asked = [each for each in way.missing if each.supplier not in ("officer", "expert")]
    if not asked:
        what = "、".join(each.label for each in way.missing[:MOST_NAMED])
        said = f"：{what}" if what else ""
        return Step("person", way, says=f"已知条件都满足，只等人工认定{said}。")
    named = "、".join(each.label for each in asked[:MOST_NAMED])
    more = f"等 {len(asked)} 项" if len(asked) > MOST_NAMED else ""
    return Step("ask", way, says=f"没有不满足的条件。补上{named}{more}，就有结论。")


def _blocked(way: PolicyView) -> str:
    if not way.blocked:
        return f"“{way.name}”有条件不满足，没有企业自己能走的一步。"
    return f"不是企业自己能改的：{'；'.join(way.blocked[:MOST_NAMED])}。"
