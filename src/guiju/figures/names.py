"""The names in a condition on records: fields, relations, choices."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from guiju.errors import BadInput, Place, Problem
from guiju.figures.nodes import Path
from guiju.vocabulary import Concept, Kind, Vocabulary, close_to

MOST_STEPS = 4


@dataclass(frozen=True)
class Names:
    """The names in reach of one condition: the fields of a kind, and what they lead to."""

    vocabulary: Vocabulary
    kind: Kind
    at: Place
    policies: frozenset[str] = frozenset()
    ladders: tuple[str, ...] = ()
    themes: frozenset[str] = frozenset()

    def beside(self, kind: Kind) -> Names:
        """The same for a record of another kind."""
        return Names(self.vocabulary, kind, self.at, self.policies, self.ladders, self.themes)

    def refuse(self, message: str, expected: str | None = None, do: str | None = None) -> NoReturn:
        """Stop, saying what is wrong with the condition that stands at `at`."""
        raise BadInput(Problem(message, self.at, expected, do))

    def path(self, tree: ast.expr) -> tuple[Path, tuple[Concept, ...]]:
        """A field, perhaps through relations; and the concept it is in each kind it may be in."""
        names = self._steps(tree)
        kinds: tuple[Kind, ...] = (self.kind,)
        labels: list[str] = []
        for step in names[:-1]:
            relation = self._field(kinds, step)[0]
            if relation.type != "entity" or relation.many:
                self.refuse(
                    f"“{relation.label}”不是单一关系，不能写“{step}.…”",
                    do="改写成 linked(关系, 条件)",
                )
            kinds = self.targets(relation)
            labels.append(relation.label)
        concepts = self._field(kinds, names[-1])
        labels.append(concepts[0].label)
        return Path(tuple(names), "的".join(labels)), concepts

    def relation(self, name: str) -> Concept:
        """A relation with several targets, or a list."""
        concept = self._field((self.kind,), name)[0]
        if not (concept.many or concept.type == "list"):
            many = [c.name for c in self.kind.concepts.values() if c.many or c.type == "list"]
            self.refuse(f"“{name}”不是多方关系或列表", expected="、".join(many) or None)
        return concept

    def targets(self, relation: Concept) -> tuple[Kind, ...]:
        """The kinds a relation may lead to; every kind where it names none."""
        names: Iterable[str] = relation.targets or self.vocabulary.kinds
        return tuple(self.vocabulary.kinds[name] for name in names)

    def _steps(self, tree: ast.expr) -> list[str]:
        steps: list[str] = []
        while isinstance(tree, ast.Attribute):
            steps.append(tree.attr)
            tree = tree.value
        if not isinstance(tree, ast.Name) or len(steps) >= MOST_STEPS:
            self.refuse("这里要写一个字段", expected="如 level 或 host.name")
        return [tree.id, *reversed(steps)]

    def _field(self, kinds: tuple[Kind, ...], name: str) -> tuple[Concept, ...]:
        found = tuple(concept for kind in kinds if (concept := kind.find(name)) is not None)
        if not found:
            known = [own for kind in kinds for own in kind.concepts]
            whose = "、".join(kind.label for kind in kinds[:3])
            met = f"{whose}没有“{name}”这一项"
            if do := close_to(name, known):
                self.refuse(met, do=do)
            self.refuse(met, expected="、".join(known[:12]))
        return found
