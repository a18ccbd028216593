"""What the tests of stacking share: one file of benefits and rules, one firm, what is best."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from guiju.rulebook import Rulebook
from guiju.stacking import Combination, Received, best_combination, load_stacking
from tests.cast import DAY, firm, small_rulebook

TREE = "  all:\n  - {id: rich, clause: 一, says: 研发费用, measure: research, at_least: 50}\n"
HEAD = "source: 示例办法\nconfidence: V\nbenefits:\n"
WAN = 1_000_000


def benefit(name: str, amount: int | str | None, level: str = "county", more: str = "") -> str:
    """A line of benefits; an amount in 万元, a formula, or none; entitled by the title hte."""
    plain = f", amount: {amount}, unit: 万元" if isinstance(amount, int) else ""
    said = f", amount: {amount!r}" if isinstance(amount, str) else plain
    by = "" if "policy:" in more else ", title: hte"
    return f"  {name}: {{label: {name}, level: {level}{by}{said}{more}}}\n"


class Bureau:
    """One policy, `p` (at least 50万元 of research), and one file of benefits and rules."""

    def __init__(self, root: Path, *benefits: str, rules: str = "") -> None:
        self.book: Rulebook = small_rulebook(root, TREE)
        path = root / "money.yaml"
        path.write_text(HEAD + "".join(benefits) + (f"rules:\n{rules}" if rules else ""))
        self.stacking = load_stacking(self.book, path)

    def best(self, *received: Received, titles: Any = None, **facts: Any) -> Combination:
        """What is best for a firm that holds hte, unless other titles are given."""
        held = {"hte": date(2025, 12, 31)} if titles is None else titles
        entity = firm(self.book, titles=held, **facts)
        return best_combination(self.book, entity, DAY, self.stacking, received)


def got(name: str, amount: int, on: date) -> Received:
    """Money received before, in 万元."""
    return Received(name, amount * WAN, on)


def taken(found: Combination) -> dict[str, int]:
    """What is taken and what it pays, in whole 万元."""
    return {each.benefit.id: each.amount // WAN for each in found.taken}


def why(found: Combination) -> dict[str, str]:
    """Why each of the rest is left out."""
    return {each.benefit.id: each.why for each in found.left_out}
