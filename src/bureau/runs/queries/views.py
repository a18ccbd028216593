"""The policies of one firm in words, each made when first asked for."""

from __future__ import annotations

from collections.abc import Iterable

from bureau.runs.queries.conditions import Cites
from bureau.runs.queries.policies import policy_view
from bureau.runs.queries.reasoning import Reasoning
from bureau.runs.queries.seeing import Seeing
from bureau.runs.queries.shapes import PolicyView


class Views(dict[str, PolicyView]):
    """Views by policy: words and plans cost more than judging, so that a page pays for its own."""

    def __init__(self, thought: Reasoning, seeing: Seeing, cites: Cites) -> None:
        super().__init__()
        self.thought, self.seeing, self.cites = thought, seeing, cites
        self.judgements = thought.judgements

    def __contains__(self, name: object) -> bool:
        return name in self.judgements

    def __missing__(self, name: str) -> PolicyView:
        plans, record = self.thought.plans(name), self.thought.record(name)
        view = policy_view(self.judgements[name], record, self.seeing, self.cites, plans)
        self[name] = view
        return view

    def called(self, names: Iterable[str]) -> tuple[str, ...]:
        """What people call these policies."""
        return tuple(self.judgements[name].policy.name for name in names if name in self)
