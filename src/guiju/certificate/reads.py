"""What judging one entity under one version reads: formulas, concepts by year, titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guiju.evaluation.judging import PLACE, Judgement
from guiju.formulas import nodes as n
from guiju.policies.conditions import Condition, Leaf
from guiju.policies.policy import Version
from guiju.rulebook import Rulebook
from guiju.vocabulary import Concept


@dataclass
class Reads:
    """Everything a judgement may look at, in the order first met.

    concepts: by name. years: {yearly concept: calendar years}. titles: {code: label}.
    identity: what the entity is called by, which no rule reads.
    """

    concepts: dict[str, Concept] = field(default_factory=dict)
    years: dict[str, set[int]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    identity: tuple[Concept, ...] = ()

    def add(self, concept: Concept | None) -> None:
        """One more concept."""
        if concept is not None:
            self.concepts.setdefault(concept.name, concept)

    def formula(self, node: n.Node, reference: int) -> None:
        """Everything a formula mentions, derivations included."""
        for part in node.walk():
            if isinstance(part, n.Fact):
                self.add(part.concept)
                if part.concept.yearly:
                    years = self.years.setdefault(part.concept.name, set())
                    years.add(reference + part.shift)
            elif isinstance(part, n.Count):
                self.add(part.concept)
            elif isinstance(part, n.Holds):
                self.titles.update(zip(part.titles, part.labels, strict=True))


def reads_of(book: Rulebook, judgement: Judgement) -> Reads:
    """What the policy reads of an entity, the facts that choose its version included."""
    found, policy, version = Reads(identity=identity(book)), judgement.policy, judgement.version
    if version is not None and judgement.situation is not None:
        for leaf in leaves_of(version):
            for node in (leaf.measure, leaf.threshold):
                if node is not None:
                    found.formula(node, judgement.situation.reference)
        for output in version.outputs.values():
            found.formula(output, judgement.situation.reference)
        if version.reference_year is not None:
            found.formula(version.reference_year, judgement.situation.today.year - 1)
        found.add(book.kind.concepts.get(n.REGISTRATION))  # from when on a firm has years
    # Whether the policy applies here, and whose parameters: a place may lay its own over any.
    found.add(book.kind.concepts.get(PLACE))
    if policy.case_fact is not None:
        found.add(book.kind.find(policy.case_fact))
    return found


def identity(book: Rulebook) -> tuple[Concept, ...]:
    """The concepts that say who an entity is: its name, and codes given from outside."""
    names = (book.kind.named_by, *book.kind.identified_by)
    return tuple(book.kind.concepts[name] for name in names if name in book.kind.concepts)


def leaves_of(version: Version) -> Iterator[Leaf]:
    """The leaves of a version's conditions, then those its advice hangs on."""
    advice = [item.when for item in version.advise if item.when is not None]
    trees: list[Condition] = [*([version.tree] if version.tree else []), *advice]
    for tree in trees:
        yield from (node for node in tree.walk() if isinstance(node, Leaf))
