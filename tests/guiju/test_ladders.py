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
        ("metric: rung", "metric: rung\norder: 第二", "order: 第二 读不懂"),
    ],
)
def test_slips_are_told(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    """Each with the file it stands in."""
    with pytest.raises(BadInput) as caught:
        load_rulebook(rulebook(tmp_path, LADDER.replace(was, becomes)))
    assert said in str(caught.value)
    assert "ladders/two.yaml" in str(caught.value)


def test_ladders_come_in_their_order(tmp_path: Path) -> None:
    """The first is shown where none is named; without an order it is 1, whatever the file."""
    root = rulebook(tmp_path, LADDER)
    other = LADDER.replace("id: two", "id: another") + "order: 2\n"
    (root / "ladders" / "another.yaml").write_text(other)
    assert list(load_rulebook(root).ladders) == ["two", "another"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "ladders/two.yaml 第1行 · 梯次“two”与“another”的次序都是1"),
        ("order: 2\n", "ladders/two.yaml 第1行 · 梯次编号“another”重复"),
    ],
)
def test_two_ladders_are_told_apart(tmp_path: Path, more: str, said: str) -> None:
    """By id and by order; the second file is named, and what to write there."""
    root = rulebook(tmp_path, LADDER + more)
    (root / "ladders" / "another.yaml").write_text(LADDER.replace("id: two", "id: another"))
    if more:
        renamed = LADDER.replace("id: two", "id: another") + more
        (root / "ladders" / "two.yaml").write_text(renamed)
    with pytest.raises(BadInput) as caught:
        load_rulebook(root)
    assert said in str(caught.value)
