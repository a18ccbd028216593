"""The stages records of a kind go through: their order, the moves, the proofs a move needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

STAGE = "stage"
"""The concept every kind with stages has by itself."""


@dataclass(frozen=True)
class Stages:
    """Stages in order, low to high, and those beside the order (refused, revoked).

    moves: from a stage to the stages it may go to; none given means every way forward and to
    every side stage. proofs: the fields that must be filled for the move into a stage.
    """

    order: Mapping[str, str]
    side: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    moves: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    proofs: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def labels(self) -> dict[str, str]:
        """Every stage with its label: the order, then the side."""
        return {**self.order, **self.side}

    def rank(self, code: str) -> int | None:
        """The place in the order, from 0; None beside it, so that no side stage is ever higher."""
        codes = list(self.order)
        return codes.index(code) if code in codes else None

    def is_side(self, code: str) -> bool:
        """Whether a stage stands beside the order."""
        return code in self.side

    def at_least(self, code: str) -> tuple[str, ...]:
        """The stage and all above it, side stages never."""
        codes = list(self.order)
        return tuple(codes[codes.index(code) :])

    def next(self, code: str) -> tuple[str, ...]:
        """Where a record at this stage may go without giving a reason."""
        if self.moves:
            return self.moves.get(code, ())
        rank = self.rank(code)
        onward = () if rank is None else list(self.order)[rank + 1 :]
        return (*onward, *(() if self.is_side(code) else self.side))

    def is_back(self, before: str, after: str) -> bool:
        """Whether a move goes back in the order: it may be made, with a reason."""
        first, second = self.rank(before), self.rank(after)
        return first is not None and second is not None and second < first

    def allows(self, before: str | None, after: str) -> bool:
        """Whether a record may go from one stage to the other; a first stage may be any."""
        return before is None or after in self.next(before) or self.is_back(before, after)

    def unreachable(self) -> Iterator[str]:
        """The stages no move leads to, the first aside."""
        reached = {code for source in self.labels for code in self.next(source)}
        yield from (code for code in [*self.order][1:] if code not in reached)
        yield from (code for code in self.side if code not in reached)
