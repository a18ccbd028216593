"""The policies of one firm in words, each made when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import guiju
from bureau.runs.queries.conditions import Cites
from bureau.runs.queries.policies import policy_view
from bureau.runs.queries.seeing import Seeing
from bureau.runs.queries.shapes import PolicyView


class Views(dict[str, PolicyView]):
    """Views by policy: words and plans cost more than judging, so that a page pays for its own.

    steps: the ways up the ladders, whose plans are worked out already.
    """

    def __init__(
        self,
        judgements: Mapping[str, guiju.Judgement],
        as_of: date,
        seeing: Seeing,
        cites: Cites,
        steps: Iterable[Any] = (),
    ) -> None:
        super().__init__()
        self.judgements, self.as_of = judgements, as_of
        self.seeing, self.cites = seeing, cites
        self._plans = {way.judgement.policy.id: way.plans for step in steps for way in step.ways}
        self._told: dict[str, Mapping[str, Any]] = {}

    def __contains__(self, name: object) -> bool:
        return name in self.judgements

    def __missing__(self, name: str) -> PolicyView:
        judgement = self.judgements[name]
        plans = self._plans.get(name)
        if plans is None:
            plans = guiju.smallest_changes(judgement)
        view = policy_view(judgement, self._record(name), self.seeing, self.cites, plans)
        self[name] = view
        return view

    def called(self, names: Iterable[str]) -> tuple[str, ...]:
        """What people call these policies."""
        return tuple(self.judgements[name].policy.name for name in names if name in self)

    def _record(self, name: str) -> Mapping[str, Any]:
        """The kernel's record of a judgement, taken apart for a table."""
        if name not in self._told:
            judged = {name: self.judgements[name]}
            told = guiju.judgement_record("", self.as_of, judged, parts=True)
            self._told[name] = told["policies"][name]
        return self._told[name]
