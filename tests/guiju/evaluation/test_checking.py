"""Cases are compared in the units they are written in."""

from __future__ import annotations

from pathlib import Path

from guiju.evaluation.checking import check_policy
from guiju.rulebook import load_rulebook
from tests.cast import POLICY, write_rulebook

TREE = """\
  all:
  - {id: a, clause: 一, measure: core}
outputs: {share: research / sales, spent: research}
"""
CASES = """\
base:
  as_of: 2024-12-31
  facts: {core: true, sales: {2023: 100}, research: {2023: 15}}
cases:
- {says: 示例相符, verdict: eligible, outputs: {share: 15%, spent: 15}}
- {says: 示例不符, verdict: eligible, outputs: {share: 16%, spent: 15}}
- {says: 示例空缺, facts: {research: null}, verdict: eligible, outputs: {share: unknown}}
"""


def test_outputs_are_compared_as_written(tmp_path: Path) -> None:
    """15% is 0.15 and 15 of money is 15 万元; what differs is told."""
    root = write_rulebook(tmp_path, {"p": POLICY.format(id="p", tree=TREE)})
    (root / "policies" / "p" / "cases.yaml").write_text(CASES)
    answers = list(check_policy(load_rulebook(root), "p"))
    assert [len(answer.problems) for answer in answers] == [0, 1, 0]
    assert "输出不符" in answers[1].problems[0].text()
