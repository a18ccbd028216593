"""Ladders are read with their rungs in order, and slips are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.rulebook import load_rulebook
from tests.cast import POLICY, write_rulebook

TREE = "  all:\n  - {id: a, clause: 一, measure: core}\n"
METRICS = "metrics:\n  rung: {label: 梯级, rows: [{if: holds(hte), value: 2}, {if: holds(pool), value: 1}], else: 0}\n"
LADDER = """\
id: two
name: 两级
metric: rung
rungs:
- {rung: 1, code: pool, name: 培育库, title: pool, policy: p, unlocks: [{says: 示例好处, confidence: K}]}
- {rung: 2, code: hte, name: 高企, title: hte, policy: p}
"""


def rulebook(tmp_path: Path, ladder: str) -> Path:
    """A rulebook with one policy and this ladder."""
    root = write_rulebook(tmp_path, {"p": POLICY.format(id="p", tree=TREE)}, METRICS)
    (root / "ladders" / "two.yaml").write_text(ladder)
    return root


def test_a_ladder_names_its_rungs(tmp_path: Path) -> None:
    """Zero and beyond the top have names too."""
    ladder = load_rulebook(rulebook(tmp_path, LADDER)).ladders["two"]
    assert [ladder.name_of(number) for number in (0, 1, 2, 3)] == [
        "未入梯次",
        "培育库",
        "高企",
        "未入梯次",
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("policy: p}", "policy: q}", "不存在的政策“q”"),
        ("rung: 2", "rung: 3", "从 1 起依次编号"),
        ("metric: rung", "metric: rang", "缺少 metric"),
        ("title: hte", "titel: hte", "不认识的键“titel”"),
    ],
)
def test_slips_are_told(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    """Each with the file it stands in."""
    with pytest.raises(BadInput) as caught:
        load_rulebook(rulebook(tmp_path, LADDER.replace(was, becomes)))
    assert said in str(caught.value)
    assert "ladders/two.yaml" in str(caught.value)
