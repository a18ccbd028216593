"""What to ask next: the answer that settles most, from whom it is easiest to have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guiju.evaluation.judging import OPEN, Judgement, judge, judge_policy
from guiju.evaluation.mentions import union
from guiju.facts.entity import Facts
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation
from guiju.gaps.answers import Reader, answered, blank_years
from guiju.gaps.keeping import metric_facts, same_but_for
from guiju.gaps.leaf_notes import facts_asked, filling_watches, parts_of
from guiju.gaps.watching import Watch, collect
from guiju.policies.conditions import UNKNOWN, Leaf
from guiju.rulebook import Rulebook
from guiju.vocabulary import Concept

# The firm knows its own figures today; an expert's opinion takes longest.
SUPPLIERS = ("enterprise", "officer", "list", "platform", "market", "expert")


@dataclass(frozen=True)
class Question:
    """One fact to ask for.

    asks: the question in plain Chinese; decides: the policies some answer would settle;
    surely: those every plausible answer settles; concerns: all whose answer it is missing from.
    supplier: who can say, as the vocabulary has it. years: the blank years of a yearly fact.
    """

    concept: Concept
    asks: str
    decides: tuple[str, ...]
    surely: tuple[str, ...]
    concerns: tuple[str, ...]
    years: tuple[int, ...] = ()

    @property
    def supplier(self) -> str:
        """enterprise, officer, list, platform, market or expert."""
        return self.concept.supplier


def next_questions(
    rulebook: Rulebook, facts: Facts, as_of: date, policies: Sequence[str] | None = None
) -> list[Question]:
    """Every question that is still worth asking, the most useful first; none when all is settled.

    For each missing fact a few plausible answers are tried on every policy that misses it: yes
    and no, each choice, numbers on both sides of where something changes, no record and one. Order:
    most policies settled whatever the answer; most settled by some answer; the firm before others;
    most policies concerned; the order of the vocabulary.
    """
    judgements = judge(rulebook, facts, as_of, policies)
    waiting = {name: each for name, each in judgements.items() if each.missing}
    missing = union(dict.fromkeys(each.missing) for each in waiting.values())
    order = {name: place for place, name in enumerate(rulebook.kind.concepts)}
    found = [
        _question(rulebook.kind.concepts[name], facts, as_of, _missing(waiting, name))
        for name in missing
        if name in rulebook.kind.concepts
    ]
    return sorted(found, key=lambda question: _rank(question, order))


def settled(rulebook: Rulebook, facts: Facts, as_of: date, policy: str) -> bool:
    """Whether no answer can change this any more: decided, or open only for a person to review."""
    (chosen,) = rulebook.chosen([policy])
    return not judge_policy(chosen, facts, as_of).missing


def _rank(question: Question, order: Mapping[str, int]) -> tuple[int, ...]:
    return (
        -len(question.surely),
        -len(question.decides),
        SUPPLIERS.index(question.supplier),
        -len(question.concerns),
        order[question.concept.name],
    )


def _missing(waiting: Mapping[str, Judgement], name: str) -> dict[str, Judgement]:
    return {policy: each for policy, each in waiting.items() if name in each.missing}


def _question(
    concept: Concept, facts: Facts, as_of: date, concerned: Mapping[str, Judgement]
) -> Question:
    readers = [reader for each in concerned.values() for reader in _readers(concept.name, each)]
    some: dict[str, None] = {}
    always = dict.fromkeys(concerned)
    for answer in answered(concept, facts, readers, as_of):
        shared = _kept(concept, answer, concerned)
        now = {name for name, each in concerned.items() if _decided(each, answer, as_of, shared)}
        some.update(dict.fromkeys(name for name in concerned if name in now))
        always = {name: None for name in always if name in now}
    asks = concept.ask or f"{concept.label}？"
    years = sorted(blank_years(concept.name, readers)) if concept.yearly else ()
    return Question(concept, asks, tuple(some), tuple(always), tuple(concerned), tuple(years))


def _kept(
    concept: Concept, answer: Facts, concerned: Mapping[str, Judgement]
) -> dict[int, Situation]:
    """The situations to judge the answer in, by reference year."""
    kept: dict[int, Situation] = {}
    for each in concerned.values():
        before, version = each.situation, each.version
        if before is not None and version is not None and before.reference not in kept:
            reads = metric_facts(version)
            kept[before.reference] = same_but_for(before, answer, (concept.name,), reads)
    return kept


def _decided(judgement: Judgement, facts: Facts, as_of: date, shared: dict[int, Situation]) -> bool:
    after = judge_policy(judgement.policy, facts, as_of, shared)
    return after.verdict != OPEN if after.verdict else not after.missing


# ---- who reads a missing fact


def _readers(name: str, judgement: Judgement) -> list[Reader]:
    """The open leaves, or outputs, of a judgement that ask for the fact."""
    version, situation = judgement.version, judgement.situation
    assert version is not None
    assert situation is not None
    if version.tree is None:
        return [_output(node, name, situation) for node in version.outputs.values()]
    pairs, reads = zip(version.nodes, judgement.outcomes, strict=True), metric_facts(version)
    return [
        Reader(parts_of(node), tuple(filling_watches(node, name)), situation, reads)
        for node, outcome in pairs
        if outcome == UNKNOWN and isinstance(node, Leaf) and name in facts_asked(node)
    ]


def _output(node: n.Number, name: str, situation: Situation) -> Reader:
    watches: list[Watch] = []
    collect(node, lambda fact: fact.concept.name == name, watches)
    return Reader(tuple(node.walk()), tuple(watches), situation, {})
