"""What every node is: something with a value, made of other nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from guiju.vocabulary import PURE, Unit


@dataclass(frozen=True)
class Node:
    """Anything that has a value: a number as an interval, or (tests) yes, no, unknown."""

    def children(self) -> Iterator[Node]:
        """The nodes this one is made of, in order."""
        for part in fields(self):
            value = getattr(self, part.name)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Node):
                    yield item

    def walk(self) -> Iterator[Node]:
        """This node and everything below it."""
        yield self
        for child in self.children():
            yield from child.walk()


@dataclass(frozen=True)
class Number(Node):
    """A node whose value is a number."""

    unit: Unit = PURE


@dataclass(frozen=True)
class Predicate(Node):
    """A node whose value is yes, no or unknown."""
