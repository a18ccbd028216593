"""Cases are compared in the units they are written in."""

from __future__ import annotations

from pathlib import Path

from guiju.evaluation.checking import check_metrics, check_policy
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
AMOUNTS = """\
metrics:
  award:
    label: 奖励
    unit: 万元
    by: research / sales
    at_least: {10%: 50, 5%: 30}
    else: 0
    nothing: 10
  capped: {label: 封顶奖励, unit: 万元, formula: "min(award, research)"}
"""
AMOUNT_CASES = """\
base: {as_of: 2024-12-31, facts: {sales: {2023: 1000}, research: {2023: 100}}}
cases:
- {says: 恰一成, metric: award, value: 50}
- {says: 差一分钱, facts: {research: {2023: 99.999999}}, metric: award, value: 30}
- {says: 没有收入, facts: {sales: {2023: 0}}, metric: award, value: 10}
- {says: 取低, facts: {sales: {2023: 100}, research: {2023: 20}}, metric: capped, value: 20}
"""


def test_outputs_are_compared_as_written(tmp_path: Path) -> None:
    """15% is 0.15 and 15 of money is 15 万元; what differs is told."""
    root = write_rulebook(tmp_path, {"p": POLICY.format(id="p", tree=TREE)})
    (root / "policies" / "p" / "cases.yaml").write_text(CASES)
    answers = list(check_policy(load_rulebook(root), "p"))
    assert [len(answer.problems) for answer in answers] == [0, 1, 0]
    assert "输出不符" in answers[1].problems[0].text()


def test_bare_numbers_are_the_money_their_metric_is_in(tmp_path: Path) -> None:
    """A table of awards in 万元 may stand beside any other money, also where it has no key."""
    root = write_rulebook(tmp_path, {}, AMOUNTS)
    (root / "metrics" / "cases").mkdir()
    (root / "metrics" / "cases" / "metrics.yaml").write_text(AMOUNT_CASES)
    answers = list(check_metrics(load_rulebook(root)))
    assert [p.text() for answer in answers for p in answer.problems] == []
    assert len(answers) == 4
