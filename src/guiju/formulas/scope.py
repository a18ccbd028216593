"""What the names in a formula may mean, and how a slip is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn, Protocol

from guiju.errors import BadInput, Place, Problem
from guiju.formulas.nodes import Constant, Node, Number
from guiju.vocabulary import Concept, Kind, close_to


class Metrics(Protocol):
    """The metrics a formula may call by name."""

    def names(self) -> list[str]:
        """Every metric name."""

    def node(self, name: str, at: Place) -> Node | None:
        """The metric of that name, None when there is none."""

    def call(self, name: str, argument: Callable[[int], Number], at: Place) -> Node | None:
        """A formula of x with its argument put in, None when there is none of that name."""

    def derived(self, concept: Concept) -> Node | None:
        """The formula a concept falls back on when nobody entered it."""


class Refusing(Protocol):
    """Whoever can say that a text standing at `at` is wrong."""

    @property
    def at(self) -> Place:
        """Where the text stands."""

    def refuse(
        self, message: str, *, expected: str | None = None, do: str | None = None
    ) -> NoReturn:
        """Stop, saying what is wrong."""


@dataclass(frozen=True)
class Scope:
    """The names in reach of one formula.

    bound: x of a formula of x, as a function of the year shift; record: the fields of a list's
    records, or {"item": …}, inside a filter.
    """

    kind: Kind
    metrics: Metrics
    at: Place = Place()
    parameters: Mapping[str, Constant] = field(default_factory=dict)
    bound: Mapping[str, Callable[[int], Number]] = field(default_factory=dict)
    record: Mapping[str, Concept] | None = None

    def placed(self, at: Place) -> Scope:
        """The same names for a formula that stands elsewhere."""
        return replace(self, at=at)

    def known_names(self) -> list[str]:
        """Everything a misspelt name might have meant."""
        own = [*self.bound, *self.parameters, *(self.record or {})]
        return [*own, *self.metrics.names(), *self.kind.concepts, "as_of"]

    def refuse(
        self, message: str, *, expected: str | None = None, do: str | None = None
    ) -> NoReturn:
        """Stop, saying what is wrong with the formula that stands at `at`."""
        raise BadInput(Problem(message, self.at, expected, do))

    def refuse_name(self, name: str) -> NoReturn:
        """Stop at a name nobody defined."""
        hint = close_to(name, self.known_names()) or "在 vocabulary/ 或 metrics/ 中先定义它"
        self.refuse(f"不认识的名称“{name}”", do=hint)
