"""What the tests of gaps share: one policy written out, one firm judged by it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from guiju.evaluation.judging import Judgement, judge
from guiju.facts import Facts
from guiju.gaps import Plan, with_changes
from guiju.rulebook import Rulebook
from tests.cast import DAY, firm, small_rulebook

NO_METRICS = "metrics: {}\n"


class Desk:
    """One policy and what it says of firms."""

    def __init__(self, root: Path, tree: str, metrics: str = NO_METRICS) -> None:
        self.book: Rulebook = small_rulebook(root, f"  all:\n{tree}", metrics)

    def judged(self, day: date = DAY, **facts: Any) -> Judgement:
        """The judgement of a firm; a plain number of a yearly fact is the reference year's."""
        return self.of(firm(self.book, day, **facts), day)

    def of(self, facts: Facts, day: date = DAY) -> Judgement:
        """The judgement of facts as they are."""
        return judge(self.book, facts, day)["p"]

    def after(self, judgement: Judgement, changes: dict[str, Fraction]) -> Judgement:
        """The judgement on the same day once the changes are made."""
        assert judgement.situation is not None
        return self.of(with_changes(judgement, changes), judgement.situation.today)


def leaf(name: str, text: str) -> str:
    """One condition as a list item of the tree."""
    return f"  - {{id: {name}, clause: 一, {text}}}\n"


def moves(plan: Plan) -> dict[str, Fraction | int]:
    """The changes of a plan, whole numbers as such."""
    return {name: int(d) if d.denominator == 1 else d for name, d in plan.changes.items()}
