"""Every policy over one firm in brief: how near it is and what stands between; no firm's numbers.

What is told in full costs words and plans; a page that folds most policies away needs this only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import guiju
from bureau.runs.queries.shapes import PERSONS, Brief

READY, NEAR, FAR, OPEN, PERSON, NOT_APPLICABLE, FIGURES = (
    "ready",
    "near",
    "far",
    "open",
    "person",
    "not_applicable",
    "figures",
)
GROUPS = {
    READY: "现在就能报",
    NEAR: "差一点",
    OPEN: "补几项就有结论",
    PERSON: "需人工判断",
    FAR: "还差得远",
    FIGURES: "测算",
    NOT_APPLICABLE: "不适用",
}
"""How near a firm is to a policy, in the order pages show it."""
NEAR_MOST = 2
"""So many unmet conditions are still near."""
UNMET = 0


def briefs(book: guiju.Rulebook, judgements: Mapping[str, guiju.Judgement]) -> tuple[Brief, ...]:
    """All of them, in the order of the rulebook."""
    return tuple(_brief(book, each) for each in judgements.values())


def _brief(book: guiju.Rulebook, judgement: guiju.Judgement) -> Brief:
    concepts = book.kind.concepts
    missing = [concepts[name] for name in judgement.missing if name in concepts]
    unmet = lacking(judgement)
    persons_only = bool(missing or judgement.review) and all(
        each.supplier in PERSONS for each in missing
    )
    return Brief(
        id=judgement.policy.id,
        name=judgement.policy.name,
        verdict=judgement.verdict,
        group=_group(judgement.verdict, len(unmet), persons_only),
        unmet=unmet,
        missing=tuple(each.label for each in missing),
        reason=judgement.reason or "",
    )


def _group(verdict: str | None, unmet: int, persons_only: bool) -> str:
    if verdict == "ineligible":
        return NEAR if unmet <= NEAR_MOST else FAR
    if verdict == "unknown":
        return PERSON if persons_only else OPEN
    return {"eligible": READY, "not_applicable": NOT_APPLICABLE}.get(verdict or "", FIGURES)


def lacking(judgement: guiju.Judgement) -> tuple[str, ...]:
    """What a refusal comes down to: leaves, and choices of which no way is met, each as one."""
    return tuple(_unmet(judgement)) if judgement.verdict == "ineligible" else ()


def _unmet(judgement: guiju.Judgement) -> Iterator[str]:
    version = judgement.version
    assert version is not None
    assert version.tree is not None
    pairs = zip(version.nodes, judgement.outcomes, strict=True)
    outcomes = {id(node): outcome for node, outcome in pairs}

    def items(node: Any) -> Iterator[str]:
        if outcomes[id(node)] != UNMET:
            return
        members = getattr(node, "members", ())
        if members and node.kind != "none" and node.needed == len(members):
            for member in members:
                yield from items(member)
        else:
            yield _called(node)

    yield from items(version.tree)


def _called(node: Any) -> str:
    """What a condition is about; of a choice without a name, its ways."""
    if node.says:
        return str(node.says)
    ways = [_called(each) for each in getattr(node, "members", ())]
    if not ways:
        return str(node.id or "条件")
    first = "、".join(ways[:2]) + ("等" if len(ways) > 2 else "")
    return f"不得有：{first}" if node.kind == "none" else f"{first}均不符合"
